/// Type of a named thing.
public enum EntityType: String, Sendable, Hashable, CaseIterable {
  /// An individual person or a family.
  case person
  /// A body: state organ, company, party, armed force, outlet.
  case organization
  /// A country, region, city, sea, mountain.
  case place
  /// A building or structure.
  case facility
  /// A named war, battle, disaster, summit, election.
  case event
  /// A weapon, vehicle, ship, software, drug, law, treaty.
  case product
  /// A nationality, people, religion or political camp.
  case group

  /// The prefix of its entity ids: `per`, `org`, `loc`, `fac`, `evt`, `prd`, `grp`.
  public var idPrefix: String {
    switch self {
    case .person: "per"
    case .organization: "org"
    case .place: "loc"
    case .facility: "fac"
    case .event: "evt"
    case .product: "prd"
    case .group: "grp"
    }
  }
}

/// A person, organization, place ... that mentions refer to.
public struct Entity: Sendable, Hashable {
  /// What an entity is known from.
  public enum Basis: String, Sendable, CaseIterable {
    /// Known beforehand.
    case gazetteer
    /// Built from mentions.
    case corpus
  }
  /// Type prefix and slug: `per:lloyd-austin`, `loc:kursk-oblast-ru`; the same for the same gazetteer entry on every run.
  public var id: String
  /// Type.
  public var type: EntityType
  /// Canonical name.
  public var name: String
  /// ISO 3166-1 alpha-2.
  public var countryCode: String?
  /// WGS 84 degrees.
  public var latitude: Double?
  /// WGS 84 degrees.
  public var longitude: Double?
  /// CURIE such as `wikidata:Q941013`.
  public var externalID: String?
  /// Known beforehand, or built from mentions.
  public var basis: Basis
  /// Which pronoun a person takes, as far as titles and the given name tell; it serves the stages after and is never put out.
  public var pronoun: PersonPronoun?

  /// Makes an entity.
  public init(
    id: String, type: EntityType, name: String, countryCode: String? = nil, latitude: Double? = nil, longitude: Double? = nil,
    externalID: String? = nil, basis: Basis, pronoun: PersonPronoun? = nil
  ) {
    self.id = id
    self.type = type
    self.name = name
    self.countryCode = countryCode
    self.latitude = latitude
    self.longitude = longitude
    self.externalID = externalID
    self.basis = basis
    self.pronoun = pronoun
  }
}

/// The pronoun that stands for a person.
public enum PersonPronoun: Sendable, Hashable {
  /// `he`, `him`, `his`.
  case masculine
  /// `she`, `her`, `hers`.
  case feminine
}

/// A place in the text that names an entity.
public struct EntityMention: Sendable, Hashable {
  /// Form of a mention.
  public enum Kind: String, Sendable, CaseIterable {
    /// A name or part of one, an acronym, a demonym.
    case name
    /// A common noun.
    case nominal
    /// A pronoun.
    case pronoun
  }
  /// How the form as written differs from the canonical name.
  public enum AliasKind: String, Sendable, CaseIterable {
    /// The canonical name itself.
    case name
    /// A shorter or metonymic form.
    case short
    /// Acronym or abbreviation.
    case abbreviation
    /// Adjective or noun of nationality.
    case demonym
    /// A spun form.
    case spun
    /// Another spelling.
    case spelling
  }

  /// Its bytes.
  public var span: ByteSpan
  /// Index of its sentence in `Annotations.sentences`.
  public var sentence: UInt32
  /// Type in this context.
  public var type: EntityType
  /// Form.
  public var kind: Kind
  /// Index of its entity in `Annotations.entities`; nil if it is not linked.
  public var entity: UInt32?
  /// Why the form differs from the entity's name.
  public var aliasKind: AliasKind
  /// The spun form put back, if it was spun.
  public var repairedText: String?
  /// Rule or list that found it.
  public var rule: String
  /// 0 ... 1.
  public var confidence: Double

  /// Makes a mention.
  public init(
    span: ByteSpan, sentence: UInt32, type: EntityType, kind: Kind = .name, entity: UInt32? = nil, aliasKind: AliasKind = .name,
    repairedText: String? = nil, rule: String, confidence: Double
  ) {
    self.span = span
    self.sentence = sentence
    self.type = type
    self.kind = kind
    self.entity = entity
    self.aliasKind = aliasKind
    self.repairedText = repairedText
    self.rule = rule
    self.confidence = confidence
  }
}

/// A role that the text gives a person.
public struct RoleMention: Sendable, Hashable {
  /// The role words.
  public var span: ByteSpan
  /// Index of the sentence.
  public var sentence: UInt32
  /// Canonical role (`Secretary of Defense`).
  public var role: String
  /// Index of the person's mention in `Annotations.mentions`.
  public var person: UInt32
  /// Index in `Annotations.entities` of the organization or country served.
  public var organization: UInt32?
  /// The role with its spun words put back, if they were spun.
  public var repairedText: String?

  /// Makes a role.
  public init(span: ByteSpan, sentence: UInt32, role: String, person: UInt32, organization: UInt32? = nil, repairedText: String? = nil) {
    self.span = span
    self.sentence = sentence
    self.role = role
    self.person = person
    self.organization = organization
    self.repairedText = repairedText
  }
}
