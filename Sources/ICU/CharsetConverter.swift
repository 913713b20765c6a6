internal import CICUShim

/// Converts bytes of one charset to UTF-8.
///
/// One converter serves one thread at a time and any number of texts.
@safe public struct CharsetConverter: ~Copyable {
    /// The outcome of a conversion.
    public struct Conversion: Equatable, Sendable {
        /// The text in valid UTF-8. A byte order mark stays in it as U+FEFF, except where the charset is
        /// `UTF-16` or `UTF-32`, which take their order from it.
        public let utf8: [UInt8]
        /// How many byte sequences were not text in the charset and became U+FFFD.
        public let replacementCount: Int
        /// The offset in the input bytes of the first such sequence; nil where there was none.
        public let firstReplacement: Int?
    }

    private let handle: OpaquePointer

    /// ICU's canonical name of the charset, such as `ibm-5348_P100-1997` for `windows-1252`.
    public let canonicalName: String

    /// - Parameter charset: a name or alias as found in HTTP headers and HTML, in any case.
    /// - Throws: ``ICUError/unknownCharset(_:)``.
    public init(charset: String) throws(ICUError) {
        // An empty name would mean the platform's default charset.
        guard !charset.isEmpty else { throw .unknownCharset(charset) }
        var handle: OpaquePointer?
        let status = unsafe charset.withCString { name in
            unsafe arqam_charset_converter_open(name, &handle)
        }
        guard status <= 0, let handle = unsafe handle else { throw .unknownCharset(charset) }
        unsafe self.handle = handle
        canonicalName = unsafe String(cString: arqam_charset_converter_name(handle))
    }

    deinit { unsafe arqam_charset_converter_close(handle) }

    /// Converts a whole text; what is not text in the charset becomes U+FFFD and is counted.
    /// - Throws: ``ICUError/failed(operation:code:)`` where memory runs out.
    public func convert(_ bytes: Span<UInt8>) throws(ICUError) -> Conversion {
        var output = ShimBytes()
        var replacements = ArqamReplacements(count: 0, first_offset: 0)
        let status = unsafe bytes.withUnsafeBufferPointer { buffer in
            unsafe arqam_charset_converter_run(
                handle, buffer.baseAddress, buffer.count, &output.raw, &replacements)
        }
        try check(status, "convert from \(canonicalName)")
        let count = Int(clamping: replacements.count)
        return Conversion(
            utf8: output.array, replacementCount: count,
            firstReplacement: count == 0 ? nil : Int(clamping: replacements.first_offset))
    }
}
