internal import ICU

/// A charset name that ICU does not know, or bytes it cannot convert.
public struct CharsetError: Error, Sendable, CustomStringConvertible {
    /// The name as it was given.
    public let charset: String

    /// What is wrong and what to do.
    public var description: String {
        "the charset `\(charset)` is not known; use a name such as utf-8, windows-1256, iso-8859-6 or utf-16"
    }
}

extension SourceText {
    /// Reads bytes in a declared or detected charset.
    ///
    /// UTF-8 is tried first. Text that is not UTF-8 is read as UTF-16 where a byte order mark or its zero bytes
    /// say so, else as what ICU's detector thinks likeliest among the charsets Arabic is written in. Text that is
    /// UTF-8 but for a few broken bytes keeps its charset: those bytes become U+FFFD, with a diagnostic.
    ///
    /// - Parameter charset: the name the input declares, or `nil`. `utf-8` is taken as a hint only.
    public init(decoding bytes: [UInt8], charset: String? = nil) throws(CharsetError) {
        if let charset, !SourceText.isUTF8(charset) {
            self = try SourceText.converted(bytes, from: charset)
            return
        }
        guard let first = SourceText.firstInvalidByte(bytes) else {
            self.init(valid: bytes, diagnostics: SourceText.binaryDiagnostics(bytes))
            return
        }
        if let other = SourceText.detect(bytes, invalidFrom: first) {
            self = try SourceText.converted(bytes, from: other)
        } else {
            self = SourceText.repaired(bytes)
        }
    }

    private static func isUTF8(_ charset: String) -> Bool {
        let name = charset.lowercased()
        return name == "utf-8" || name == "utf8" || name == "us-ascii" || name == "ascii"
    }

    /// Offset of the first byte that is no UTF-8, or `nil`. UTF-16 text without a BOM can be valid UTF-8 with
    /// control characters in it; two NULs or ACKs in the first kilobyte count as invalid.
    private static func firstInvalidByte(_ bytes: [UInt8]) -> Int? {
        var wide = 0
        UTF8Check.forEachControl(bytes.span.extracting(first: min(bytes.count, 1024))) { _, byte in
            if byte == 0 || byte == 6 { wide += 1 }
        }
        if wide >= 2, wideOrder(Array(bytes.prefix(1024))) != nil { return 0 }
        return UTF8Check.firstInvalidByte(bytes.span)
    }

