import DatelineDatasets
import DatelineText

extension RowWriter {
  mutating func appendReject(_ reject: Reject, to rows: inout RowBuffer) {
    rows.beginRow()
    rows.append(reject.sourceName)
    rows.append(reject.sourcePath)
    rows.append(integer: reject.recordIndex)
    rows.append(integer: reject.byteOffset)
    rows.append(reject.stage)
    rows.append(reject.code)
    rows.append(reject.message)
    rows.append(reject.excerpt)
    rows.endRow()
  }
}
