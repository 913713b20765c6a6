import Lexicon

/// What the lexicon says of a word that bears on names and sources, as one set of bits.
///
/// Nouns, verbs and places are asked about at every step of a name, so what their rows say is gathered once, by
/// word; a look-up is then one load.
struct WordTraits: OptionSet, Sendable {
    let rawValue: UInt64

    // Function words
    static let preposition = WordTraits(rawValue: 1 << 0)
    static let conjunction = WordTraits(rawValue: 1 << 1)
    static let relative = WordTraits(rawValue: 1 << 2)
    static let particle = WordTraits(rawValue: 1 << 3)
    static let demonstrative = WordTraits(rawValue: 1 << 4)
    static let pronoun = WordTraits(rawValue: 1 << 5)
    static let adverb = WordTraits(rawValue: 1 << 6)
    /// May stand inside a name or a source: `من`, `في`, `ل`, `أو`.
    static let softStop = WordTraits(rawValue: 1 << 7)

    // Heads of organisation names
    static let headCompany = WordTraits(rawValue: 1 << 8)
    static let headAgency = WordTraits(rawValue: 1 << 9)
    static let headGovernment = WordTraits(rawValue: 1 << 10)
    static let headMedia = WordTraits(rawValue: 1 << 11)
    static let headOther = WordTraits(rawValue: 1 << 12)
    /// A head that stays outside a name that stands by itself.
    static let looseHead = WordTraits(rawValue: 1 << 13)
    /// A head that names something only with a quoted or a known name after it.
    static let weakHead = WordTraits(rawValue: 1 << 14)
    /// A head that makes a name with a place alone: `شرطة دبي`, `حكومة الكويت`.
    static let placeHead = WordTraits(rawValue: 1 << 15)

    // Persons, groups and documents
    static let title = WordTraits(rawValue: 1 << 16)
    static let role = WordTraits(rawValue: 1 << 17)
    static let group = WordTraits(rawValue: 1 << 18)
    static let analysts = WordTraits(rawValue: 1 << 19)
    static let anonymous = WordTraits(rawValue: 1 << 20)
    static let document = WordTraits(rawValue: 1 << 21)
    /// A document that is somebody's words: `تصريحات`, `بيان`.
    static let statement = WordTraits(rawValue: 1 << 22)
    static let givenName = WordTraits(rawValue: 1 << 23)
    /// Joins parts of a person's name: `بن`, `آل`, `أبو`.
    static let nameLink = WordTraits(rawValue: 1 << 24)
    /// A collective that speaks only as itself: `الحكومة`, `الوزارة`.
    static let plural = WordTraits(rawValue: 1 << 25)
    /// A rank or an honorific, which a name follows.
    static let honorific = WordTraits(rawValue: 1 << 26)

    // Words inside names
    /// What a company does: `نفط`, `تأمين`; it keeps the head inside the name.
    static let activity = WordTraits(rawValue: 1 << 27)
    /// Describes and never names: `المملوكة`, `الجديدة`, `كبيرة`.
    static let descriptor = WordTraits(rawValue: 1 << 28)
    /// An adjective that makes a name of a definite head: `العامة`, `الوطنية`, `المركزي`.
    static let institutional = WordTraits(rawValue: 1 << 29)
    static let nationality = WordTraits(rawValue: 1 << 30)
    static let place = WordTraits(rawValue: 1 << 31)
    static let organization = WordTraits(rawValue: 1 << 32)
    /// Has a price: `سهم`, `حصة`; a quoted name after it is a company.
    static let share = WordTraits(rawValue: 1 << 33)

