extension ArticleParser {
  /// How likely a capital alone is a person's name, 2 being enough: by the lists, by the verbs beside it, by how often it
  /// stands so in the article.
  func loneScore(_ word: Int, _ evidence: NameEvidence) -> Double {
    let shape = words[word].shape
    let flags = info(word).flags
    guard shape.isDisjoint(with: [.number, .initial, .roman, .allCapitals]), words[word].end - words[word].start >= 3
    else { return 0 }
    guard !flags.contains(.particle), !flags.contains(.syllable), !flags.contains(.noun) else { return 0 }
    guard !evidence.isAfterPlaceWord, !evidence.isAfterArticle, !evidence.isAfterAdjective, !evidence.touchesPlace
    else { return 0 }
    guard standsAlone(word), !isKnownOtherwise(word) else { return 0 }
    if forms.match(.role, at: word) != nil || unitHead(at: word) != nil || forms.match(.title, at: word) != nil {
      return 0
    }
    var score = listScore(word, flags)
    if evidence.isSpeaker { score += 1.5 } else if evidence.isActor { score += 0.5 }
    if evidence.isQuoted { score -= 1 }
    return score
  }

  /// What the lists of names and words say of a capital alone.
  private func listScore(_ word: Int, _ flags: WordInfo.Flags) -> Double {
    let isName = !flags.isDisjoint(with: [.given, .family])
    let isLong = words[word].end - words[word].start >= (words[word].shape.contains(.sentenceStart) ? 4 : 3)
    guard flags.contains(.common) else { return isName && isLong ? 2 : 0.5 }
    if traits.hasCapitalNouns {
      // "sagte Richter": a noun would have an article.
      return isName && !words[word].shape.contains(.sentenceStart) ? 0.5 : -1
    }
    if words[word].shape.contains(.sentenceStart) { return isName && !flags.contains(.veryCommon) ? 0.5 : -2 }
    return flags.contains(.given) ? 2 : isName ? 1 : 0
  }

  /// Whether no capital before or behind belongs to the same name.
  private func standsAlone(_ word: Int) -> Bool {
    if hasConnector("foreign", endingAt: word) || word + 1 < words.count && isForeign(word + 1) || isAfterSaint(word) {
      return false
    }
    if word > 0, words[word].gap.isTight, isCapital(word - 1), !isWordAtStart(word - 1) {
      let before = info(word - 1).flags
      guard traits.hasCapitalNouns, !before.isDisjoint(with: [.common, .noun, .lexical]), !before.contains(.particle)
      else { return false }
    }
    let next = word + 1
    guard next < words.count, words[next].gap.isTight, isCapital(next) else { return true }
    return traits.hasCapitalNouns && !info(next).flags.isDisjoint(with: [.common, .noun])
  }

  private func isForeign(_ word: Int) -> Bool {
    words[word].gap.isBlank
      && forms.alternatives(.connector, at: word).contains { lexicon.concept($0.entry.concept) == "foreign" }
  }

  /// "St. Moritz", "San Remo": a church or a place.
  private func isAfterSaint(_ word: Int) -> Bool {
    guard word > 0, isCapital(word - 1), info(word - 1).flags.contains(.particle), !isWordAtStart(word - 1) else {
      return false
    }
    return words[word].gap.isTight
      || words[word].gap.contains(.stop) && words[word].gap.isDisjoint(with: [.line])
  }

  /// Whether a word has its capital only from the start of a sentence.
  func isWordAtStart(_ word: Int) -> Bool {
    words[word].shape.contains(.sentenceStart) && info(word).flags.contains(.common)
  }

  /// Two or three capitals that no list has, neither nouns nor in capitals throughout: rather a person than anything else.
  func isUnknownPair(_ range: Range<Int>, _ evidence: NameEvidence) -> Bool {
    guard range.count >= 2, range.count <= 3, !evidence.isAfterArticle, !evidence.isAfterAdjective,
      !evidence.isAfterPlaceWord, !evidence.isQuoted
    else { return false }
    if range.allSatisfy({ info($0).flags.contains(.syllable) }) { return false }
    return range.allSatisfy { word in
      let flags = info(word).flags
      return flags.isDisjoint(with: [.common, .noun, .worldStart]) && !meansSomethingElse(word)
        && words[word].shape.isDisjoint(with: [.allCapitals, .initial])
        && words[word].end - words[word].start >= 3
    }
  }

  /// Whether a word is a place or an organisation by itself.
  func isKnownOtherwise(_ word: Int) -> Bool {
    if worldPlace(at: word) != nil || organisation(at: word) != nil { return true }
    return vietnamesePlace(at: word) != nil
  }
}
