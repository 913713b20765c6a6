extension Range<Int> {
    /// The first number that does not go in front, or the end; numbers that do must all stand before those that do not.
    ///
    /// The binary search of everything that keeps its parts in order: mentions, tokens, sentences. It asks for indices,
    /// so that no element is copied.
    @inlinable
    @inline(__always)
    public func partition(_ isInFront: (Int) -> Bool) -> Int {
        var low = lowerBound
        var high = upperBound
        while low < high {
            let middle = (low + high) / 2
            if isInFront(middle) { low = middle + 1 } else { high = middle }
        }
        return low
    }
}
