/// The letters that presentation forms show: Unicode's compatibility decompositions, without the marks in them.
enum PresentationForms {
    /// First and last scalar of the table.
    static let range: ClosedRange<UInt32> = 0xFB50...0xFEFC

    /// The letters of a presentation form; none where the scalar shows none of its own.
    static func letters(of scalar: UInt32) -> ArraySlice<UInt32> {
        guard range.contains(scalar) else { return [] }
        let index = Int(scalar - range.lowerBound)
        return table.letters[Int(table.starts[index])..<Int(table.starts[index + 1])]
    }

    /// Calls `body` with each form and the letters it shows.
    static func withEachForm(_ body: (_ scalar: UInt32, _ letters: borrowing [UInt32]) -> Void) {
        // One array for all: the letter table is made of this whenever a program starts.
        var letters: [UInt32] = [0]
        for (first, shapes) in singleLetters {
            var scalar = first
            for (letter, count) in shapes {
                letters[0] = letter
                for _ in 0..<count {
                    body(scalar, letters)
                    scalar += 1
                }
            }
        }
        for (first, forms) in ligatures {
            var form = first
            var isOpen = false
            letters.removeAll(keepingCapacity: true)
            func finish() {
                guard isOpen else { return }
                body(form, letters)
                letters.removeAll(keepingCapacity: true)
                form += 1
                isOpen = false
            }
            for scalar in forms.unicodeScalars {
                if scalar == " " || scalar == "\n" {
                    finish()
                } else {
                    isOpen = true
                    if !scalar.isASCII { letters.append(scalar.value) }
                }
            }
            finish()
        }
    }

    /// Letters of form `n` of the range are `letters[starts[n]..<starts[n + 1]]`.
    private static let table: (starts: [UInt16], letters: [UInt32]) = {
        var shown = [[UInt32]](repeating: [], count: range.count)
        withEachForm { scalar, letters in shown[Int(scalar - range.lowerBound)] = copy letters }
        var starts: [UInt16] = [0]
        var letters: [UInt32] = []
        for form in shown {
            letters += form
            starts.append(UInt16(letters.count))
        }
        return (starts, letters)
    }()

    /// Forms of one letter: the first scalar of a run, then each letter with its number of shapes.
    private static let singleLetters: [(UInt32, [(UInt32, Int)])] = [
        (
            0xFB50,
            [
                (0x671, 2), (0x67B, 4), (0x67E, 4), (0x680, 4), (0x67A, 4), (0x67F, 4), (0x679, 4),
                (0x6A4, 4), (0x6A6, 4), (0x684, 4), (0x683, 4), (0x686, 4), (0x687, 4), (0x68D, 2),
                (0x68C, 2), (0x68E, 2), (0x688, 2), (0x698, 2), (0x691, 2), (0x6A9, 4), (0x6AF, 4),
                (0x6B3, 4), (0x6B1, 4), (0x6BA, 2), (0x6BB, 4), (0x6C0, 2), (0x6C1, 4), (0x6BE, 4),
                (0x6D2, 2), (0x6D3, 2),
            ]
        ),
        (0xFBD3, [(0x6AD, 4), (0x6C7, 2), (0x6C6, 2), (0x6C8, 2), (0x6C7, 1)]),
        (0xFBDE, [(0x6CB, 2), (0x6C5, 2), (0x6C9, 2), (0x6D0, 4), (0x649, 2)]),
        (0xFBFC, [(0x6CC, 4)]),
        (
            0xFE80,
            [
                (0x621, 1), (0x622, 2), (0x623, 2), (0x624, 2), (0x625, 2), (0x626, 4), (0x627, 2),
                (0x628, 4), (0x629, 2), (0x62A, 4), (0x62B, 4), (0x62C, 4), (0x62D, 4), (0x62E, 4),
                (0x62F, 2), (0x630, 2), (0x631, 2), (0x632, 2), (0x633, 4), (0x634, 4), (0x635, 4),
                (0x636, 4), (0x637, 4), (0x638, 4), (0x639, 4), (0x63A, 4), (0x641, 4), (0x642, 4),
                (0x643, 4), (0x644, 4), (0x645, 4), (0x646, 4), (0x647, 4), (0x648, 2), (0x649, 2),
                (0x64A, 4),
            ]
        ),
    ]

