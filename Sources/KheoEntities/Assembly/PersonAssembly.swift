extension ArticleParser {
  /// The people of the article: mentions of one person together.
  func assemblePeople(units unitNumbers: [Int?]) -> [ExtractedPerson] {
    var persons: [ExtractedPerson] = []
    var byName: [[UInt8]: Int] = [:]
    var byPart: [[UInt8]: Int] = [:]
    // Names in full first, so that a short one before them finds its person too.
    for index in people.indices where people[index].form != .short {
      let range = people[index].range
      let name = partKey(range)
      if let known = byName[name] ?? initialed(range, byPart) {
        people[index].person = known
      } else {
        people[index].person = persons.count
        persons.append(ExtractedPerson(name: text(of: range), mentions: []))
        byName[name] = persons.count - 1
      }
      note(range, people[index].form, people[index].person, &byPart)
    }
    for index in people.indices where people[index].form == .short {
      let range = people[index].range
      let name = partKey(range)
      if let known = byName[name] ?? byPart[name] ?? byPart[partKey(range.upperBound - 1..<range.upperBound)] {
        people[index].person = known
      } else {
        people[index].person = persons.count
        persons.append(ExtractedPerson(name: text(of: range), mentions: []))
        byName[name] = persons.count - 1
      }
    }
    for phrase in people { add(phrase, to: &persons[phrase.person], units: unitNumbers) }
    return persons.sorted { $0.mentions[0].lowerBound < $1.mentions[0].lowerBound }
  }

  /// "J. Dupont" is "Jean Dupont" where both stand in one article.
  private func initialed(_ range: Range<Int>, _ byPart: [[UInt8]: Int]) -> Int? {
    guard range.count == 2, words[range.lowerBound].shape.contains(.initial) else { return nil }
    return byPart[partKey(range.upperBound - 1..<range.upperBound)]
  }

  /// The parts of a full name that may stand for it; the first person of a name keeps the part.
  private func note(_ range: Range<Int>, _ form: PersonPhrase.Form, _ person: Int, _ byPart: inout [[UInt8]: Int]) {
    let last = range.upperBound - 1
    var parts = [partKey(last..<last + 1)]
    if range.count > 2 { parts.append(partKey(last - 1..<last + 1)) }
    if form == .western { parts.append(partKey(range.lowerBound..<range.lowerBound + 1)) }
    for part in parts where byPart[part] == nil { byPart[part] = person }
  }

  private func add(_ phrase: PersonPhrase, to person: inout ExtractedPerson, units unitNumbers: [Int?]) {
    if phrase.range.count > nameLength(person.name) { person.name = text(of: phrase.range) }
    person.mentions.append(bytes(of: phrase.range))
    for honorific in phrase.honorifics {
      let text = text(of: honorific)
      if !person.honorifics.contains(text) { person.honorifics.append(text) }
    }
    for index in phrase.roles {
      let role = roles[index]
      let text = text(of: role.range)
      if !person.roles.contains(where: { $0.text == text }) {
        person.roles.append(
          ExtractedPerson.Role(
            text: text, range: bytes(of: role.range), concepts: role.concepts.map(lexicon.concept),
            unit: role.unit.flatMap { unitNumbers[$0] }))
      }
      if person.places.isEmpty, let place = role.place { person.places = chain(of: place) }
    }
    if let place = phrase.place, person.places.isEmpty { person.places = chain(of: place) }
  }

  private func nameLength(_ name: String) -> Int { name.utf8.count { $0 == 0x20 } + 1 }
}