    /// The charset of bytes that are no UTF-8; `nil` where they are UTF-8 with a few broken bytes.
    private static func detect(_ bytes: [UInt8], invalidFrom first: Int) -> String? {
        if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) { return "UTF-16" }
        let sample = Array(bytes.prefix(64 * 1024))
        if let order = wideOrder(sample) { return order }
        // Arabic in UTF-8 is mostly pairs of a lead byte D8…DB and a continuation byte; a one-byte charset shows
        // it as runs of high bytes, however much markup stands around them.
        var pairs = 0
        var high = 0
        var run = 0
        var longestRun = 0
        for index in sample.indices {
            guard sample[index] >= 0x80 else {
                run = 0
                continue
            }
            high += 1
            run += 1
            longestRun = max(longestRun, run)
            if sample[index] >= 0xC2, sample[index] <= 0xF4, index + 1 < sample.count,
                sample[index + 1] & 0xC0 == 0x80
            {
                pairs += 1
            }
        }
        if pairs * 5 >= high * 2 || longestRun < 3 { return nil }
        guard let detector = try? CharsetDetector(), let matches = try? detector.matches(in: sample.span)
        else { return nil }
        let arabic = ["windows-1256", "ISO-8859-6", "IBM420"]
        return matches.first { arabic.contains($0.charset) }?.charset ?? "windows-1256"
    }

    /// The byte order of UTF-16 without a mark: every other byte is the high half of a scalar below U+0100 (00) or
    /// of an Arabic letter (06). Bytes of which both halves are so often 0 are no text.
    private static func wideOrder(_ sample: [UInt8]) -> String? {
        var even = 0
        var odd = 0
        for index in sample.indices where sample[index] == 0 || sample[index] == 6 {
            if index % 2 == 0 { even += 1 } else { odd += 1 }
        }
        guard max(even, odd) * 10 >= sample.count * 4, min(even, odd) * 4 <= max(even, odd) else {
            return nil
        }
        return odd > even ? "UTF-16LE" : "UTF-16BE"
    }

    /// A warning where more than one byte in fifty of the head is a control character that no text holds.
    private static func binaryDiagnostics(_ bytes: [UInt8]) -> [Diagnostic] {
        let head = min(bytes.count, 4096)
        var count = 0
        var first = 0
        UTF8Check.forEachControl(bytes.span.extracting(first: head)) { offset, byte in
            guard !(0x09...0x0D).contains(byte), byte != 0x1B else { return }
            if count == 0 { first = offset }
            count += 1
        }
        guard count * 50 > head else { return [] }
        return [
            Diagnostic(
                .binary, "the input looks like binary data, not like text; it was read all the same",
                offset: first)
        ]
    }

    private static func converted(_ bytes: [UInt8], from charset: String) throws(CharsetError) -> SourceText {
        guard let converter = try? CharsetConverter(charset: charset),
            let conversion = try? converter.convert(bytes.span)
        else {
            throw CharsetError(charset: charset)
        }
        var diagnostics = [
            Diagnostic(
                .converted, "converted from \(converter.canonicalName); offsets count in the converted text",
                offset: 0)
        ]
        if conversion.replacementCount > 0 {
            diagnostics.append(
                Diagnostic(
                    .invalidUTF8,
                    "\(conversion.replacementCount) byte sequences are no \(converter.canonicalName) and were replaced by U+FFFD",
                    offset: conversion.firstReplacement ?? 0))
        }
        return SourceText(
            valid: conversion.utf8, diagnostics: diagnostics + binaryDiagnostics(conversion.utf8))
    }

    /// Replaces what is no UTF-8 by U+FFFD.
    private static func repaired(_ bytes: [UInt8]) -> SourceText {
        var output: [UInt8] = []
        output.reserveCapacity(bytes.count)
        var rest = 0
        var count = 0
        var firstOffset = 0
        var decoder = UTF8Repair()
        while rest < bytes.count {
            let (length, valid) = decoder.next(bytes, rest)
            if valid {
                output.append(contentsOf: bytes[rest..<rest + length])
            } else {
                output.append(contentsOf: [0xEF, 0xBF, 0xBD])
                if count == 0 { firstOffset = rest }
                count += 1
            }
            rest += length
        }
        let message =
            "\(count) byte sequences are no UTF-8 and were replaced by U+FFFD; the first stands at byte \(firstOffset)"
        let repair = Diagnostic(.invalidUTF8, message, offset: firstOffset)
        return SourceText(valid: output, diagnostics: [repair] + binaryDiagnostics(output))
    }
}

/// Steps over scalars of text that may be broken (Unicode, table 3-7: maximal subparts are replaced one by one).
private struct UTF8Repair {
    mutating func next(_ bytes: [UInt8], _ at: Int) -> (length: Int, valid: Bool) {
        let first = bytes[at]
        let needed: Int
        var low: UInt8 = 0x80
        var high: UInt8 = 0xBF
        switch first {
        case 0x00...0x7F: return (1, true)
        case 0xC2...0xDF: needed = 1
        case 0xE0: (needed, low) = (2, 0xA0)
        case 0xED: (needed, high) = (2, 0x9F)
        case 0xE1...0xEF: needed = 2
        case 0xF0: (needed, low) = (3, 0x90)
        case 0xF4: (needed, high) = (3, 0x8F)
        case 0xF1...0xF3: needed = 3
        default: return (1, false)
        }
        for index in 1...needed {
            guard at + index < bytes.count else { return (index, false) }
            let byte = bytes[at + index]
            guard byte >= low, byte <= high else { return (index, false) }
            (low, high) = (0x80, 0xBF)
        }
        return (needed + 1, true)
    }
}
