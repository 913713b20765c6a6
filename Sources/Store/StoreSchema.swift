internal import GRDB

/// The tables of a store, as migrations: each is run once on every store and never edited afterwards.
///
/// Rows are added and never taken away: the next version of an article leaves the earlier one where it is.
///
/// Claims are searched through the words of their sentences, which ``SearchText`` folds, under FTS5's stock
/// tokenizer: a tokenizer of our own would keep every other program from opening the file. `content="claims"`
/// stands in double quotes because Datasette looks for exactly that.
enum StoreSchema {
    /// What `PRAGMA application_id` of a store is: `ARQM`.
    static let applicationID = 0x4152_514D

    static var migrator: DatabaseMigrator {
        var migrator = DatabaseMigrator()
        migrator.registerMigration("1: articles, claims, search, blocks") { database in
            try database.execute(sql: "PRAGMA application_id = \(applicationID)")
            try database.execute(sql: articles)
            try database.execute(sql: mentions)
            try database.execute(sql: claims)
            try database.execute(sql: search)
            try database.execute(sql: comparison)
            try database.execute(sql: views)
        }
        migrator.registerMigration("2: comparisons") { database in
            try database.execute(sql: comparisons)
        }
        return migrator
    }

    /// A row of `documents` is one version of an article. `article` is the first version's id; `superseded` is 1
    /// once no address leads to the version any more.
    private static let articles = """
        CREATE TABLE documents (
            id INTEGER PRIMARY KEY,
            name TEXT NOT NULL,
            article INTEGER NOT NULL,
            version INTEGER NOT NULL,
            superseded INTEGER NOT NULL DEFAULT 0,
            sha256 TEXT NOT NULL UNIQUE,
            source TEXT, title TEXT, url TEXT, published TEXT,
            day INTEGER,
            scalars INTEGER NOT NULL,
            simhash INTEGER NOT NULL,
            -- How many keys it has in `blocks`.
            keys INTEGER NOT NULL,
            ingested TEXT NOT NULL,
            text TEXT NOT NULL,
            folded TEXT GENERATED ALWAYS AS (NULL) VIRTUAL
        );
        CREATE INDEX documents_by_name ON documents(name);
        CREATE INDEX documents_by_article ON documents(article, version);
        CREATE INDEX documents_by_source ON documents(source);
        CREATE INDEX documents_by_published ON documents(published);
        CREATE INDEX documents_by_day ON documents(day);
        -- The version that stands at an address now.
        CREATE TABLE addresses (
            url TEXT PRIMARY KEY,
            document INTEGER NOT NULL REFERENCES documents(id)
        ) WITHOUT ROWID;
        CREATE INDEX addresses_by_document ON addresses(document);
        """

    /// Spans are bytes of the text in UTF-8.
    private static let mentions = """
        CREATE TABLE entities (
            id INTEGER PRIMARY KEY,
            name TEXT NOT NULL,
            type TEXT NOT NULL,
            wikidata TEXT,
            UNIQUE (name, type)
        );
        -- Every form an entity was written in, folded.
        CREATE TABLE entity_names (
            folded TEXT NOT NULL,
            entity INTEGER NOT NULL REFERENCES entities(id),
            PRIMARY KEY (folded, entity)
        ) WITHOUT ROWID;
        CREATE INDEX entity_names_by_entity ON entity_names(entity);
        CREATE TABLE mentions (
            document INTEGER NOT NULL REFERENCES documents(id),
            number INTEGER NOT NULL,
            entity INTEGER NOT NULL REFERENCES entities(id),
            start INTEGER NOT NULL,
            "end" INTEGER NOT NULL,
            PRIMARY KEY (document, number)
        ) WITHOUT ROWID;
        CREATE INDEX mentions_by_entity ON mentions(entity, document);
        CREATE TABLE quantities (
            id INTEGER PRIMARY KEY,
            document INTEGER NOT NULL REFERENCES documents(id),
            number INTEGER NOT NULL,
            start INTEGER NOT NULL,
            "end" INTEGER NOT NULL,
            text TEXT NOT NULL,
            -- Exact decimals, and the ends of the amount as floats for sorting.
            value TEXT, lower TEXT, upper TEXT,
            low REAL, high REAL,
            bound TEXT NOT NULL,
            approximate INTEGER NOT NULL,
            change INTEGER NOT NULL,
            unit TEXT NOT NULL,
            dimension TEXT NOT NULL,
            unit_text TEXT, counted TEXT
        );
        CREATE INDEX quantities_by_document ON quantities(document);
        CREATE INDEX quantities_by_unit ON quantities(unit, low);
        CREATE TABLE attributions (
            id INTEGER PRIMARY KEY,
            document INTEGER NOT NULL REFERENCES documents(id),
            number INTEGER NOT NULL,
            kind TEXT NOT NULL,
            cue TEXT,
            source TEXT,
            source_type TEXT NOT NULL,
            entity INTEGER REFERENCES entities(id),
            via INTEGER REFERENCES entities(id),
            stance TEXT NOT NULL,
            quote TEXT NOT NULL
        );
        CREATE INDEX attributions_by_document ON attributions(document);
        CREATE INDEX attributions_by_entity ON attributions(entity) WHERE entity IS NOT NULL;
        CREATE INDEX attributions_by_via ON attributions(via) WHERE via IS NOT NULL;
        """

