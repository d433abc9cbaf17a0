import DatelineText

/// Chooses news or narrative for a document: whether bare dates count from its day or from the last date of the text.
enum DocumentMode {
  static func choose(_ found: [Expression], _ terms: [Term], document: Day?) -> ResolutionState.Mode {
    var explicit = 0
    var old = 0
    var bare = 0
    var deictic = 0
    for expression in found {
      let term = terms[Int(expression.term)]
      switch term.operation {
      case .calendar:
        if let year = term.statedYear {
          if !expression.isBound || term.month > 0 { explicit += 1 }
          if let document, abs(document.year - year) > 1 { old += 1 }
        } else {
          bare += 1
        }
      case .named:
        if term.statedYear != nil {
          explicit += 1
        } else if term.weekday > 0 || term.relation == .last || term.relation == .next || term.relation == .this
          || term.relation == .nearestPast
        {
          deictic += 2
        } else {
          bare += 1
        }
      case .deictic: deictic += 2
      case .relative: if !term.isMention, expression.rule != .sameUnit { deictic += 2 }
      case .shift: if !term.isMention, term.child < 0 { deictic += 1 }
      default: break
      }
    }
    guard deictic * 3 < explicit + bare else { return .news }
    if document != nil { return explicit >= 8 && old * 4 >= explicit * 3 ? .narrative : .news }
    return explicit >= 4 && explicit * 2 >= bare ? .narrative : .news
  }
}
