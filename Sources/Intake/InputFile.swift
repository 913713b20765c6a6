#if canImport(Glibc)
    internal import Glibc
#elseif canImport(Musl)
    internal import Musl
#else
    internal import Darwin
#endif

/// A file opened for reading, standard input, or bytes in memory. What gzip compressed is inflated on the way.
public struct InputFile: ~Copyable {
    /// The path, as errors show it.
    public let name: String
    private let descriptor: Int32
    private let isOwned: Bool
    /// What is left of bytes in memory.
    private var held: ArraySlice<UInt8> = []
    private var isUntouched = true
    private var gzip: GzipStream?
    private var isCompressed = false
    /// Whether something has been read and not yet inflated.
    private var holdsCompressed = false

    /// Opens a file; `-` is standard input.
    public init(path: String) throws(InputError) {
        guard path != "-" else {
            name = "standard input"
            descriptor = STDIN_FILENO
            isOwned = false
            return
        }
        let opened = unsafe open(path, O_RDONLY | O_CLOEXEC)
        guard opened >= 0 else { throw InputFile.unreadable(path) }
        name = path
        descriptor = opened
        isOwned = true
    }

    /// Bytes in memory, read as if they were a file.
    public init(holding bytes: [UInt8], name: String) {
        self.name = name
        descriptor = -1
        isOwned = false
        held = bytes[...]
    }

    deinit {
        if isOwned { close(descriptor) }
    }

    /// Whether reading would wait for whoever writes the other end.
    public var wouldWait: Bool {
        if holdsCompressed || descriptor < 0 { return false }
        var poll = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
        return unsafe Self.poll(&poll) == 0
    }

    private static func poll(_ one: UnsafeMutablePointer<pollfd>) -> Int32 {
        #if canImport(Glibc)
            unsafe Glibc.poll(one, 1, 0)
        #elseif canImport(Musl)
            unsafe Musl.poll(one, 1, 0)
        #else
            unsafe Darwin.poll(one, 1, 0)
        #endif
    }

    /// Appends what can be read at once, `limit` bytes at most, to `bytes`.
    /// - Returns: how many bytes came; 0 at the end of the file.
    public mutating func read(atMost limit: Int, appendingTo bytes: inout [UInt8]) throws(InputError) -> Int {
        if isUntouched {
            isUntouched = false
            let start = bytes.count
            let count = try readAsItIs(atMost: limit, appendingTo: &bytes)
            guard GzipStream.begins(bytes[start...]) else { return count }
            gzip = GzipStream(read: Array(bytes[start...]))
            isCompressed = true
            bytes.removeSubrange(start...)
        }
        guard isCompressed else { return try readAsItIs(atMost: limit, appendingTo: &bytes) }
        return try inflate(atMost: limit, appendingTo: &bytes)
    }

    private mutating func inflate(
        atMost limit: Int, appendingTo bytes: inout [UInt8]
    ) throws(InputError) -> Int {
        while true {
            let count = try gzip?.inflate(atMost: limit, appendingTo: &bytes, name: name) ?? 0
            holdsCompressed = gzip?.hasInput ?? false
            if count > 0 { return count }
            var next: [UInt8] = []
            if try readAsItIs(atMost: 1 << 16, appendingTo: &next) == 0 {
                try gzip?.finish(name: name)
                return 0
            }
            gzip?.add(next)
        }
    }

    private mutating func readAsItIs(
        atMost limit: Int, appendingTo bytes: inout [UInt8]
    ) throws(InputError) -> Int {
        guard descriptor >= 0 else {
            let next = held.prefix(limit)
            bytes.append(contentsOf: next)
            held = held.dropFirst(limit)
            return next.count
        }
        var count = 0
        var failure: Int32 = 0
        let descriptor = descriptor
        bytes.append(addingCapacity: limit) { (output: inout OutputSpan<UInt8>) in
            unsafe output.withUnsafeMutableBufferPointer { buffer, initialized in
                guard let base = buffer.baseAddress else { return }
                repeat {
                    count = unsafe readBytes(descriptor, base + initialized, limit)
                    failure = errno
                } while count < 0 && failure == EINTR
                initialized += max(count, 0)
            }
        }
        guard count >= 0 else { throw InputFile.unreadable(name, failure) }
        return count
    }

    /// Reads the rest of the file.
    /// - Throws: `too_large` where `bytes` would grow over `limit`.
    public mutating func readAll(limit: Int, appendingTo bytes: inout [UInt8]) throws(InputError) {
        var step = 1 << 16
        while true {
            guard bytes.count <= limit else { throw InputFile.tooLarge(name, limit: limit) }
            let count = try read(atMost: min(step, limit - bytes.count + 1), appendingTo: &bytes)
            if count == 0 { return }
            step = min(step * 2, 1 << 22)
        }
    }

    static func tooLarge(_ place: String, limit: Int, id: String? = nil) -> InputError {
        InputError(
            .tooLarge, "the document is larger than \(limit) bytes", at: place,
            hint: "split it, or raise the limit with --max-document-bytes", id: id)
    }

    private static func unreadable(_ path: String, _ failure: Int32 = errno) -> InputError {
        let reason = unsafe String(cString: strerror(failure))
        return InputError(
            .unreadable, "cannot be read: \(reason)", at: path,
            hint: "check that it is a file and that you may read it")
    }
}

/// `read` of the C library; a method of the same name would hide it.
private func readBytes(_ descriptor: Int32, _ buffer: UnsafeMutableRawPointer, _ count: Int) -> Int {
    unsafe read(descriptor, buffer, count)
}
