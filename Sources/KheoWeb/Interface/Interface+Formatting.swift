extension Interface {
  /// A whole number with the separators of the language (Unicode CLDR, numbers).
  func number(_ value: Int) -> String {
    let digits = Array(String(value.magnitude).utf8)
    var text: [UInt8] = value < 0 ? Array("−".utf8) : []
    for (index, digit) in digits.enumerated() {
      if index > 0, (digits.count - index).isMultiple(of: 3) { text += Array(groupSeparator.utf8) }
      text.append(digit)
    }
    return String(decoding: text, as: UTF8.self)
  }

  private var groupSeparator: String {
    switch language {
    case .vietnamese, .german: "."
    case .french: "\u{202F}"
    case .norwegian: "\u{A0}"
    case .english: ","
    }
  }

  /// A date of ISO 8601 as the language writes it: a year, a month or a day; a time of day is left out. What is no date
  /// stays as it is.
  func date(_ iso: String) -> String {
    let fields = iso.prefix { $0 != "T" && $0 != " " }.split(separator: "-", omittingEmptySubsequences: false)
    let numbers = fields.compactMap { field in
      field.utf8.allSatisfy { (0x30...0x39).contains($0) } ? Int(field) : nil
    }
    guard numbers.count == fields.count, (1...3).contains(fields.count), fields[0].count == 4 else { return iso }
    if numbers.count == 1 { return String(fields[0]) }
    guard let month = StringKey.month(numbers[1]) else { return iso }
    var values = ["year": String(fields[0]), "month": string(month), "monthNumber": String(numbers[1])]
    if numbers.count == 2 { return string(.dateMonth, values) }
    guard (1...31).contains(numbers[2]) else { return iso }
    values["day"] = String(numbers[2])
    return string(numbers[2] == 1 ? .dateFirstDay : .dateDay, values)
  }

  /// A language by its tag. Of languages that have no name here the tag itself.
  func languageName(_ tag: String) -> String {
    if tag == "other" || tag.isEmpty { return string(.languageOther) }
    switch InterfaceLanguage(tag: tag) {
    case .vietnamese: return string(.languageVietnamese)
    case .german: return string(.languageGerman)
    case .french: return string(.languageFrench)
    case .norwegian: return string(.languageNorwegian)
    case .english: return string(.languageEnglish)
    case nil: return tag
    }
  }

  func kindName(_ kind: String) -> String { KindNames.name(kind, language) }
}