    // Verbs
    static let reportingVerb = WordTraits(rawValue: 1 << 34)
    /// Also another common word: a verb of saying, a title, a given name (`كامل`).
    static let ambiguous = WordTraits(rawValue: 1 << 35)
    static let participle = WordTraits(rawValue: 1 << 36)
    static let number = WordTraits(rawValue: 1 << 37)
    static let calendar = WordTraits(rawValue: 1 << 38)
    /// A verb of reporting in the feminine: its subject is no man.
    static let feminineVerb = WordTraits(rawValue: 1 << 39)
    /// Known to the lexicon in any way: no proper name by its form alone.
    static let known = WordTraits(rawValue: 1 << 40)
    static let metric = WordTraits(rawValue: 1 << 41)
    /// Stands before the name of a region: `منطقة`, `محافظة`.
    static let region = WordTraits(rawValue: 1 << 42)
    /// An adjective that alone makes a name of a definite head: `الملكية`.
    static let naming = WordTraits(rawValue: 1 << 43)
    /// A yardstick, or another noun that states nothing and describes nothing: `المعايير`, `التعازي`.
    static let standard = WordTraits(rawValue: 1 << 44)
    /// Opens what is stated: `أن`, `إن`, `بأن`.
    static let complementizer = WordTraits(rawValue: 1 << 45)
    static let quantifier = WordTraits(rawValue: 1 << 46)
    /// Ties a document to its issuer: `الصادر عن`.
    static let issued = WordTraits(rawValue: 1 << 47)
    /// `سبق لفلان أن قال`
    static let precedent = WordTraits(rawValue: 1 << 48)

    /// A thing that bears its maker's name: `طائرة`, `طراز`.
    static let model = WordTraits(rawValue: 1 << 49)
    /// A phrase that has the form of a name and is none: `مجلس الإدارة`.
    static let generic = WordTraits(rawValue: 1 << 50)
    /// A participle that opens the content of the verb before it: `أردف قائلا`.
    static let joining = WordTraits(rawValue: 1 << 51)
    /// Joins a name to the father's, `بن`; no participle, so it shares its bit with one.
    static let fatherLink = WordTraits(rawValue: 1 << 51)
    /// A relative of somebody: `والدة`.
    static let kin = WordTraits(rawValue: 1 << 52)
    /// A head that is a place as well, `مركز`; no relative, so it shares its bit with one.
    static let siteHead = WordTraits(rawValue: 1 << 52)
    /// A preposition that verbs of saying put before `أن`: `إلى أن`, `على أن`.
    static let leadsClause = WordTraits(rawValue: 1 << 53)
    /// Joins a name to the family's, `آل`; no preposition, so it shares its bit with some.
    static let familyLink = WordTraits(rawValue: 1 << 53)
    /// `على`, which the fold makes one with the name علي.
    static let mayBeName = WordTraits(rawValue: 1 << 54)
    /// A head that stays outside a name the gazetteer knows: `وكالة رويترز`, `حركة حماس`.
    static let apartHead = WordTraits(rawValue: 1 << 55)
    /// A word of sport: `مباراة`, `هدف`.
    static let sport = WordTraits(rawValue: 1 << 56)
    /// Somebody who works for an outlet: `مراسل الجزيرة`.
    static let ofMedia = WordTraits(rawValue: 1 << 58)
    /// A word of sport that a club's name completes: `فريق العين`, `لاعب الاتحاد`.
    static let ofClub = WordTraits(rawValue: 1 << 60)
    /// `القابضة`: part of the company's name before it.
    static let holding = WordTraits(rawValue: 1 << 61)
    /// Whose task may follow the name of the body: `وكيل الوزارة للتخطيط`.
    static let deputy = WordTraits(rawValue: 1 << 62)
    /// `للأنباء`: what makes an agency one of news.
    static let news = WordTraits(rawValue: 1 << 63)
    /// `نفس المصدر`, `ذات المتحدث`: stands before the noun that says who.
    static let same = WordTraits(rawValue: 1 << 59)
    /// A conjunction that leads to a source: `كما قال`.
    static let likening = WordTraits(rawValue: 1 << 57)
    /// What has a title of its own: `مسرحية "الوطن"`; a noun, so it shares its bit with a conjunction.
    static let work = WordTraits(rawValue: 1 << 57)
    /// One of several who is not named: `أحد`.
    static let oneOf = WordTraits(rawValue: 1 << 55)

    /// What bears a person's name and is no person: `مطار`, `جائزة`; a noun, so it shares its bit with verbs.
    static let namesake = WordTraits(rawValue: 1 << 39)

    /// A head that before a place is a district: `مديرية`.
    static let districtHead = WordTraits(rawValue: 1 << 56)

