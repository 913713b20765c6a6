import CZlib

/// One gzip member that holds these bytes.
func gzip(_ bytes: [UInt8]) -> [UInt8] {
    var stream = unsafe z_stream()
    var output = [UInt8](repeating: 0, count: bytes.count + bytes.count / 10 + 1024)
    let count = unsafe bytes.withUnsafeBufferPointer { input in
        unsafe output.withUnsafeMutableBufferPointer { room in
            unsafe deflateInit2_(
                &stream, 6, Z_DEFLATED, 31, 8, Z_DEFAULT_STRATEGY, ZLIB_VERSION,
                Int32(MemoryLayout<z_stream>.size))
            unsafe stream.next_in = UnsafeMutablePointer(mutating: input.baseAddress)
            unsafe stream.avail_in = UInt32(input.count)
            unsafe stream.next_out = room.baseAddress
            unsafe stream.avail_out = UInt32(room.count)
            unsafe deflate(&stream, Z_FINISH)
            unsafe deflateEnd(&stream)
            return unsafe Int(stream.total_out)
        }
    }
    return Array(output.prefix(count))
}
