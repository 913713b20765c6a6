#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// Standard output and standard error, without buffers of their own.
enum Output: Int32 {
    case standard = 1
    case error = 2

    /// Whether a person looks at it.
    var isTerminal: Bool { isatty(rawValue) == 1 }

    /// Writes all of `bytes`.
    func write(_ bytes: [UInt8]) throws(Failure) {
        var written = 0
        while written < bytes.count {
            let count = unsafe bytes.withUnsafeBytes { buffer in
                guard let base = buffer.baseAddress else { return 0 }
                return unsafe writeBytes(rawValue, base + written, buffer.count - written)
            }
            if count < 0 {
                if errno == EINTR { continue }
                throw Failure(
                    "the output cannot be written: \(unsafe String(cString: strerror(errno)))",
                    status: .inputOutput)
            }
            written += count
        }
    }

    /// Writes a line; what cannot be written is lost.
    func writeLine(_ text: String) { try? write(Array((text + "\n").utf8)) }
}

/// `write` of the C library; a method of the same name would hide it.
private func writeBytes(_ descriptor: Int32, _ buffer: UnsafeRawPointer, _ count: Int) -> Int {
    unsafe write(descriptor, buffer, count)
}

/// How many processors the program may use.
func processorCount() -> Int { max(1, Int(sysconf(Int32(_SC_NPROCESSORS_ONLN)))) }
