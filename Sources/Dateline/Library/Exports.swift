@_exported import DatelineDatasets
// One import gives a library user the pipeline, the stages, and the types that they speak.
@_exported import DatelineDates
@_exported import DatelineDedupe
@_exported import DatelineEngine
@_exported import DatelineEntities
@_exported import DatelineIngest
@_exported import DatelineReport
@_exported import DatelineSentences
@_exported import DatelineStatements
@_exported import DatelineText
