/// How many suggestions of each group stand in a list: names, titles and terms, in this order.
///
/// A quarter of the list is kept for titles and a quarter for terms where there are any; what a group leaves free goes to the
/// others, names before titles before terms.
struct SuggestionMix: Equatable {
  var names: Int
  var titles: Int
  var terms: Int

  /// `names`, `titles` and `terms` are those that there are.
  init(names: Int, titles: Int, terms: Int, limit: Int) {
    let share = limit / 4
    let (keptTitles, keptTerms) = (min(titles, share), min(terms, share))
    self.names = min(names, limit - keptTitles - keptTerms)
    self.titles = min(titles, limit - self.names - keptTerms)
    self.terms = min(terms, limit - self.names - self.titles)
  }

  /// Of two rows of names, each in its order, those that stand in `count` places: a quarter for each row at least, where
  /// it has as many, and otherwise the better first.
  static func merge<Element>(
    _ a: [Element], _ b: [Element], count: Int, isBefore: (Element, Element) -> Bool
  ) -> [Element] {
    let share = count / 4
    let keptA = min(a.count, max(min(a.count, share), count - b.count))
    let keptB = min(b.count, max(min(b.count, share), count - a.count))
    var (nextA, nextB) = (0, 0)
    while nextA + nextB < min(count, a.count + b.count) {
      let left = count - nextA - nextB
      if nextA == a.count || left <= keptB - nextB {
        nextB += 1
      } else if nextB == b.count || left <= keptA - nextA {
        nextA += 1
      } else if isBefore(b[nextB], a[nextA]) {
        nextB += 1
      } else {
        nextA += 1
      }
    }
    return (a[..<nextA] + b[..<nextB]).enumerated().sorted {
      isBefore($0.element, $1.element) || (!isBefore($1.element, $0.element) && $0.offset < $1.offset)
    }.map(\.element)
  }
}