    /// Heads of organisation names of every class.
    static let head: WordTraits = [.headCompany, .headAgency, .headGovernment, .headMedia, .headOther]
    /// Nouns that wake the readers of names by their structure.
    static let structural: WordTraits = head.union([.givenName, .honorific, .share, .fatherLink])
    /// What a noun keeps when it takes the article: `العادل` is no given name, `السعادة` no honorific.
    static let common: WordTraits = head.union(speaker).subtracting([.givenName, .honorific]).union([
        .descriptor, .institutional, .activity, .region, .nationality, .standard, .plural, .statement,
        .looseHead,
        .placeHead, .analysts, .naming, .weakHead, .districtHead, .kin, .apartHead, .sport, .ambiguous,
    ])
    /// What words may be that a person's name is made of.
    static let personal: WordTraits = [.known, .givenName, .nameLink, .fatherLink, .familyLink, .ambiguous]
    /// Words that end a noun phrase.
    static let stop: WordTraits = [
        .preposition, .conjunction, .relative, .particle, .demonstrative, .pronoun, .adverb,
    ]
    /// Heads of a source that is a person, a group or a document.
    static let speaker: WordTraits = [.title, .role, .group, .anonymous, .document, .givenName, .honorific]
}

/// The traits of every word and of every row of the lexicon.
struct WordTable: Sendable {
    /// Families of rows that start a name or a report of a speaker.
    static let naming: Families = [.organizations, .places, .outlets, .nouns, .attributions]

    private let words: DerivedTable<WordTraits>
    private let entries: DerivedTable<WordTraits>
    /// What a word may start and bound, under any of its readings.
    private let hintsOfWords: DerivedTable<Hints.Others>

    init(_ lexicon: Lexicon) {
        let entries = lexicon.derived("traits of rows") { WordTable.entries(lexicon) }
        let words = lexicon.derived("traits of words") { WordTable.words(lexicon, entries) }
        hintsOfWords = lexicon.derived("hints of traits") { WordTable.hintsOfWords(lexicon, words) }
        self.words = words
        self.entries = entries
    }

    private static func entries(_ lexicon: Lexicon) -> [WordTraits] {
        var entries: [WordTraits] = []
        for family in Family.allCases {
            for entry in lexicon.entries(of: family) {
                entries.append(WordTable.traits(of: entry, family, in: lexicon))
            }
        }
        return entries
    }

    private static func words(_ lexicon: Lexicon, _ entries: DerivedTable<WordTraits>) -> [WordTraits] {
        var words = [WordTraits](repeating: [], count: lexicon.wordCount)
        for word in 1..<max(1, lexicon.wordCount) {
            for sense in lexicon.senses(ofWord: WordID(word)) {
                words[word].formUnion(entries[Int(sense.entry)])
            }
        }
        // `الأرقام` may stand in a row of its own and is still أرقام with its article.
        for word in 1..<max(1, lexicon.wordCount) {
            let shorter = lexicon.shorter(than: Reading(word: WordID(word), prefix: 0))
            if shorter.prefix == 2, lexicon.hasArticle(WordID(word)) {
                words[word].formUnion(words[Int(shorter.word)].intersection(.common))
            }
        }
        return words
    }

    private static func hintsOfWords(_ lexicon: Lexicon, _ words: DerivedTable<WordTraits>) -> [Hints.Others]
    {
        let content: WordTraits = [.relative, .complementizer, .reportingVerb, .participle]
        let name = WordTraits.stop.union(content).union(.calendar)
        let title = WordTraits.stop.union([.title, .role, .honorific])
        var hints = [Hints.Others](repeating: [], count: words.count)
        for word in 1..<max(1, words.count) {
            let whole = Reading(word: WordID(word), prefix: 0)
            if !lexicon.families(of: whole).isDisjoint(with: [.organizations, .places, .outlets]) {
                hints[word].insert(.knownName)
            }
            var reading = whole
            while reading.word != 0 {
                let traits = words[Int(reading.word)]
                if lexicon.isAlone(reading.word, in: [.organizations, .places, .outlets]) {
                    hints[word].insert(.singleName)
                }
                if lexicon.isAlone(reading.word, in: .cues) { hints[word].insert(.cueAlone) }
                if lexicon.isAlone(reading.word, in: .attributions) { hints[word].insert(.singleCue) }
                if !traits.isDisjoint(with: .structural) { hints[word].insert(.structure) }
                if traits.contains(.reportingVerb), reading.prefix <= 1 { hints[word].insert(.speech) }
                if !traits.isDisjoint(with: name) { hints[word].insert(.boundsName) }
                if !traits.isDisjoint(with: content) { hints[word].insert(.boundsContent) }
                if !traits.isDisjoint(with: title) { hints[word].insert(.boundsTitle) }
                reading = lexicon.shorter(than: reading)
            }
        }
        return hints
    }

