import KheoText
import KheoIndex

/// An article as it is stored in the index and given back.
///
/// ```
/// payload   varint version · counted path · counted language tag · u8 flags · counted title · counted display title
///           · counted date · counted url · counted source · counted author · counted other fields (JSON)
///           · varint n · (u8 field · varint gap · varint length) × n regions
///           · varint n · (varint text gap · zigzag source gap · varint source length + 1, or 0) × n
///           runs of the source map · counted text · counted record of people and units
/// ```
///
/// A counted value that is absent has the flag of its field cleared and no bytes. A region's gap counts from the end of
/// the region before it. Flags: 1 title, 2 date, 4 url, 8 source, 16 author, 32 display title is derived.
package struct StoredArticle: Sendable, Equatable {
  package var path: String
  /// BCP 47, as stated or detected.
  package var languageTag: String
  package var title: String?
  /// The title, or the first sentence, shortened.
  package var displayTitle: String
  package var isDisplayTitleDerived: Bool
  package var date: String?
  package var url: String?
  package var source: String?
  package var author: String?
  /// Members of the input object that Kheo does not know, as one JSON object; empty where there are none.
  package var otherFields: [UInt8]
  package var regions: [DocumentText.Region]
  /// From offsets in `text` to offsets in the original file; empty for the identity.
  package var sourceMap: [SourceMapRun]
  package var text: [UInt8]
  /// The article's people and units (`EntityRecord`); empty in an index without them.
  package var entities: [UInt8] = []

  /// From `textOffset` on, up to the next run, a byte of the text comes from `sourceOffset` + (offset − `textOffset`);
  /// or, where `sourceLength` is set, the whole run stands for that many bytes there.
  package struct SourceMapRun: Sendable, Equatable {
    package var textOffset: Int
    package var sourceOffset: Int
    package var sourceLength: Int?

    package init(textOffset: Int, sourceOffset: Int, sourceLength: Int?) {
      self.textOffset = textOffset
      self.sourceOffset = sourceOffset
      self.sourceLength = sourceLength
    }
  }

  package init(
    path: String, languageTag: String, title: String?, displayTitle: String, isDisplayTitleDerived: Bool, date: String?,
    url: String?, source: String?, author: String?, otherFields: [UInt8], regions: [DocumentText.Region],
    sourceMap: [SourceMapRun], text: [UInt8]
  ) {
    self.path = path
    self.languageTag = languageTag
    self.title = title
    self.displayTitle = displayTitle
    self.isDisplayTitleDerived = isDisplayTitleDerived
    self.date = date
    self.url = url
    self.source = source
    self.author = author
    self.otherFields = otherFields
    self.regions = regions
    self.sourceMap = sourceMap
    self.text = text
  }

  /// What of the article is searched.
  package var documentText: DocumentText {
    DocumentText(
      title: Array((title ?? "").utf8), text: text, regions: regions,
      sources: [url, source, author].compactMap { $0.map { Array($0.utf8) } }, language: Language(tag: languageTag))
  }
}
