/// Makes identifiers of entities: SHA-1 of `kheo:`, a noun and the parts, as `make_entity_id` of FollowTheMoney does with the
/// same strings. Equal things have equal identifiers in every export.
struct FTMIdentifiers {
  private var hash = SHA1()
  private var message: [UInt8] = []

  mutating func article(_ id: String) -> SHA1.Digest { make("article", [id]) }

  mutating func card(_ id: String) -> SHA1.Digest { make("card", [id]) }

  mutating func position(of card: SHA1.Digest, _ text: String) -> SHA1.Digest { make("position", [card.hex, text]) }

  mutating func occupancy(of card: SHA1.Digest, _ text: String) -> SHA1.Digest { make("occupancy", [card.hex, text]) }

  mutating func mention(of card: SHA1.Digest, in article: SHA1.Digest, _ text: String) -> SHA1.Digest {
    make("mention", [article.hex, card.hex, text])
  }

  mutating func documentation(of card: SHA1.Digest, in article: SHA1.Digest) -> SHA1.Digest {
    make("documentation", [article.hex, card.hex])
  }

  /// Parts before the last have one length, so that no two lists of parts read alike.
  private mutating func make(_ noun: String, _ parts: [String]) -> SHA1.Digest {
    message.removeAll(keepingCapacity: true)
    message += "kheo:".utf8
    message += noun.utf8
    message.append(UInt8(ascii: ":"))
    for part in parts { message += part.utf8 }
    return hash.digest(padding: &message)
  }
}
