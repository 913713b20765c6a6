internal import CZlib

/// Undoes the compression of gzip, zlib or HTTP's `deflate`, a piece at a time.
@safe struct Inflater: ~Copyable {
    /// Data that is not what it says it is.
    struct Damage: Error {}

    /// How the data is wrapped.
    enum Wrapping: Int32 {
        case gzip = 31
        case zlib = 15
        /// What many servers send for `deflate`.
        case none = -15
    }

    /// zlib keeps the address: it must not move.
    private let stream: UnsafeMutablePointer<z_stream>

    init(_ wrapping: Wrapping) {
        unsafe stream = .allocate(capacity: 1)
        unsafe stream.initialize(to: z_stream())
        // Without memory the stream stays empty, and every read of it is a damage.
        _ = unsafe inflateInit2_(
            stream, wrapping.rawValue, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size))
    }

    deinit {
        unsafe inflateEnd(stream)
        unsafe stream.deallocate()
    }

    /// Starts over with the next member.
    mutating func reset() { _ = unsafe inflateReset(stream) }

    /// Inflates from `input` on, `limit` bytes at most.
    /// - Parameter start: the first byte of the input that is left; moved on.
    /// - Returns: whether the data, or the member of a gzip file, ended.
    mutating func inflate(
        _ input: [UInt8], from start: inout Int, atMost limit: Int, appendingTo output: inout [UInt8]
    ) throws(Damage) -> Bool {
        var status: Int32 = Z_OK
        let first = start
        let stream = unsafe stream
        let given = min(input.count - first, Int(Int32.max))
        let room = min(limit, Int(Int32.max))
        unsafe input.withUnsafeBufferPointer { source in
            unsafe stream.pointee.avail_in = UInt32(given)
            unsafe stream.pointee.next_in = UnsafeMutablePointer(
                mutating: source.baseAddress.map { unsafe $0 + first })
            output.append(addingCapacity: room) { (added: inout OutputSpan<UInt8>) in
                unsafe added.withUnsafeMutableBufferPointer { buffer, initialized in
                    guard let base = buffer.baseAddress else { return }
                    unsafe stream.pointee.avail_out = UInt32(room)
                    unsafe stream.pointee.next_out = base + initialized
                    status = unsafe CZlib.inflate(stream, Z_NO_FLUSH)
                    initialized += unsafe room - Int(stream.pointee.avail_out)
                }
            }
            start = unsafe first + given - Int(stream.pointee.avail_in)
        }
        switch status {
        case Z_OK, Z_BUF_ERROR: return false
        case Z_STREAM_END: return true
        default: throw Damage()
        }
    }

    /// All of a piece of data, or as much of it as there is; `nil` where it is damaged from the start.
    /// - Returns: what it holds, and whether that is all within `limit`.
    static func inflated(_ input: [UInt8], _ wrapping: Wrapping, limit: Int) -> (
        bytes: [UInt8], isWhole: Bool
    )? {
        var inflater = Inflater(wrapping)
        var output: [UInt8] = []
        var at = 0
        while output.count <= limit {
            let before = (at, output.count)
            do throws(Damage) {
                let step = min(1 << 18, limit + 1 - output.count)
                if try inflater.inflate(input, from: &at, atMost: step, appendingTo: &output) {
                    return (output, output.count <= limit)
                }
            } catch {
                break
            }
            // A stream that was cut off gives what it held.
            if before == (at, output.count) { return output.isEmpty ? nil : (output, true) }
        }
        return output.isEmpty ? nil : (output, output.count <= limit)
    }
}

/// A gzip file as it is read: member after member.
struct GzipStream: ~Copyable {
    private var inflater = Inflater(.gzip)
    private var input: [UInt8]
    private var position = 0
    private var consumed = 0
    private var produced = 0
    /// Whether a member has begun and not ended.
    private var isInMember = true

    /// Whether bytes begin a gzip file.
    static func begins(_ bytes: ArraySlice<UInt8>) -> Bool { bytes.starts(with: [0x1F, 0x8B, 0x08]) }

    /// A stream of which the first bytes have been read.
    init(read bytes: [UInt8]) { input = bytes }

    /// What has been read and not yet inflated.
    var hasInput: Bool { position < input.count }

    /// Takes the next bytes of the file.
    mutating func add(_ bytes: [UInt8]) {
        consumed += position
        input.removeFirst(position)
        position = 0
        input.append(contentsOf: bytes)
    }

    /// Appends what can be inflated at once.
    /// - Returns: how many bytes came; 0 where more input is needed.
    mutating func inflate(atMost limit: Int, appendingTo bytes: inout [UInt8], name: String)
        throws(InputError) -> Int
    {
        let count = bytes.count
        while bytes.count == count, hasInput {
            if !isInMember {
                // Some writers fill the file up with zeros.
                while hasInput, input[position] == 0 { position += 1 }
                guard hasInput else { break }
                inflater.reset()
                isInMember = true
            }
            do throws(Inflater.Damage) {
                let position = position
                if try inflater.inflate(input, from: &self.position, atMost: limit, appendingTo: &bytes) {
                    isInMember = false
                } else if self.position == position, bytes.count == count {
                    break
                }
            } catch {
                throw InputError(
                    .damaged, "the compressed data is damaged at byte \(consumed + position)", at: name,
                    hint: "fetch the file again; what stood before was read")
            }
        }
        produced += bytes.count - count
        // Text compresses by ten to one, and hardly ever by a hundred.
        if produced > 256 << 20, produced / 400 > consumed + position {
            throw InputError(
                .tooLarge, "the file expands to more than 400 times its size", at: name,
                hint: "it is no archive of text; inflate it yourself if you trust it")
        }
        return bytes.count - count
    }

    /// - Throws: `damaged` where the file ended inside a member.
    func finish(name: String) throws(InputError) {
        if isInMember, consumed + input.count > 0 {
            throw InputError(
                .damaged, "the compressed data ends early", at: name,
                hint: "fetch the file again; what stood before was read")
        }
    }
}
