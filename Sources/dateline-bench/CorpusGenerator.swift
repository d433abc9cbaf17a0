/// Makes news-like documents from a seed: same seed, same bytes, on every machine.
///
/// Sentences come from templates with slots for people, places, bodies, dates and figures; one document in five is a copy of an earlier one with
/// small edits, so that dedupe has work to do. The text is invented and means nothing.
struct CorpusGenerator {
  private var state: UInt64
  private var recent: [String] = []

  init(seed: UInt64) { state = seed }

  /// The next document's text, about 2,500 bytes.
  mutating func nextDocument() -> String {
    if !recent.isEmpty && below(5) == 0 {
      let base = recent[below(recent.count)]
      return below(3) == 0 ? base : base.replacing(" said", with: " stated") + "\n\n" + sentence()
    }
    var text = place().uppercased() + ", " + Self.months[below(12)].prefix(3) + ". \(1 + below(28)) (Wire) - "
    for paragraph in 0..<(5 + below(5)) {
      if paragraph > 0 { text += "\n\n" }
      for position in 0..<(2 + below(3)) {
        if position > 0 { text += " " }
        text += sentence()
      }
    }
    if recent.count < 256 { recent.append(text) } else { recent[below(256)] = text }
    return text
  }

  private mutating func sentence() -> String {
    var out = ""
    for part in Self.templates[below(Self.templates.count)].split(separator: "{", omittingEmptySubsequences: false) {
      guard let close = part.firstIndex(of: "}") else {
        out += part
        continue
      }
      out += slot(part[..<close])
      out += part[part.index(after: close)...]
    }
    return out
  }

  private mutating func slot(_ name: Substring) -> String {
    switch name {
    case "person": Self.given[below(Self.given.count)] + " " + Self.family[below(Self.family.count)]
    case "family": Self.family[below(Self.family.count)]
    case "place": place()
    case "body": Self.bodies[below(Self.bodies.count)]
    case "role": Self.roles[below(Self.roles.count)]
    case "noun": Self.nouns[below(Self.nouns.count)]
    case "verb": Self.verbs[below(Self.verbs.count)]
    case "number": String(2 + below(4000))
    case "day": Self.weekdays[below(7)]
    case "date": Self.months[below(12)] + " \(1 + below(28))"
    case "full": Self.months[below(12)] + " \(1 + below(28)), \(1950 + below(75))"
    case "month": Self.months[below(12)]
    case "year": String(1950 + below(75))
    case "relative": Self.relative[below(Self.relative.count)]
    default: String(name)
    }
  }

  private mutating func place() -> String { Self.places[below(Self.places.count)] }

  /// SplitMix64 (Steele, Lea, Flood 2014), reduced to 0 ..< bound.
  private mutating func below(_ bound: Int) -> Int {
    state &+= 0x9e37_79b9_7f4a_7c15
    var z = state
    z = (z ^ (z >> 30)) &* 0xbf58_476d_1ce4_e5b9
    z = (z ^ (z >> 27)) &* 0x94d0_49bb_1331_11eb
    return Int((z ^ (z >> 31)) % UInt64(bound))
  }

  private static let templates = [
    "{person}, the {role} of the {body}, said on {day} that the {noun} in {place} would {verb} by {date}.",
    "The {body} {verb} the {noun} on {date}, {number} days after it was announced in {place}.",
    "“We will {verb} the {noun},” {person} told reporters in {place} {relative}. “It is time.”",
    "In {month} {year}, the {body} of {place} bought {number} hectares for its {noun}.",
    "According to the {body}, {number} people had left {place} since {full}.",
    "{family} denied that the {noun} had been promised to {place} or to the {body}.",
    "It was not clear why the {noun} was closed {relative}, but officials in {place} blamed the weather.",
    "Mr. {family} and Dr. {person} met at 9 a.m. on {day} and agreed to {verb} the {noun}.",
    "From {date} to {date}, about {number} visitors from {place} saw the {noun} of the {body}.",
    "The price of the {noun} rose by 3.5 percent to ${number} million, its highest since {year}.",
    "A spokeswoman for {place}, {person}, declined to comment; the {body} did not answer an e-mail.",
    "Nearly {number} months after the {noun} opened in {month} {year}, {place} still waits for its road.",
    "They had {verb} the {noun} twice before, most recently in late {month}.",
    "Nobody in the room could say how the money had been spent or why the books were never opened.",
    "The rain had washed the road away, and the buses took the long way round the {noun} for weeks.",
    "Residents complained that the letters they had written were answered late or not at all.",
    "She described the {noun} as a place where people went when they had nowhere else to go.",
    "Prices in the shops along the river have risen faster than wages, and many families now buy less meat.",
    "A report that was never published is said to have warned of cracks in the walls of the old {noun}.",
    "Most of the visitors come for the view, stay for an hour, and leave without buying anything.",
    "It is not known who paid for the {noun}, but the bills were settled in cash and on time.",
    "The two sides agree on the goal; what they cannot agree on is the order of the steps that lead there.",
    "“We were told to wait,” one of them said, “so we waited, and then we were told that we were too late.”",
    "Officials said {number} of the houses were empty and would be pulled down before the winter.",
    "Few expect the {noun} to change much, whoever wins the vote in {place}.",
  ]
  private static let given = [
    "Anna", "Boris", "Chidi", "Dalia", "Emeka", "Farid", "Greta", "Hugo", "Ines", "Jonas", "Kaito", "Lena", "Mira", "Nils", "Olga", "Paulo",
  ]
  private static let family = [
    "Abernethy", "Brandt", "Castellane", "Drost", "Ekelund", "Fontanel", "Haan", "Idrissi", "Kovalenko", "Lindqvist", "Marlowe", "Nwosu",
    "Oyelaran", "Relling",
    "Solheim", "Vandermeer",
  ]
  private static let places = [
    "Lisbon", "Oslo", "Nairobi", "Lima", "Tallinn", "Georgia", "Bergen", "Quito", "Dakar", "Hanoi", "Norway", "Peru", "Kenya", "Estonia",
    "Port Ellery", "Valdenne",
  ]
  private static let bodies = [
    "National Ferry Service", "Ministry of Transport", "University of Tarn", "Grain Exchange", "City Council", "Alpine Seed Bank",
    "Road Office", "Court of Appeal",
  ]
  private static let roles = ["director", "chairwoman", "secretary", "spokesman", "chief engineer", "mayor", "founder", "treasurer"]
  private static let nouns = [
    "bridge", "harbour", "ferry line", "library", "accord", "vault", "tramway", "theatre", "quarry", "market", "reservoir", "observatory",
  ]
  private static let verbs = ["reopen", "repair", "postpone", "welcome", "review", "extend", "inspect", "replace", "finance", "measure"]
  private static let relative = [
    "last week", "yesterday", "two days later", "earlier this month", "a year ago", "on Friday", "next month", "the previous day",
  ]
  private static let weekdays = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]
  private static let months = [
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December",
  ]
}