    /// Ligatures, from the first scalar of a run on; `-` shows marks only, `.` is not assigned.
    private static let ligatures: [(UInt32, String)] = [
        (
            0xFBEA,
            """
            ئا ئا ئە ئە ئو ئو ئۇ ئۇ ئۆ ئۆ ئۈ ئۈ ئې ئې ئې ئى ئى ئى
            """
        ),
        (
            0xFC00,
            """
            ئج ئح ئم ئى ئي بج بح بخ بم بى بي تج تح تخ تم تى تي ثج ثم ثى ثي جح جم حج حم خج خح
            خم سج سح سخ سم صح صم ضج ضح ضخ ضم طح طم ظم عج عم غج غم فج فح فخ فم فى في قح قم قى
            قي كا كج كح كخ كل كم كى كي لج لح لخ لم لى لي مج مح مخ مم مى مي نج نح نخ نم نى ني
            هج هم هى هي يج يح يخ يم يى يي ذ ر ى - - - - - - ئر ئز ئم ئن ئى ئي بر بز بم بن بى
            بي تر تز تم تن تى تي ثر ثز ثم ثن ثى ثي فى في قى قي كا كل كم كى كي لم لى لي ما مم
            نر نز نم نن نى ني ى ير يز يم ين يى يي ئج ئح ئخ ئم ئه بج بح بخ بم به تج تح تخ تم
            ته ثم جح جم حج حم خج خم سج سح سخ سم صح صخ صم ضج ضح ضخ ضم طح ظم عج عم غج غم فج فح
            فخ فم قح قم كج كح كخ كل كم لج لح لخ لم له مج مح مخ مم نج نح نخ نم نه هج هم ه يج
            يح يخ يم يه ئم ئه بم به تم ته ثم ثه سم سه شم شه كل كم لم نم نه يم يه - - - طى طي
            عى عي غى غي سى سي شى شي حى حي جى جي خى خي صى صي ضى ضي شج شح شخ شم شر سر صر ضر طى
            طي عى عي غى غي سى سي شى شي حى حي جى جي خى خي صى صي ضى ضي شج شح شخ شم شر سر صر ضر
            شج شح شخ شم سه شه طم سج سح سخ شج شح شخ طم ظم ا ا
            """
        ),
        (
            0xFD50,
            """
            تجم تحج تحج تحم تخم تمج تمح تمخ جمح جمح حمي حمى سحج سجح سجى سمح سمح سمج سمم سمم
            صحح صحح صمم شحم شحم شجي شمخ شمخ شمم شمم ضحى ضخم ضخم طمح طمح طمم طمي عجم عمم عمم
            عمى غمم غمي غمى فخم فخم قمح قمم لحم لحي لحى لجج لجج لخم لخم لمح لمح محج محم محي
            مجح مجم مخج مخم . . مجخ همج همم نحم نحى نجم نجم نجى نمي نمى يمم يمم بخي تجي تجى
            تخي تخى تمي تمى جمي جحى جمى سخى صحي شحي ضحي لجي لمي يحي يجي يمي ممي قمي نحي قمح
            لحم عمي كمي نجح مخي لجم كمم لجم نجح جحي حجي مجي فمي بحي كمم عجم صمم سخي نجي
            """
        ),
        (
            0xFDF0,
            """
            صلے قلے الله اكبر محمد صلعم رسول عليه وسلم صلى
            """
        ),
        (
            0xFEF5,
            """
            لآ لآ لأ لأ لإ لإ لا لا
            """
        ),
    ]
}
