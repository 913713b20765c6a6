/// A word more of a phrase, as it is found: a quarter of a line of the processor's memory, which is all that a step
/// through the trie touches.
struct Step: BitwiseCopyable, Sendable {
    /// The phrase before it.
    var parent: NodeID
    /// The word it adds; 0 where the place is free.
    var word: WordID
    /// The first sense of the phrase, or 0.
    var firstSense: UInt32 = 0
    /// Families of its senses.
    var families: Families = []
    /// No byte of an image is left to chance.
    private var unused: UInt16 = 0

    init(parent: NodeID, word: WordID) {
        self.parent = parent
        self.word = word
    }
}

/// The trie of phrases of several words: steps, each where a hash of its parent and its word says, or in the next free
/// place behind it. Half of the places and more are free.
///
/// A word alone needs no step: it is its own node. The node of a step is its place, with the highest bit set.
struct StepTable: Sendable {
    private static let isStep: NodeID = 0x8000_0000

    /// The places, a power of two of them.
    let steps: Table<Step>

    /// The step of a node; `nil` for a word alone.
    @inline(__always)
    subscript(node: NodeID) -> Step? {
        node & StepTable.isStep != 0 ? steps[Int(node & ~StepTable.isStep)] : nil
    }

    /// The node after one more word, or 0.
    @inline(__always)
    func node(after node: NodeID, _ word: WordID) -> NodeID {
        var place = StepTable.place(node, word, of: steps.count)
        while true {
            let step = steps[place]
            if step.word == 0 { return 0 }
            if step.parent == node, step.word == word { return StepTable.isStep | NodeID(place) }
            place = (place &+ 1) & (steps.count &- 1)
        }
    }

    @inline(__always)
    private static func place(_ node: NodeID, _ word: WordID, of count: Int) -> Int {
        Int(truncatingIfNeeded: (UInt64(node) << 32 | UInt64(word)).mixed) & (count &- 1)
    }

    /// Whether a node is of several words.
    static func isStep(_ node: NodeID) -> Bool { node & isStep != 0 }

    /// How many places so many steps need.
    static func places(for count: Int) -> Int {
        var places = 16
        while places < count * 2 { places *= 2 }
        return places
    }

    /// Puts a step that is not there yet into its place; its node.
    static func insert(_ step: Step, into steps: inout Column<Step>) -> NodeID {
        var place = place(step.parent, step.word, of: steps.count)
        while steps[place].word != 0 { place = (place &+ 1) & (steps.count &- 1) }
        steps[place] = step
        return isStep | NodeID(place)
    }
}