    private static let claims = """
        CREATE TABLE claims (
            id INTEGER PRIMARY KEY,
            document INTEGER NOT NULL REFERENCES documents(id),
            number INTEGER NOT NULL,
            type TEXT NOT NULL,
            role TEXT NOT NULL,
            quantity INTEGER REFERENCES quantities(id),
            -- The key where it is known, else the words.
            metric TEXT, metric_family TEXT, metric_status TEXT NOT NULL,
            subject TEXT, subject_status TEXT NOT NULL,
            denominator TEXT,
            condition TEXT,
            place INTEGER REFERENCES entities(id),
            time TEXT, time_relation TEXT, earliest TEXT, latest TEXT,
            modality TEXT NOT NULL, certainty TEXT NOT NULL,
            negated INTEGER NOT NULL, hypothetical INTEGER NOT NULL,
            quote TEXT NOT NULL,
            sentence_start INTEGER NOT NULL, sentence_end INTEGER NOT NULL,
            confidence REAL NOT NULL,
            folded TEXT GENERATED ALWAYS AS (NULL) VIRTUAL
        );
        CREATE INDEX claims_by_document ON claims(document);
        CREATE INDEX claims_by_quantity ON claims(quantity);
        CREATE INDEX claims_by_metric ON claims(metric) WHERE metric IS NOT NULL;
        CREATE INDEX claims_by_family ON claims(metric_family) WHERE metric_family IS NOT NULL;
        CREATE INDEX claims_by_place ON claims(place) WHERE place IS NOT NULL;
        -- The entities a claim's sentence names, and its subject.
        CREATE TABLE claim_entities (
            entity INTEGER NOT NULL REFERENCES entities(id),
            claim INTEGER NOT NULL REFERENCES claims(id),
            PRIMARY KEY (entity, claim)
        ) WITHOUT ROWID;
        CREATE INDEX claim_entities_by_claim ON claim_entities(claim);
        -- From the outermost teller to the first source.
        CREATE TABLE claim_attributions (
            claim INTEGER NOT NULL REFERENCES claims(id),
            position INTEGER NOT NULL,
            attribution INTEGER NOT NULL REFERENCES attributions(id),
            PRIMARY KEY (claim, position)
        ) WITHOUT ROWID;
        CREATE INDEX claim_attributions_by_attribution ON claim_attributions(attribution);
        CREATE TABLE findings (
            id INTEGER PRIMARY KEY,
            document INTEGER NOT NULL REFERENCES documents(id),
            rule TEXT NOT NULL,
            level TEXT NOT NULL,
            start INTEGER, "end" INTEGER,
            message_ar TEXT NOT NULL, message_en TEXT NOT NULL
        );
        CREATE INDEX findings_by_document ON findings(document);
        CREATE INDEX findings_by_rule ON findings(rule);
        CREATE TABLE finding_claims (
            claim INTEGER NOT NULL REFERENCES claims(id),
            finding INTEGER NOT NULL REFERENCES findings(id),
            PRIMARY KEY (claim, finding)
        ) WITHOUT ROWID;
        CREATE INDEX finding_claims_by_finding ON finding_claims(finding);
        """

    /// `claims` and `documents` have a column `folded` only because FTS5 asks for one: what stands in the index is
    /// given when a row is added, and is in the text of the article already.
    private static let search = """
        CREATE VIRTUAL TABLE claims_fts USING fts5(folded, content="claims", content_rowid="id");
        CREATE VIRTUAL TABLE documents_fts USING fts5(folded, content="documents", content_rowid="id");
        """

