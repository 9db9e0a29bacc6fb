/// The word lists that lines are compared with. Loaded once a process.
struct DebrisLists: Sendable {
  static let shared = DebrisLists()

  let comments = PhraseList("news/cleaning/comments.txt")
  let sources = PhraseList("news/cleaning/sources.txt")
  let navigation = PhraseList("news/cleaning/navigation.txt")
  let related = PhraseList("news/cleaning/related.txt")
  let notices = PhraseList("news/cleaning/notices.txt")
  let bylines = PhraseList("news/cleaning/bylines.txt")
  let bylineOpeners = PhraseList("news/cleaning/byline-openers.txt")
  let nameJoiners = PhraseList("news/cleaning/name-joiners.txt")
  let pictures = PhraseList("news/cleaning/pictures.txt")
  let tags = PhraseList("news/cleaning/tags.txt")
  let dateWords = PhraseList(wordsOf: "news/cleaning/date-words.txt")
  let dates = DateReader()
}
