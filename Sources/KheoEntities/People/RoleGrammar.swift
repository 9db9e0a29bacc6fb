extension ArticleParser {
  /// Reads every role of the article, from the first word to the last.
  func readRoles() {
    roles.removeAll(keepingCapacity: true)
    roleStarts.removeAll(keepingCapacity: true)
    roleStarts.append(contentsOf: repeatElement(-1, count: words.count))
    roleEnds.removeAll(keepingCapacity: true)
    roleEnds.append(contentsOf: repeatElement(-1, count: words.count + 1))
    var word = 0
    while word < words.count {
      guard info(word).flags.contains(.lexical), let match = forms.match(.role, at: word) else {
        word += 1
        continue
      }
      let role = role(match)
      let index = Int32(roles.count)
      roleStarts[role.range.lowerBound] = index
      for start in role.range.lowerBound...role.core.lowerBound where roleStarts[start] < 0 {
        roleStarts[start] = index
      }
      if roleEnds[role.range.upperBound] < 0 { roleEnds[role.range.upperBound] = index }
      if roleEnds[role.core.upperBound] < 0 { roleEnds[role.core.upperBound] = index }
      roles.append(role)
      word = role.core.upperBound
    }
  }

  private func role(_ match: FormMatch) -> RolePhrase {
    var phrase = RolePhrase(
      range: Int(match.start)..<Int(match.end), core: Int(match.start)..<Int(match.end),
      concepts: [match.entry.concept],
      isPlural: match.isPlural)
    phrase.range = roleStart(&phrase)..<phrase.range.upperBound
    readBehind(&phrase)
    return phrase
  }

  /// Modifiers, levels and beginnings of compounds before a role.
  private func roleStart(_ phrase: inout RolePhrase) -> Int {
    var start = phrase.range.lowerBound
    while start > 0, phrase.range.lowerBound - start < 8 {
      if words[start].gap.contains(.compound) {
        start -= 1
      } else if words[start].gap.isTight, let modifier = forms.match(.roleModifier, endingAt: start) {
        phrase.concepts.insert(modifier.entry.concept, at: 0)
        start = Int(modifier.start)
      } else if words[start].gap.isTight, !traits.isAdjacent, let level = forms.match(.level, endingAt: start) {
        start = Int(level.start)
      } else {
        break
      }
    }
    return start
  }

  private func readBehind(_ phrase: inout RolePhrase) {
    var end = phrase.range.upperBound
    // Modifiers behind the role: "secrétaire adjointe permanente".
    while end < words.count, words[end].gap.isBlank, let modifier = forms.match(.roleModifier, at: end) {
      phrase.concepts.insert(modifier.entry.concept, at: 0)
      end = Int(modifier.end)
    }
    phrase.range = phrase.range.lowerBound..<end
    phrase.core = phrase.core.lowerBound..<end
    guard end < words.count, words[end].gap.isTight else { return }
    let link = connectors(at: end)
    guard link.end < words.count, !link.roles.contains(.and) || !link.roles.isDisjoint(with: [.of, .in]) else { return }
    guard link.end == end || words[link.end].gap.isTight else { return }
    let next = link.end
    if !link.roles.isEmpty || traits.isAdjacent, let unit = unitBeginning(at: next) {
      phrase.unit = unit
      phrase.range = phrase.range.lowerBound..<units[unit].range.upperBound
    } else if !link.roles.isEmpty || traits.isAdjacent, placeAt[next] >= 0,
      places[Int(placeAt[next])].typed.lowerBound == next
    {
      phrase.place = Int(placeAt[next])
      phrase.range = phrase.range.lowerBound..<places[Int(placeAt[next])].typed.upperBound
    } else if !link.roles.isEmpty || traits.isAdjacent, let country = worldPlace(at: next), country.type == .country {
      phrase.range = phrase.range.lowerBound..<country.end
    } else if let level = forms.match(.level, at: next), !link.roles.isEmpty || traits.isAdjacent || traits.linksType {
      phrase.range = phrase.range.lowerBound..<Int(level.end)
    } else if !link.roles.isEmpty, let subject = forms.match(.subject, at: next) {
      phrase.range = phrase.range.lowerBound..<Int(subject.end)
    }
  }

  /// The unit whose mention begins at `word`, its levels and subjects with it.
  private func unitBeginning(at word: Int) -> Int? {
    var head = word
    while head < words.count, head - word < 8, head == word || words[head].gap.isTight {
      if unitAt[head] >= 0, units[Int(unitAt[head])].range.lowerBound <= word { return Int(unitAt[head]) }
      head += 1
    }
    return nil
  }
}
