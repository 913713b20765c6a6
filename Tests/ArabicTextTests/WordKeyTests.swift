import Testing

@testable import ArabicText

@Suite struct WordKeyTests {
    private func key(_ letters: [UInt8]) -> WordKey { WordKey(letters, from: 0, count: letters.count) }

    /// Keys are equal exactly when words are, short and long.
    @Test func keysAreEqualWhenWordsAre() {
        var random = RandomText(seed: 41)
        var words: [WordKey: [UInt8]] = [:]
        for _ in 0..<20_000 {
            let letters = (0..<random.number(in: 1..<22)).map { _ in UInt8(0xA1 + random.number(in: 0..<4)) }
            let key = key(letters)
            if let known = words[key] { #expect(known == letters) }
            words[key] = letters
            #expect(key.isHashed == (letters.count > WordKey.capacity))
        }
    }

    @Test func longWordsDifferInAnyLetter() {
        let word = (0..<40).map { UInt8(0xA1 + $0 % 30) }
        var keys: Set<WordKey> = [key(word)]
        for index in word.indices {
            var other = word
            other[index] ^= 0x40
            keys.insert(key(other))
        }
        for count in 16..<40 { keys.insert(key(Array(word[..<count]))) }
        #expect(keys.count == 1 + 40 + 24)
    }

    @Test func prefixesComeOffByAShift() {
        let word = (0..<15).map { UInt8(0xA1 + $0) }
        for count in 0...15 {
            let letters = Array(word[..<count])
            #expect(key(letters).letterCount == count)
            for dropped in 0...count {
                #expect(
                    key(letters).droppingFirst(dropped) == key(Array(letters[dropped...])),
                    "\(count) - \(dropped)")
                #expect(
                    key(letters).first(dropped) == key(Array(letters[..<dropped])), "\(dropped) of \(count)")
            }
        }
    }

    @Test func partsOfAnArray() {
        let letters: [UInt8] = [0xA1, 0xA2, 0xA3, 0xA4]
        #expect(WordKey(letters, from: 1, count: 2) == key([0xA2, 0xA3]))
        #expect(key([]) == WordKey(low: 0, high: 0))
        #expect(key([0xA1]) != key([0xA1, 0xA1]))
    }

    /// Neighbouring keys spread over a table: no slot of 256 holds far more than its share.
    @Test func hashesSpread() {
        var slots = [Int](repeating: 0, count: 256)
        for a: UInt8 in 0xA1...0xC0 {
            for b: UInt8 in 0xA1...0xC0 {
                for c: UInt8 in 0xA1...0xC0 { slots[Int(key([a, b, c]).mixed % 256)] += 1 }
            }
        }
        #expect(slots.max() ?? 0 < 128 * 2 && slots.min() ?? 0 > 128 / 2)
    }
}
