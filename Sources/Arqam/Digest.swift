internal import CSHA256
internal import JSON

/// The SHA-256 of a text: what a document's `sha256` says.
public struct TextDigest: Sendable {
    /// Hexadecimal digits, in ASCII.
    private var digits = InlineArray<64, UInt8>(repeating: 0)

    /// The digest of bytes.
    public init(of bytes: [UInt8]) {
        var digits = digits.mutableSpan
        unsafe bytes.withUnsafeBufferPointer { bytes in
            unsafe digits.withUnsafeMutableBufferPointer { digits in
                guard let start = digits.baseAddress else { return }
                unsafe arqam_sha256_hex(bytes.baseAddress, bytes.count, start)
            }
        }
    }

    /// The digits.
    public var text: String {
        unsafe digits.span.withUnsafeBufferPointer { unsafe String(decoding: $0, as: UTF8.self) }
    }

    /// Writes the digits as a string.
    func write(to json: inout JSONWriter) { json.string(digits.span) }
}