    /// `blocks` is the inverted index of ``BlockKeys``: from a key to the articles that have it, by the day of
    /// publication (0 where it is not known), so that a window of time is one range of it.
    private static let comparison = """
        CREATE TABLE blocks (
            key INTEGER NOT NULL,
            day INTEGER NOT NULL,
            document INTEGER NOT NULL REFERENCES documents(id),
            PRIMARY KEY (key, day, document)
        ) WITHOUT ROWID;
        CREATE TABLE pairs (
            a INTEGER NOT NULL REFERENCES claims(id),
            b INTEGER NOT NULL REFERENCES claims(id),
            verdict TEXT NOT NULL,
            score REAL NOT NULL,
            value TEXT, bound TEXT, certainty TEXT, attribution TEXT, via TEXT, time TEXT, subject TEXT,
            note_ar TEXT, note_en TEXT,
            PRIMARY KEY (a, b)
        ) WITHOUT ROWID;
        CREATE INDEX pairs_by_b ON pairs(b);
        CREATE TABLE lineage (
            a INTEGER NOT NULL REFERENCES documents(id),
            b INTEGER NOT NULL REFERENCES documents(id),
            kind TEXT NOT NULL,
            note_ar TEXT, note_en TEXT,
            PRIMARY KEY (a, b, kind)
        ) WITHOUT ROWID;
        CREATE INDEX lineage_by_b ON lineage(b);
        """

    private static let views = """
        CREATE VIEW v_claims AS
        SELECT
            c.id AS claim, d.name || '#c' || c.number AS id, d.name AS document, d.source, d.title, d.url,
            d.published, d.version, 1 - d.superseded AS current, c.type, c.role, c.metric, c.subject,
            p.name AS place, q.text AS figure, q.value, q.lower, q.upper, q.low AS amount, q.bound,
            q.approximate, q.change, q.unit, q.dimension, q.counted, c.denominator, c.condition, c.time,
            c.time_relation, c.earliest, c.latest, c.modality, c.certainty, c.negated, c.hypothetical,
            (SELECT group_concat(coalesce(e.name, a.source, a.source_type), ' ← ')
                FROM claim_attributions ca JOIN attributions a ON a.id = ca.attribution
                LEFT JOIN entities e ON e.id = a.entity WHERE ca.claim = c.id) AS said_by,
            c.quote,
            (SELECT group_concat(f.rule, ' ') FROM finding_claims fc JOIN findings f ON f.id = fc.finding
                WHERE fc.claim = c.id) AS findings,
            c.confidence,
            CAST(substr(CAST(d.text AS BLOB), c.sentence_start + 1, c.sentence_end - c.sentence_start) AS TEXT)
                AS sentence
        FROM claims c JOIN documents d ON d.id = c.document
            LEFT JOIN quantities q ON q.id = c.quantity LEFT JOIN entities p ON p.id = c.place;
        CREATE VIEW v_figures AS
        SELECT
            q.id AS figure, d.name || '#q' || q.number AS id, d.name AS document, d.source, d.title, d.url,
            d.published, d.version, 1 - d.superseded AS current, q.text, q.value, q.lower, q.upper,
            q.low AS amount, q.bound, q.approximate, q.change, q.unit, q.dimension, q.unit_text, q.counted,
            q.start, q."end"
        FROM quantities q JOIN documents d ON d.id = q.document;
        """

    /// How a claim stands to what it is held against (`exceeds`, `below`, …), and what that is.
    private static let comparisons = """
        ALTER TABLE claims ADD COLUMN relation TEXT;
        ALTER TABLE claims ADD COLUMN reference TEXT;
        DROP VIEW v_claims;
        CREATE VIEW v_claims AS
        SELECT
            c.id AS claim, d.name || '#c' || c.number AS id, d.name AS document, d.source, d.title, d.url,
            d.published, d.version, 1 - d.superseded AS current, c.type, c.role, c.metric, c.subject,
            c.relation, c.reference, p.name AS place, q.text AS figure, q.value, q.lower, q.upper, q.low AS amount, q.bound,
            q.approximate, q.change, q.unit, q.dimension, q.counted, c.denominator, c.condition, c.time,
            c.time_relation, c.earliest, c.latest, c.modality, c.certainty, c.negated, c.hypothetical,
            (SELECT group_concat(coalesce(e.name, a.source, a.source_type), ' ← ')
                FROM claim_attributions ca JOIN attributions a ON a.id = ca.attribution
                LEFT JOIN entities e ON e.id = a.entity WHERE ca.claim = c.id) AS said_by,
            c.quote,
            (SELECT group_concat(f.rule, ' ') FROM finding_claims fc JOIN findings f ON f.id = fc.finding
                WHERE fc.claim = c.id) AS findings,
            c.confidence,
            CAST(substr(CAST(d.text AS BLOB), c.sentence_start + 1, c.sentence_end - c.sentence_start) AS TEXT)
                AS sentence
        FROM claims c JOIN documents d ON d.id = c.document
            LEFT JOIN quantities q ON q.id = c.quantity LEFT JOIN entities p ON p.id = c.place;
        """
}
