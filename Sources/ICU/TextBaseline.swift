internal import CICUShim

/// What the benchmarks compare the pipeline with: the usual first steps of text work, done by ICU alone.
@safe public struct TextBaseline: ~Copyable {
    /// How far a run goes; each stage includes the ones before it.
    public enum Stage: Int32, CaseIterable, Sendable {
        /// UTF-8 to UTF-16.
        case decode = 1
        /// … and NFKC.
        case normalize = 2
        /// … and word breaks.
        case wordBreaks = 3
    }

    private let handle: OpaquePointer

    /// - Throws: ``ICUError/failed(operation:code:)`` where ICU's data cannot be loaded.
    public init() throws(ICUError) {
        var handle: OpaquePointer?
        let status = unsafe arqam_baseline_open(&handle)
        unsafe self.handle = try opened(handle, status, "open the baseline")
    }

    deinit { unsafe arqam_baseline_close(handle) }

    /// Runs the stages over a text. Buffers are kept from one run to the next.
    /// - Returns: the number of UTF-16 units, or of word boundaries after the last stage.
    /// - Throws: ``ICUError/failed(operation:code:)`` for a text of 2³⁰ bytes or more.
    public func run(_ utf8: Span<UInt8>, through stage: Stage = .wordBreaks) throws(ICUError) -> Int {
        var result: Int64 = 0
        let status = unsafe utf8.withUnsafeBufferPointer { text in
            unsafe arqam_baseline_run(handle, text.baseAddress, text.count, stage.rawValue, &result)
        }
        try check(status, "run the baseline")
        return Int(result)
    }
}
