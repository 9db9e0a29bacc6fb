import KheoEntities
import KheoNews
import KheoText

/// Counts entities found against those wanted, by the rules of score_seeds.py and score_entities.py: a mention found stands
/// for the wanted mention it overlaps most, the shorter on a tie, if by half of the shorter of the two.
struct ExtractionScore: CustomStringConvertible {
  var found = 0
  var spurious: [String] = []
  var missed: [String] = []

  var f1: Double { 2 * Double(found) / Double(max(1, 2 * found + spurious.count + missed.count)) }
  var description: String { "F1 \(f1), spurious \(spurious), missed \(missed)" }

  /// A wanted mention.
  struct Span {
    var range: Range<Int>
    var id: String
  }

  /// `entities`: the names and mentions found; `wanted`: what is to be found; `optional`: what may be.
  mutating func add(
    _ entities: [(name: String, mentions: [Range<Int>])], wanted: [Span], of ids: Set<String>, optional: [Span] = []
  ) {
    var seen: Set<String> = []
    for entity in entities {
      let stood = Set(entity.mentions.compactMap { Self.best($0, wanted) })
      seen.formUnion(stood)
      if !stood.isEmpty || entity.mentions.contains(where: { Self.best($0, optional) != nil }) { continue }
      spurious.append(entity.name)
    }
    found += seen.intersection(ids).count
    missed += ids.subtracting(seen).sorted()
  }

  private static func best(_ range: Range<Int>, _ spans: [Span]) -> String? {
    var best: (overlap: Int, length: Int, id: String)?
    for span in spans {
      let overlap = min(range.upperBound, span.range.upperBound) - max(range.lowerBound, span.range.lowerBound)
      guard overlap > 0, 2 * overlap >= min(range.count, span.range.count) else { continue }
      if let known = best, (known.overlap, -known.length, known.id) >= (overlap, -span.range.count, span.id) {
        continue
      }
      best = (overlap, span.range.count, span.id)
    }
    return best?.id
  }

  /// What reading and extraction make of a text.
  static func extract(_ text: [UInt8], id: String) -> ArticleEntities {
    let article = ArticleReader().read(SourceDocument(id: id, path: id + ".txt", format: .plain, text: text))
    let stretches = article.lines.compactMap { line -> EntityText.Stretch? in
      guard [LineClass.title, .body, .caption].contains(line.class) else { return nil }
      return EntityText.Stretch(range: line.content, isCaption: line.class == .caption)
    }
    return EntityExtractor().extract(
      EntityText(text: text, stretches: stretches, language: article.language, author: article.author))
  }
}
