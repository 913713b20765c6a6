import Foundation
import Testing

@testable import Intake

@Suite struct LineReaderTests {
    /// The lines of a text, read with a buffer and a limit; `nil` for one that is too long.
    private func lines(_ text: String, buffer: Int, limit: Int = 1 << 20) throws -> [String?] {
        let file = FileManager.default.temporaryDirectory.appendingPathComponent("arqam-\(UUID().uuidString)")
        try Data(text.utf8).write(to: file)
        defer { try? FileManager.default.removeItem(at: file) }
        var reader = LineReader(try InputFile(path: file.path), limit: limit, bufferSize: buffer)
        var found: [String?] = []
        var lastNumber = 0
        while let next = try reader.next() {
            for line in next.lines {
                #expect(line.number > lastNumber)
                lastNumber = line.number
                found.append(line.isTooLong ? nil : String(decoding: next.bytes[line.range], as: UTF8.self))
            }
        }
        return found
    }

    @Test(arguments: 1...12)
    func linesAcrossBuffers(_ buffer: Int) throws {
        #expect(
            try lines("one\ntwo\r\n\n\nthree three three\nlast", buffer: buffer) == [
                "one", "two", "three three three", "last",
            ])
        #expect(try lines("", buffer: buffer) == [])
        #expect(try lines("\n\n\n", buffer: buffer) == [])
        #expect(try lines("x\n", buffer: buffer) == ["x"])
    }

    @Test(arguments: 1...12)
    func longLinesArePassedOver(_ buffer: Int) throws {
        #expect(try lines("a\nbbbbbbbbbbbb\nc\ndddddddd", buffer: buffer, limit: 5) == ["a", nil, "c", nil])
        #expect(try lines("12345\n123456\n", buffer: buffer, limit: 5) == ["12345", nil])
    }

    @Test func whatWasReadBeforeComesFirst() throws {
        let file = FileManager.default.temporaryDirectory.appendingPathComponent("arqam-\(UUID().uuidString)")
        try Data("rest\nlast\n".utf8).write(to: file)
        defer { try? FileManager.default.removeItem(at: file) }
        var reader = LineReader(try InputFile(path: file.path), read: Array("first\nthe ".utf8), limit: 100)
        var found: [String] = []
        while let next = try reader.next() {
            for line in next.lines { found.append(String(decoding: next.bytes[line.range], as: UTF8.self)) }
        }
        #expect(found == ["first", "the rest", "last"])
    }
}
