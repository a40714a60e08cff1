-- The record, flattened. Offsets are byte offsets into documents.text, end exclusive.
-- Amounts are decimal text, exactly as in the record; the views give them as numbers.
-- The parts of a document have no key: rows are only ever appended, and found by the indices made at the end of a run.

CREATE TABLE documents (
    id TEXT PRIMARY KEY NOT NULL,
    uri TEXT,
    format TEXT NOT NULL,
    language TEXT NOT NULL,
    language_confidence REAL NOT NULL,
    extractor TEXT,
    title TEXT,
    published TEXT,
    published_by TEXT,
    modified TEXT,
    site TEXT,
    agency TEXT,
    section TEXT,
    url TEXT,
    authors TEXT,
    dateline_place TEXT,
    dateline_date TEXT,
    content_hash TEXT,
    text TEXT
);

CREATE TABLE body (
    document_id TEXT NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
    "start" INTEGER NOT NULL,
    "end" INTEGER NOT NULL
);

CREATE TABLE warnings (
    document_id TEXT NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    code TEXT NOT NULL,
    message TEXT NOT NULL
);

CREATE TABLE entities (
    document_id TEXT NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
    id TEXT NOT NULL,
    kind TEXT NOT NULL,
    name TEXT NOT NULL,
    latin TEXT NOT NULL,
    key TEXT,
    country TEXT
);

CREATE TABLE positions (
    document_id TEXT NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
    entity_id TEXT NOT NULL,
    position INTEGER NOT NULL,
    title TEXT NOT NULL,
    organization_id TEXT
);

CREATE TABLE mentions (
    document_id TEXT NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
    id TEXT NOT NULL,
    kind TEXT NOT NULL,
    "start" INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    text TEXT NOT NULL,
    entity_id TEXT,
    amount TEXT,
    low TEXT,
    high TEXT,
    currency TEXT,
    currency_assumed INTEGER,
    unit TEXT,
    approx TEXT,
    timex TEXT,
    date_from TEXT,
    date_to TEXT,
    modifier TEXT
);

CREATE TABLE events (
    document_id TEXT NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
    id TEXT NOT NULL,
    kind TEXT NOT NULL,
    metric TEXT,
    status TEXT NOT NULL,
    polarity TEXT NOT NULL,
    phase TEXT,
    quote INTEGER,
    change_direction TEXT,
    change_amount TEXT,
    change_unit TEXT,
    change_base TEXT,
    change_mention_id TEXT,
    timex TEXT,
    date_from TEXT,
    date_to TEXT,
    time_mention_id TEXT,
    place_id TEXT,
    lead INTEGER NOT NULL,
    cameo TEXT,
    plover TEXT,
    cluster TEXT NOT NULL,
    confidence REAL NOT NULL,
    rule TEXT NOT NULL,
    sentence_start INTEGER NOT NULL,
    sentence_end INTEGER NOT NULL,
    trigger_start INTEGER NOT NULL,
    trigger_end INTEGER NOT NULL
);

CREATE TABLE event_roles (
    document_id TEXT NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
    event_id TEXT NOT NULL,
    position INTEGER NOT NULL,
    role TEXT NOT NULL,
    entity_id TEXT,
    mention_id TEXT,
    text TEXT,
    "start" INTEGER,
    "end" INTEGER
);

CREATE TABLE attributions (
    document_id TEXT NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
    event_id TEXT NOT NULL,
    depth INTEGER NOT NULL,
    entity_id TEXT,
    verb TEXT NOT NULL,
    form TEXT NOT NULL
);

-- What fills a role, in words.
CREATE VIEW role_names AS
SELECT r.document_id, r.event_id, r.position, r.role, e.kind, coalesce(e.name, m.text, r.text) AS name, e.key, e.country
FROM event_roles r
LEFT JOIN entities e ON e.document_id = r.document_id AND e.id = r.entity_id
LEFT JOIN mentions m ON m.document_id = r.document_id AND m.id = r.mention_id;

-- One row a figure.
CREATE VIEW indicators AS
SELECT
    i.document_id,
    i.id AS event_id,
    i.metric,
    (SELECT group_concat(name, '; ') FROM role_names WHERE document_id = i.document_id AND event_id = i.id AND role = 'subject') AS subject,
    (SELECT group_concat(key, '; ') FROM role_names WHERE document_id = i.document_id AND event_id = i.id AND role = 'subject') AS subject_key,
    (SELECT group_concat(name, '; ') FROM role_names WHERE document_id = i.document_id AND event_id = i.id AND role = 'partner') AS partner,
    (SELECT group_concat(key, '; ') FROM role_names WHERE document_id = i.document_id AND event_id = i.id AND role = 'partner') AS partner_key,
    (SELECT group_concat(name, '; ') FROM role_names WHERE document_id = i.document_id AND event_id = i.id AND role IN ('product', 'sector')) AS product,
    CAST(m.amount AS NUMERIC) AS amount,
    CAST(m.low AS NUMERIC) AS low,
    CAST(m.high AS NUMERIC) AS high,
    m.currency,
    m.unit,
    m.approx,
    CASE
        WHEN i.change_amount IS NULL THEN i.change_direction
        WHEN i.change_unit = 'multiple' THEN i.change_direction || ' ' || i.change_amount || ' times'
        ELSE CASE i.change_direction WHEN 'increase' THEN '+' WHEN 'decrease' THEN '-' ELSE '' END
            || i.change_amount || coalesce(' ' || i.change_unit, '')
    END AS change,
    i.change_direction,
    CAST(i.change_amount AS NUMERIC) AS change_amount,
    i.change_unit,
    i.change_base,
    i.timex AS period,
    i.date_from,
    i.date_to,
    i.status,
    i.polarity,
    d.published,
    d.language,
    d.uri AS source,
    CAST(substr(CAST(d.text AS BLOB), i.sentence_start + 1, i.sentence_end - i.sentence_start) AS TEXT) AS sentence,
    i.cluster,
    i.confidence,
    i.rule
FROM events i
JOIN documents d ON d.id = i.document_id
LEFT JOIN event_roles v ON v.document_id = i.document_id AND v.event_id = i.id AND v.role = 'value'
LEFT JOIN mentions m ON m.document_id = v.document_id AND m.id = v.mention_id
WHERE i.kind = 'indicator';

-- One row for each two who took part in one meeting that is not denied.
CREATE VIEW who_met_whom AS
SELECT
    i.document_id,
    i.id AS event_id,
    a.name AS who,
    a.key AS who_key,
    b.name AS whom,
    b.key AS whom_key,
    i.timex AS period,
    i.date_from,
    i.date_to,
    p.name AS place,
    i.status,
    d.published,
    d.language,
    d.uri AS source,
    CAST(substr(CAST(d.text AS BLOB), i.sentence_start + 1, i.sentence_end - i.sentence_start) AS TEXT) AS sentence,
    i.cluster,
    i.confidence,
    i.rule
FROM events i
JOIN documents d ON d.id = i.document_id
JOIN role_names a ON a.document_id = i.document_id AND a.event_id = i.id AND a.role IN ('participant', 'host')
JOIN role_names b ON b.document_id = i.document_id AND b.event_id = i.id AND b.role IN ('participant', 'host') AND b.position > a.position
LEFT JOIN entities p ON p.document_id = i.document_id AND p.id = i.place_id
WHERE i.kind = 'meeting' AND i.polarity = 'positive';
