import DatelineText

/// Collects entries and aliases and makes a `GazetteerTable` of them.
struct GazetteerBuilder {
  var bytes: [UInt8] = []
  var entries: [GazetteerEntry] = []
  var aliases: [GazetteerAlias] = []
  var countryEntries = [UInt32](repeating: .max, count: CountryCode.indexCount)
  var countryDemonyms = [[NameKey]](repeating: [], count: CountryCode.indexCount)
  private var slots: [UInt32]
  private var prefixes: [GazetteerTable.Prefix]
  private var prefixCount = 0
  private var idKeys: Set<UInt64> = []

  /// A name may have so many folded bytes at most; longer ones are not found.
  static let longestName = 120
  /// One folded name may stand for so many things at most, so that a look-up stays short.
  private static let longestChain = 400

  /// Makes room for about `capacity` aliases.
  init(capacity: Int) {
    var size = 1024
    while size < capacity * 2 { size *= 2 }
    slots = Array(repeating: .max, count: size)
    prefixes = Array(repeating: GazetteerTable.Prefix(), count: size)
    aliases.reserveCapacity(capacity)
    bytes.reserveCapacity(capacity * 24)
  }

  /// Goes on from a table that is there already.
  init(_ table: GazetteerTable) {
    self.init(capacity: table.aliases.count + 4096)
    bytes = table.bytes
    entries = table.entries
    countryEntries = table.countryEntries
    countryDemonyms = table.countryDemonyms
    for alias in table.aliases {
      bytes.append(contentsOf: table.bytes[Int(alias.text.offset)..<Int(alias.text.offset + alias.text.count)])
      insert(alias.key, count: Int(alias.text.count), entry: Int(alias.entry), flags: alias.flags)
    }
    prefixes = table.prefixTable
    prefixCount = prefixes.reduce(0) { $0 + ($1.hash == 0 ? 0 : 1) }
  }

  /// Adds a text to the bytes.
  mutating func text(_ source: UnsafeBufferPointer<UInt8>) -> GazetteerEntry.Text {
    let text = GazetteerEntry.Text(offset: UInt32(bytes.count), count: UInt32(source.count))
    bytes.append(contentsOf: source)
    return text
  }

  /// Adds a text to the bytes.
  mutating func text(_ source: String) -> GazetteerEntry.Text {
    var source = source
    return source.withUTF8 { text($0) }
  }

  /// A text that was added.
  func string(_ text: GazetteerEntry.Text) -> String {
    String(decoding: bytes[Int(text.offset)..<Int(text.offset + text.count)], as: UTF8.self)
  }

  /// Adds an entry; gives its index.
  mutating func add(_ entry: GazetteerEntry) -> Int {
    entries.append(entry)
    return entries.count - 1
  }

  /// The texts of a list cell, blanks around them cut off, empty ones left out.
  static func list(
    _ cell: UnsafeBufferPointer<UInt8>, separator: UInt8 = UInt8(ascii: ";"), _ body: (UnsafeBufferPointer<UInt8>) -> Void
  ) {
    var start = 0
    for index in 0...cell.count where index == cell.count || cell[index] == separator {
      let piece = trimmed(UnsafeBufferPointer(rebasing: cell[start..<index]))
      if !piece.isEmpty { body(piece) }
      start = index + 1
    }
  }

  /// A text without the blanks around it.
  static func trimmed(_ text: UnsafeBufferPointer<UInt8>) -> UnsafeBufferPointer<UInt8> {
    var start = 0
    var end = text.count
    while start < end, text[start] <= 0x20 { start += 1 }
    while end > start, text[end - 1] <= 0x20 { end -= 1 }
    return UnsafeBufferPointer(rebasing: text[start..<end])
  }

  /// A name without what stands in brackets at its end (`PPP (South Korea)`), and whether there was such a thing.
  static func withoutBrackets(_ name: UnsafeBufferPointer<UInt8>) -> (name: UnsafeBufferPointer<UInt8>, bracketed: Bool) {
    guard let last = name.last, last == UInt8(ascii: ")"), let open = name.lastIndex(of: UInt8(ascii: "(")), open > 1 else {
      return (name, false)
    }
    return (trimmed(UnsafeBufferPointer(rebasing: name[0..<open])), true)
  }

  /// Adds a way to write an entry: with and without a leading "the", and without what stands in brackets at its end.
  ///
  /// - Complexity: O(bytes).
  mutating func addAlias(_ source: UnsafeBufferPointer<UInt8>, entry: Int, flags given: GazetteerAlias.Flags = []) {
    var name = GazetteerBuilder.withoutBrackets(GazetteerBuilder.trimmed(source)).name
    if name.count > 4, name[0] | 32 == 116, name[1] == 104, name[2] == 101, name[3] == 32 {
      name = UnsafeBufferPointer(rebasing: name[4...])
    }
    guard !name.isEmpty else { return }
    let start = bytes.count
    var key = NameKey()
    NameFolding.shared.forEachByte(of: name) { byte in
      key.append(byte)
      bytes.append(byte)
    }
    let count = bytes.count - start
    guard count > 1, count <= GazetteerBuilder.longestName, insert(key, count: count, entry: entry, flags: given.union(shape(name))) else {
      bytes.removeLast(count)
      return
    }
    addPrefixes(name, length: UInt32(count))
  }

  /// Adds a way to write an entry.
  mutating func addAlias(_ source: String, entry: Int, flags: GazetteerAlias.Flags = []) {
    var source = source
    source.withUTF8 { addAlias($0, entry: entry, flags: flags) }
  }

