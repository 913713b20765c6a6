import CSHA256
import JSON
import Testing

@testable import Arqam

@Suite struct DigestTests {
    /// FIPS 180-4's own examples, and the empty message.
    @Test(arguments: [
        ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
        ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
        (
            "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
            "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
        ),
    ])
    func knownDigests(_ message: String, _ digest: String) {
        var json = JSONWriter()
        let known = TextDigest(of: Array(message.utf8))
        #expect(known.text == digest)
        known.write(to: &json)
        #expect(String(decoding: json.bytes, as: UTF8.self) == "\"\(digest)\"")
    }

    @Test func bothWaysAgree() {
        for count in 0...300 {
            let bytes = (0..<count).map { UInt8(truncatingIfNeeded: $0 &* 167 &+ count) }
            var fast = [UInt8](repeating: 0, count: 64)
            var plain = fast
            unsafe arqam_sha256_hex(bytes, count, &fast)
            unsafe arqam_sha256_hex_portable(bytes, count, &plain)
            #expect(fast == plain)
        }
    }
}
