import Testing

@testable import DatelineEngine

@Suite struct StageMeterTests {
  @Test func addsUp() {
    let meter = StageMeter(name: "dates")
    meter.add(documents: 2, bytes: 10, cpuNanoseconds: 1_500_000_000)
    meter.add(documents: 1, bytes: 5, cpuNanoseconds: 500_000_000)
    #expect(meter.documents == 3 && meter.bytes == 15 && meter.cpuSeconds == 2)
  }

  @Test func threadClockMovesForward() {
    let before = StageMeter.threadCPUNanoseconds()
    var sum = 0
    for value in 0..<200_000 { sum &+= value &* value }
    #expect(StageMeter.threadCPUNanoseconds() > before && sum != 1)
  }
}