  /// What the letters of a name say of it.
  private func shape(_ name: UnsafeBufferPointer<UInt8>) -> GazetteerAlias.Flags {
    var flags: GazetteerAlias.Flags = []
    var hasLower = false
    var lastWord = 0
    for index in name.indices {
      let byte = name[index]
      if byte >= 0x80 || byte &- 97 < 26 { hasLower = true }
      if byte == 0x20 || byte == 0x2D { lastWord = index + 1 }
    }
    if !hasLower { flags.insert(.capitals) }
    if name[0] &- 97 < 26 || name[0] &- 48 < 10 { flags.insert(.lowerStart) }
    if lastWord < name.count, name[lastWord] &- 97 < 26 { flags.insert(.lowerEnd) }
    return flags
  }

  /// Files an alias whose folded bytes are the last of `bytes`; false if the entry has it already or the key has too many.
  @discardableResult
  private mutating func insert(_ key: NameKey, count: Int, entry: Int, flags: GazetteerAlias.Flags) -> Bool {
    let mask = UInt64(slots.count - 1)
    var slot = Int(key.spread & mask)
    var last: Int?
    while slots[slot] != .max {
      let first = Int(slots[slot])
      if aliases[first].key == key {
        var index = first
        var length = 0
        while true {
          if Int(aliases[index].entry) == entry { return false }
          length += 1
          guard aliases[index].next != .max else { break }
          index = Int(aliases[index].next)
        }
        if length >= GazetteerBuilder.longestChain { return false }
        last = index
        break
      }
      slot = Int(UInt64(slot + 1) & mask)
    }
    let index = aliases.count
    aliases.append(
      GazetteerAlias(
        key: key, text: GazetteerEntry.Text(offset: UInt32(bytes.count - count), count: UInt32(count)), entry: UInt32(entry), flags: flags))
    if let last { aliases[last].next = UInt32(index) } else { slots[slot] = UInt32(index) }
    if aliases.count * 2 > slots.count { growSlots() }
    return true
  }

  private mutating func growSlots() {
    let mask = UInt64(slots.count * 2 - 1)
    var grown = [UInt32](repeating: .max, count: slots.count * 2)
    for first in slots where first != .max {
      var slot = Int(aliases[Int(first)].key.spread & mask)
      while grown[slot] != .max { slot = Int(UInt64(slot + 1) & mask) }
      grown[slot] = first
    }
    slots = grown
  }

  /// Files the first word of a name, as far as a blank or hyphen and, if it holds an apostrophe, as far as that too.
  private mutating func addPrefixes(_ name: UnsafeBufferPointer<UInt8>, length: UInt32) {
    var end = 0
    var sawApostrophe = false
    while end < name.count, name[end] != 0x20, name[end] != 0x2D, name[end] != 0x2F, !(name[end] == 0xE2 && end > 0) {
      if name[end] == 0x27, end > 0, !sawApostrophe {
        sawApostrophe = true
        addPrefix(NameFolding.shared.key(UnsafeBufferPointer(rebasing: name[0..<end])), length)
      }
      end += 1
    }
    addPrefix(NameFolding.shared.key(UnsafeBufferPointer(rebasing: name[0..<end])), length)
  }

  private mutating func addPrefix(_ word: NameKey, _ length: UInt32) {
    guard !word.isEmpty else { return }
    if prefixCount * 2 > prefixes.count { growPrefixes() }
    let mask = UInt64(prefixes.count - 1)
    let hash = word.spread | 1
    var slot = Int(hash & mask)
    while prefixes[slot].hash != 0, prefixes[slot].hash != hash { slot = Int(UInt64(slot + 1) & mask) }
    if prefixes[slot].hash == 0 { prefixCount += 1 }
    prefixes[slot].hash = hash
    prefixes[slot].longest = max(prefixes[slot].longest, length)
  }

  private mutating func growPrefixes() {
    let mask = UInt64(prefixes.count * 2 - 1)
    var grown = [GazetteerTable.Prefix](repeating: GazetteerTable.Prefix(), count: prefixes.count * 2)
    for prefix in prefixes where prefix.hash != 0 {
      var slot = Int(prefix.hash & mask)
      while grown[slot].hash != 0 { slot = Int(UInt64(slot + 1) & mask) }
      grown[slot] = prefix
    }
    prefixes = grown
  }

  /// Takes the id that an entry would have by its name and country; false if a better-known entry has it.
  mutating func claimID(_ entry: GazetteerEntry) -> Bool {
    let key = bytes.withUnsafeBufferPointer { all in
      NameFolding.shared.key(UnsafeBufferPointer(rebasing: all[Int(entry.name.offset)..<Int(entry.name.offset + entry.name.count)]))
    }
    return idKeys.insert(key.spread ^ (UInt64(entry.country.rawValue) &* 0x9e37_79b9_7f4a_7c15)).inserted
  }

  /// The first entry of one of `kinds` that has the name in a country.
  func entry(named name: UnsafeBufferPointer<UInt8>, kinds: Set<GazetteerEntry.Kind>, country: CountryCode?) -> Int? {
    let key = NameFolding.shared.key(name)
    let mask = UInt64(slots.count - 1)
    var slot = Int(key.spread & mask)
    while slots[slot] != .max {
      var index = slots[slot]
      if aliases[Int(index)].key == key {
        while index != .max {
          let entry = Int(aliases[Int(index)].entry)
          if kinds.contains(entries[entry].kind), country.map({ $0 == entries[entry].country }) ?? true { return entry }
          index = aliases[Int(index)].next
        }
        return nil
      }
      slot = Int(UInt64(slot + 1) & mask)
    }
    return nil
  }

  /// The finished table.
  func finish() -> GazetteerTable {
    GazetteerTable(
      bytes: bytes, entries: entries, aliases: aliases, slots: slots, prefixes: prefixes, countryEntries: countryEntries,
      countryDemonyms: countryDemonyms)
  }
}
