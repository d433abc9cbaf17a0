import DatelineText

/// What earlier stages have found, as buffers: reading them in loops costs no reference counting.
struct AnnotationBuffers {
  let tokens: UnsafeBufferPointer<Token>
  let sentences: UnsafeBufferPointer<Sentence>
  let mentions: UnsafeBufferPointer<EntityMention>
  let dates: UnsafeBufferPointer<DateMention>
  let blocks: UnsafeBufferPointer<TextBlock>
}

extension Annotations {
  /// Calls `body` with the lists as buffers, which are valid only during the call.
  func withBuffers<Result>(_ body: (AnnotationBuffers) -> Result) -> Result {
    tokens.withUnsafeBufferPointer { tokens in
      sentences.withUnsafeBufferPointer { sentences in
        mentions.withUnsafeBufferPointer { mentions in
          dates.withUnsafeBufferPointer { dates in
            blocks.withUnsafeBufferPointer { blocks in
              body(AnnotationBuffers(tokens: tokens, sentences: sentences, mentions: mentions, dates: dates, blocks: blocks))
            }
          }
        }
      }
    }
  }
}
