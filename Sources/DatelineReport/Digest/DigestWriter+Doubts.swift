extension DigestWriter {
  mutating func put(_ item: DoubtList.Item) {
    let doubt = item.doubt
    put(item.ordinal)
    put(doubt.confidence)
    put(text: doubt.rule.utf8)
    put(text: Clipping.prefix(Array(doubt.reading.utf8)[...], ReportDigester.nameLimit))
    put(text: doubt.documentID.utf8)
    put(text: item.words)
    put(text: doubt.excerpt.text)
    put((doubt.excerpt.isCutBefore ? 1 : 0) + (doubt.excerpt.isCutAfter ? 2 : 0))
    put(doubt.excerpt.marks.count)
    for mark in doubt.excerpt.marks {
      put(mark.start)
      put(mark.end)
      put(mark.role.rawValue)
    }
  }
}

extension DigestReader {
  mutating func doubt(_ kind: Doubt.Kind) -> DoubtList.Item {
    let ordinal = number()
    let confidence = number()
    let rule = string()
    let reading = string()
    let documentID = string()
    let words = text()
    var excerpt = Excerpt(text: text(), marks: [], isCutBefore: false, isCutAfter: false)
    let cuts = number()
    excerpt.isCutBefore = cuts & 1 != 0
    excerpt.isCutAfter = cuts & 2 != 0
    for _ in 0..<count() {
      excerpt.marks.append(Excerpt.Mark(start: number(), end: number(), role: Excerpt.Mark.Role(rawValue: number()) ?? .words))
    }
    return DoubtList.Item(
      doubt: Doubt(kind: kind, confidence: confidence, rule: rule, reading: reading, documentID: documentID, excerpt: excerpt),
      ordinal: ordinal, words: words)
  }
}
