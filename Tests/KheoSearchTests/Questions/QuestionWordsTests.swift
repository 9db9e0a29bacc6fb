import KheoText
import Testing

@testable import KheoSearch

/// Words that make a sentence a question: which are marked, and what that does.
@Suite struct QuestionWordsTests {
  private static func marked(_ query: String) -> [String] {
    QueryParser.parse(query, analyzer: Analyzer()).tree.words.filter(\.isInterrogative).map {
      String(decoding: $0.spelling, as: UTF8.self)
    }
  }

  @Test(
    "The question words of a question are marked, in its language",
    arguments: [
      ("Wann wurde die Brücke über den Fluss gebaut?", ["wann"]),
      ("Wie viele Menschen wohnen heute in dieser kleinen Gemeinde?", ["wie", "viele"]),
      ("Combien de ponts enjambent la rivière dans cette ville ?", ["combien", "de"]),
      ("Pourquoi le maire de la commune a démissionné ?", ["pourquoi"]),
      ("Hvor mange innbyggere har kommunen ifølge de nye tallene?", ["hvor", "mange"]),
      ("Hvem er ordfører i kommunen nå?", ["hvem"]),
      ("Cây cầu này được xây dựng khi nào?", ["khi", "nào"]),
      ("Dân số của thành phố này là bao nhiêu người?", ["bao", "nhiêu"]),
    ])
  func marks(_ query: String, _ words: [String]) {
    #expect(Self.marked(query) == words)
  }

  @Test("Without marks in the query, question words are known without theirs, and what they stand for is told")
  func marksUnmarked() {
    let tree = QueryParser.parse("cay cau nay duoc xay dung khi nao o thanh pho", analyzer: Analyzer()).tree
    let words = tree.words.filter(\.isInterrogative)
    #expect(words.map(\.key) == [Array("khi".utf8), Array("nao".utf8)])
    #expect(words.map(\.likelySpelling) == [Array("khi".utf8), Array("nào".utf8)])
    let german = QueryParser.parse("Wofur wurde die alte Brucke damals gebaut", analyzer: Analyzer()).tree.words
    #expect(german.filter(\.isInterrogative).map(\.likelySpelling) == [Array("wofür".utf8)])
  }

  @Test(
    "In a short query, in another language, in quotes, behind an operator, and among nothing else they are words",
    arguments: [
      "wann Brücke gebaut", "wer war Luther", "khi nào xây", "Ai Weiwei Ausstellung im Museum der Stadt",
      "\"wann wurde die Brücke gebaut\"", "=wann wurde die Brücke gebaut", "wer was wann wo", "wurde die Brücke -wann",
      "title:wann wurde die Brücke* OR gebaut", "Pham Van Ai Nguyen Thi Gi",
      "bài hát mới của ca sĩ Ai Phương",
    ])
  func leavesOthers(_ query: String) {
    #expect(Self.marked(query).isEmpty)
  }

  @Test("Marks tell a question word from another word with its letters")
  func marksCount() {
    #expect(Self.marked("Cây cầu này được xây dựng ở đầu làng").isEmpty)
    #expect(Self.marked("Cây cầu này được xây dựng ở đâu") == ["ở", "đâu"])
  }

  @Test("A question word weighs its share of what it would, and its switch gives it back")
  func weighsLittle() throws {
    let collection = try TestCollection(
      bodies: ["wann wurde die brücke gebaut", "die brücke wurde x", "die wiese y", "wann z"]
        + (0..<9).map { _ in "x" },
      language: .german)
    let share = { (options: SearchOptions) in
      let hit = try #require(try collection.search("Wann wurde die Brücke gebaut", options: options).hits.first)
      let scores = hit.contributions.reduce(into: [Int: Float]()) {
        if case .word(let slot) = $1.part { $0[slot] = $1.score }
      }
      return scores[0]! / scores[3]!
    }
    var options = SearchOptions.plain
    options.questionWords = true
    let with = try share(options)
    options.questionWords = false
    let without = try share(options)
    #expect(abs(with - without * RankingModel().questionWord) < 1e-5)
  }

  @Test("What has the rare words of a question comes before what has its question word")
  func contentComesFirst() throws {
    let bodies = ["wann und wann", "brücke am see"] + (0..<20).map { _ in "die der das" } + ["gebaut"]
    let collection = try TestCollection(bodies: bodies, language: .german)
    #expect(
      try collection.find("Wann wurde die Brücke gebaut").first == 1
        || collection.find("Wann wurde die Brücke gebaut").first == 22)
    var options = SearchOptions()
    options.questionWords = false
    #expect(try collection.find("Wann wurde die Brücke gebaut", options: options).first == 0)
  }
}
