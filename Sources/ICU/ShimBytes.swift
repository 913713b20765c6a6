internal import CICUShim

/// Owns bytes that a shim function allocated.
@safe struct ShimBytes: ~Copyable {
    var raw = unsafe ArqamBytes(bytes: nil, count: 0)

    deinit {
        var copy = unsafe raw
        unsafe arqam_icu_bytes_free(&copy)
    }

    private var buffer: UnsafeBufferPointer<UInt8> {
        unsafe UnsafeBufferPointer(start: raw.bytes, count: raw.count)
    }

    /// A copy of the bytes.
    var array: [UInt8] { unsafe Array(buffer) }

    /// The bytes as text; ICU writes valid UTF-8.
    var string: String { unsafe String(decoding: buffer, as: UTF8.self) }
}
