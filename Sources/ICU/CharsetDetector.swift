internal import CICUShim

/// Recognises the charset of bytes from their statistics (ICU's `ucsdet`).
///
/// One detector serves one thread at a time.
@safe public struct CharsetDetector: ~Copyable {
    /// A charset the bytes may be in.
    public struct Match: Equatable, Sendable {
        /// ICU's name of the charset, such as `windows-1256`; ``CharsetConverter`` takes it.
        public let charset: String
        /// The ISO 639 code of the language that gave it away, such as `ar`; nil where it tells nothing.
        public let language: String?
        /// From 0 to 100; at 10 it is little more than a guess.
        public let confidence: Int
    }

    private let handle: OpaquePointer

    /// - Parameter stripsTags: leave out what stands between `<` and `>`, for HTML.
    /// - Throws: ``ICUError/failed(operation:code:)`` where ICU's data cannot be loaded.
    public init(stripsTags: Bool = false) throws(ICUError) {
        var handle: OpaquePointer?
        let status = unsafe arqam_charset_detector_open(stripsTags, &handle)
        unsafe self.handle = try opened(handle, status, "open the charset detector")
    }

    deinit { unsafe arqam_charset_detector_close(handle) }

    /// The charsets the bytes may be in, the likeliest first; none for empty input.
    ///
    /// At most the first 2²⁰ bytes are read.
    /// - Throws: ``ICUError/failed(operation:code:)`` where ICU fails.
    public func matches(in bytes: Span<UInt8>) throws(ICUError) -> [Match] {
        var count: Int32 = 0
        let status = unsafe bytes.withUnsafeBufferPointer { buffer in
            unsafe arqam_charset_detector_run(handle, buffer.baseAddress, buffer.count, &count)
        }
        try check(status, "detect a charset")
        var matches: [Match] = []
        for index in 0..<max(count, 0) {
            var name: UnsafePointer<CChar>?
            var language: UnsafePointer<CChar>?
            var confidence: Int32 = 0
            let status = unsafe arqam_charset_detector_match(handle, index, &name, &language, &confidence)
            try check(status, "name a detected charset")
            guard let name = unsafe name else { continue }
            let code = unsafe language.map { unsafe String(cString: $0) } ?? ""
            matches.append(
                Match(
                    charset: unsafe String(cString: name), language: code.isEmpty ? nil : code,
                    confidence: Int(confidence)))
        }
        return matches
    }
}
