internal import CSHA256
internal import JSON

extension JSONWriter {
    /// Writes the SHA-256 of bytes as a string of hexadecimal digits.
    mutating func sha256(of bytes: [UInt8]) { string(hexadecimalSHA256(of: bytes).span) }
}

/// The SHA-256 of bytes as 64 hexadecimal digits, in ASCII: what a document's `sha256` is of its text.
public func hexadecimalSHA256(of bytes: [UInt8]) -> [UInt8] {
    var digits = [UInt8](repeating: 0, count: 64)
    unsafe bytes.withUnsafeBufferPointer { bytes in
        unsafe digits.withUnsafeMutableBufferPointer { digits in
            unsafe arqam_sha256_hex(bytes.baseAddress, bytes.count, digits.baseAddress)
        }
    }
    return digits
}
