import DatelineStatements
import DatelineText
import Testing

@Suite struct StatementTableTests {
  @Test(
    "What was said, by whom, with which words",
    arguments: [
      // Quotations before, behind and around their cue.
      "⟦“The ferry sails again on Monday,”⟧ ⟨Maria Gomez⟩ ‹said›.",
      "⟦\"The ferry sails again,\"⟧ ‹said› ⟨harbor master Maria Gomez⟩.",
      "⟦''The ferry sails again,''⟧ ⟨Mr. Gomez⟩ ‹said›.",
      "⟨Maria Gomez⟩ ‹said›, ⟦“The ferry sails again.”⟧",
      "⟨Maria Gomez⟩ ‹said›: ⟦“The ferry sails again. The crew is ready.”⟧",
      "⟦“The ferry sails again,”⟧ ⟨she⟩ ‹said›. ⟦“The crew is ready.”⟧",
      "⟦“The ferry,”⟧ ⟨she⟩ ‹said›, ⟦“sails again on Monday.”⟧",
      "⟦“The ferry sails again,”⟧ ⟨Gomez⟩ ‹told› reporters in Oslo.",
      // Reported speech.
      "⟨Officials⟩ ‹said› ⟦that the bridge was closed⟧.",
      "⟨The ministry⟩ ‹announced› on Friday ⟦that the bridge was closed⟧.",
      "⟨The mayor⟩ ‹told› reporters ⟦that the bridge was closed⟧.",
      "⟨The mayor⟩ ‹says› ⟦the bridge is closed⟧.",
      "⟨Residents⟩ ‹asked› ⟦whether the bridge was safe⟧.",
      "⟨The union⟩ ‹wants› ⟦to keep the bridge closed⟧.",
      "⟨The union⟩ ‹criticized› ⟦the plan⟧, calling it unsafe.",
      "⟨The union⟩ ‹called for› ⟦a public inquiry⟧.",
      "⟦The bridge was closed⟧, ⟨the mayor⟩ ‹said›.",
      "⟦The bridge⟧, ⟨the mayor⟩ ‹said›, ⟦was closed for good⟧.",
      "⟦The bridge was closed⟧, ‹according to› ⟨the mayor⟩.",
      "‹According to› ⟨the mayor⟩, ⟦the bridge was closed⟧.",
      "⟨Anna Berg, the mayor of Oslo⟩, ‹said› ⟦that the bridge was closed⟧.",
      "⟨Berg⟩ on Friday ‹didn’t deny› ⟦that the bridge was closed⟧.",
      "⟨They⟩ ‹believe› ⟦the bridge is safe⟧.",
      "The mayor, ⟨who⟩ ‹denied› ⟦the accusations⟧, left the room.",
      "⟨Berg⟩ said the bridge was closed, ‹adding› ⟦that repairs would start in May⟧.",
      "Nobody heard ⟨her⟩ ‹claim› ⟦that the bridge was safe⟧.",
      "⟦“The bridge is safe.”⟧ ‹—› ⟨Maria Gomez⟩",
      "⟨Maria Gomez⟩‹:› ⟦“The bridge is safe.”⟧",
      "⟨The mayor⟩ went even further‹:› ⟦“The bridge is safe.”⟧",
      "KYIV, Oct. 24 (Reuters) - ⟦The bridge was closed⟧, ⟨officials⟩ ‹said›.",
      "‹Reportedly›, ⟦the bridge was closed⟧.",
      "As ⟨the mayor⟩ ‹said›, ⟦the bridge was closed⟧.",
      "⟨The mayor⟩ was ‹aware› ⟦that the bridge was closed⟧.",
      // Who speaks.
      "⟨A number of officials⟩ ‹assume› ⟦the bridge is closed⟧.",
      "⟨One of the sailors⟩ ‹thinks› ⟦the bridge is closed⟧.",
      "⟨Several⟩ ‹said› ⟦they would rather wait⟧.",
      "⟨26%⟩ ‹say› ⟦the bridge is closed⟧.",
      "⟨Ada Stone, 59, of Dayton, Ohio, who saw the crash⟩, ‹said› ⟦the bridge was closed⟧.",
      "⟦The bridge⟧, ⟨aides to the mayor⟩ ‹say›, ⟦is closed⟧.",
      "⟦The fall of the bridge changes everything for the town⟧, ‹said› ⟨Ada Stone, a leader of the union⟩.",
      "⟨Report⟩‹:› ⟦Half the bridges were never safe.⟧",
      "“⟨VANCE⟩‹:› ⟦The bridge was never safe.”⟧",
      // How far what was said goes.
      "In ⟨a note⟩ ‹announcing› ⟦the sale⟧, the union thanked the crew.",
      "⟨Stone⟩ ‹said› ⟦nearly every bridge was closed⟧.",
      "Stone tore up a letter that ⟨he⟩ ‹said› ⟦was forged in May⟧.",
      "⟨Stone⟩ ‹said› ⟦he holds Berg, during her term, responsible for it⟧.",
      "⟨Stone⟩ ‹said› ⟦she wanted change, but dropped the plan⟧.",
      "⟨Stone⟩ ‹called› ⟦November’s vote “a farce”⟧.",
      "On the broadcast of “Harbor Hour,” ⟨Ada Stone⟩ ‹said› ⟦the bridge was closed⟧.",
      "⟦“Was the bridge open?”⟧ ⟨Stone⟩ ‹asked› the captain.",
      "‹Asked› ⟦whether the bridge was safe⟧, Stone left.",
      "Instead, ⟨Stone⟩ ‹called for› ⟦a new bridge⟧, which failed.",
    ])
  func table(row: String) throws {
    let marked = MarkedStatement(row)
    let annotations = annotate(marked.text)
    let cue = try #require(marked.cue)
    let found = annotations.statements.filter { $0.cue == cue }
    let all = annotations.statements.map { describe($0, marked.text) }.joined(separator: "\n")
    #expect(found.map(\.content) == marked.contents, "\(all)")
    for statement in found { #expect(statement.speaker == marked.speaker, "\(all)") }
  }

  @Test(
    "Words that report nothing",
    arguments: [
      "The said bridge was closed.", "The reports were long.", "Her claims department moved.", "A U.S.-backed plan failed.",
      "The bridge was closed.", "A town called Oslo was rebuilt.", "They moved to a group called the Harbor Watch.",
      "UPDATE: The bridge was closed.", "Video: The bridge was closed.", "In line with the rules, the bridge was closed.",
      "They are supposed to cross the bridge.", "The law is intended to close the bridge.",
      "",
    ])
  func nothing(text: String) {
    let annotations = annotate(text)
    #expect(annotations.statements.isEmpty, "\(annotations.statements.map { describe($0, text) })")
  }
}
