/// A column of `documents` that a field of the input can fill.
public enum DocumentField: String, Sendable, Hashable, CaseIterable {
  /// The text itself; the only one that a record must have.
  case text
  /// The record's own identifier; must not occur twice in a source.
  case recordID = "record_id"
  /// Headline.
  case title
  /// Address.
  case url
  /// Day of publication.
  case publishedOn = "published_on"
  /// Outlet or agency.
  case publisher
  /// Byline.
  case author
  /// BCP 47 tag.
  case language

  /// Place in `allCases`: the slot that a reader puts the field's value in.
  var slot: Int {
    switch self {
    case .text: 0
    case .recordID: 1
    case .title: 2
    case .url: 3
    case .publishedOn: 4
    case .publisher: 5
    case .author: 6
    case .language: 7
    }
  }

  /// All fields, those that a source maps before those that are taken by their own name.
  static func allCases(mappedFirst fields: [DocumentField: String]) -> [DocumentField] {
    allCases.filter { fields[$0] != nil } + allCases.filter { fields[$0] == nil }
  }
}
