/// The forms of regular English verbs and nouns.
enum Inflection {
  /// The -s form of a verb or the plural of a noun.
  static func withS(_ word: String) -> String {
    if endsInConsonantY(word) { return word.dropLast() + "ies" }
    for ending in ["s", "x", "z", "ch", "sh"] where word.hasSuffix(ending) { return word + "es" }
    return word == "go" || word == "veto" || word == "echo" ? word + "es" : word + "s"
  }

  /// The -ed form.
  static func withED(_ word: String) -> String {
    if word.hasSuffix("e") { return word + "d" }
    return endsInConsonantY(word) ? word.dropLast() + "ied" : word + "ed"
  }

  /// The -ing form.
  static func withING(_ word: String) -> String {
    if word.hasSuffix("ie") { return word.dropLast(2) + "ying" }
    let keepsE = word.hasSuffix("ee") || word.hasSuffix("oe") || word.hasSuffix("ye")
    return (word.hasSuffix("e") && !keepsE ? String(word.dropLast()) : word) + "ing"
  }

  private static func endsInConsonantY(_ word: String) -> Bool {
    guard word.hasSuffix("y"), let before = word.dropLast().last else { return false }
    return !"aeiou".contains(before)
  }
}