    /// Traits of a word of the lexicon, of every row it stands in alone.
    @inline(__always)
    subscript(word: WordID) -> WordTraits { words[Int(word)] }

    /// What a word may start and bound.
    func hints(of word: WordID) -> Hints.Others { hintsOfWords[Int(word)] }

    /// Traits of a row.
    @inline(__always)
    func entryTraits(_ entry: EntryID) -> WordTraits { entries[Int(entry)] }

    /// What a row says of its forms.
    private static func traits(of entry: EntryID, _ family: Family, in lexicon: Lexicon) -> WordTraits {
        var found: WordTraits = []
        switch family {
        case .nouns, .attributions, .places:
            lexicon.forEachFeature(of: entry) { feature in
                if let trait = features[feature] { found.formUnion(trait) }
            }
        case .organizations: found = .organization
        case .numerals: found = .number
        // `الشهري` is a surname and an adjective; only before two months `شهري` is a word of time.
        case .calendars:
            found =
                lexicon.has("unit=month", in: entry) && lexicon.has("kind=noun-pair", in: entry)
                ? [] : .calendar
        case .metrics: found = .metric
        case .units, .currencies, .cues, .outlets, .grammar: break
        }
        switch family {
        case .places: found = found.contains(.nationality) ? .nationality : .place
        case .attributions:
            found.formIntersection([.reportingVerb, .ambiguous, .participle, .feminineVerb, .joining])
            if found.isDisjoint(with: [.reportingVerb, .participle]) { found = [] }
        default: break
        }
        return found.union(.known)
    }

    /// Features that say something here, as they stand in the files.
    private static let features = FeatureTable<WordTraits>([
        "class=title": .title, "class=role": .role, "class=person-group": .group, "class=document": .document,
        "class=source-anonymous": .anonymous, "class=head-company": .headCompany,
        "class=head-agency": .headAgency,
        "class=head-government": .headGovernment, "class=head-media": .headMedia,
        "class=head-other": .headOther,
        "class=given-name": .givenName, "class=name-link": .nameLink, "class=activity": .activity,
        "class=descriptor": .descriptor, "class=institutional": .institutional, "class=share": .share,
        "class=complementizer": .complementizer, "class=quantifier": .quantifier, "class=issued": .issued,
        "class=precedent": .precedent, "class=model": .model, "name=yes": .mayBeName, "one=yes": .oneOf,
        "class=clause-preposition": .leadsClause, "joins=yes": .joining, "kin=yes": .kin,
        "class=generic": .generic, "class=region": .region, "class=standard": .standard,
        "class=plural-noun": .standard,
        "strong=yes": .naming,
        "official=no": .looseHead, "weak=yes": .weakHead, "district=yes": .districtHead,
        "with=place": .placeHead, "apart=yes": .apartHead, "class=sport": .sport,
        "class=namesake": .namesake, "father=yes": .fatherLink, "family=yes": .familyLink,
        "site=yes": .siteHead,
        "likens=yes": .likening,
        "class=work": .work,
        "media=yes": .ofMedia, "class=same": .same, "class=news": .news, "deputy=yes": .deputy,
        "holding=yes": .holding,
        "club=yes": .ofClub,
        "number=pl": .plural,
        "number=du": .plural, "analysts=yes": .analysts, "document=statement": .statement,
        "honorific=yes": .honorific, "rank=yes": .honorific,
        "stop=preposition": .preposition, "stop=conjunction": .conjunction, "stop=relative": .relative,
        "stop=particle": .particle, "stop=demonstrative": .demonstrative, "stop=pronoun": .pronoun,
        "stop=adverb": .adverb, "ends=soft": .softStop,
        "form=adjective": .nationality,
        "form=finite": .reportingVerb, "form=participle": .participle, "ambiguous=yes": .ambiguous,
        "subject=f": .feminineVerb,
    ])
}
