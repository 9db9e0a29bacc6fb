/// Random texts for property tests.
public struct RandomText {
  public var generator: SplitMix64

  public init(seed: UInt64) { generator = SplitMix64(seed: seed) }

  /// Letters of Vietnamese, German, French and Norwegian, and some of their neighbours, composed.
  public static let latin: [Unicode.Scalar] =
    Array(
      "aăâbcdđeêghiklmnoôơpqrstuưvxyàáảãạằắẳẵặầấẩẫậèéẻẽẹềếểễệìíỉĩịòóỏõọồốổỗộờớởỡợùúủũụừứửữựỳýỷỹỵÀĐƯỢNGHIÊM"
        .unicodeScalars) + Array("äöüßæøåéèêëçœîïôùûÿÄÖÜẞÆØÅŒłşžñİıAEIOUfjwz".unicodeScalars)

  /// Scalars that make trouble: marks, invisible characters, ligatures, digits of other scripts, look-alikes, emoji.
  public static let odd: [Unicode.Scalar] = Array(
    ("\u{300}\u{301}\u{302}\u{303}\u{306}\u{309}\u{31B}\u{323}\u{308}\u{30A}\u{327}\u{AD}\u{200B}\u{200C}\u{200D}\u{2060}"
      + "\u{FEFF}\u{FE0F}ﬁﬂﬀĳǆ№ªº²₃ⅣＡｂ１٣०ðÐƣƉаеорсМНТοΑςΣʼ’‘'·.:,;@_-/ \n\t\u{A0}\u{202F}\u{2009}«»„“\"()!?…&+%€§°’'")
      .unicodeScalars)

  /// Scalars of scripts that ICU cuts.
  public static let foreign: [Unicode.Scalar] = Array(
    "ไทยภาษาไทยខ្មែរລາວ中文漢字かなカタカナ한국어אבגדערביةआपहिन्दी𝐀𝒃👍🏽👨‍👩‍👧🇻🇳".unicodeScalars)

  /// A text of `count` scalars, each from one of the alphabets.
  public mutating func scalars(_ count: Int, from alphabets: [[Unicode.Scalar]]) -> String {
    var text = String.UnicodeScalarView()
    for _ in 0..<count {
      let alphabet = alphabets[Int.random(in: 0..<alphabets.count, using: &generator)]
      text.append(alphabet[Int.random(in: 0..<alphabet.count, using: &generator)])
    }
    return String(text)
  }

  /// Words of 1 to 9 letters from `alphabet`, a blank between two.
  public mutating func words(_ count: Int, from alphabet: [Unicode.Scalar] = RandomText.latin) -> String {
    (0..<count).map { _ in scalars(Int.random(in: 1...9, using: &generator), from: [alphabet]) }.joined(separator: " ")
  }

  /// Any scalar of Unicode, surrogates excepted.
  public mutating func anyScalars(_ count: Int) -> String {
    var text = String.UnicodeScalarView()
    while text.count < count {
      let limit: UInt32 = [0x80, 0x250, 0x600, 0x3000, 0x10000, 0x110000].randomElement(using: &generator)!
      if let scalar = Unicode.Scalar(UInt32.random(in: 0..<limit, using: &generator)) { text.append(scalar) }
    }
    return String(text)
  }

  /// Bytes of any kind, mostly pieces of UTF-8.
  public mutating func bytes(_ count: Int) -> [UInt8] {
    var bytes: [UInt8] = []
    while bytes.count < count {
      switch Int.random(in: 0..<4, using: &generator) {
      case 0: bytes.append(UInt8.random(in: 0...255, using: &generator))
      case 1: bytes += Array(scalars(3, from: [RandomText.latin, RandomText.odd, RandomText.foreign]).utf8).dropLast()
      default: bytes += Array(scalars(3, from: [RandomText.latin, RandomText.odd]).utf8)
      }
    }
    return bytes
  }
}
