/// What can go wrong around a training run, with the file and what to do.
enum TrainError: Error, CustomStringConvertible {
  case unreadable(path: String, reason: String)
  case badRecord(path: String, line: Int, reason: String)
  case empty(set: String, path: String)
  case usage(String)

  var description: String {
    switch self {
    case .unreadable(let path, let reason): "\(path): cannot be read: \(reason)"
    case .badRecord(let path, let line, let reason):
      "\(path):\(line): \(reason); expected one JSON object a line with id, text and entities"
    case .empty(let set, let path): "set '\(set)': \(path) holds no documents"
    case .usage(let problem): problem
    }
  }
}
