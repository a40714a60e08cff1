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
    s.names AS subject,
    s.keys AS subject_key,
    p.names AS partner,
    p.keys AS partner_key,
    g.names AS product,
    m.amount,
    m.low,
    m.high,
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
    i.change_amount,
    i.change_unit,
    i.change_base,
    i.timex AS period,
    i.date_from,
    i.date_to,
    i.date_range,
    i.status,
    i.polarity,
    d.published,
    d.language,
    d.uri AS source,
    convert_from(substring(convert_to(d.text, 'UTF8') FROM i.sentence_start::int + 1 FOR (i.sentence_end - i.sentence_start)::int), 'UTF8') AS sentence,
    i.cluster,
    i.confidence,
    i.rule
FROM events i
JOIN documents d ON d.id = i.document_id
LEFT JOIN LATERAL (
    SELECT string_agg(name, '; ' ORDER BY position) AS names, string_agg(key, '; ' ORDER BY position) AS keys
    FROM role_names WHERE document_id = i.document_id AND event_id = i.id AND role = 'subject'
) s ON true
LEFT JOIN LATERAL (
    SELECT string_agg(name, '; ' ORDER BY position) AS names, string_agg(key, '; ' ORDER BY position) AS keys
    FROM role_names WHERE document_id = i.document_id AND event_id = i.id AND role = 'partner'
) p ON true
LEFT JOIN LATERAL (
    SELECT string_agg(name, '; ' ORDER BY position) AS names
    FROM role_names WHERE document_id = i.document_id AND event_id = i.id AND role IN ('product', 'sector')
) g ON true
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
    i.date_range,
    p.name AS place,
    i.status,
    d.published,
    d.language,
    d.uri AS source,
    convert_from(substring(convert_to(d.text, 'UTF8') FROM i.sentence_start::int + 1 FOR (i.sentence_end - i.sentence_start)::int), 'UTF8') AS sentence,
    i.cluster,
    i.confidence,
    i.rule
FROM events i
JOIN documents d ON d.id = i.document_id
JOIN role_names a ON a.document_id = i.document_id AND a.event_id = i.id AND a.role IN ('participant', 'host')
JOIN role_names b ON b.document_id = i.document_id AND b.event_id = i.id AND b.role IN ('participant', 'host') AND b.position > a.position
LEFT JOIN entities p ON p.document_id = i.document_id AND p.id = i.place_id
WHERE i.kind = 'meeting' AND i.polarity = 'positive';

-- One row for each event that several articles may report: who was first, how many followed, and whether they agree on the figure.
CREATE VIEW clusters AS
WITH reports AS (
    SELECT
        e.cluster, e.document_id, e.kind, e.metric, e.date_from, e.date_to,
        d.published, d.language, d.uri, d.title,
        coalesce(d.site, d.agency, d.uri, d.id) AS outlet,
        convert_from(substring(convert_to(d.text, 'UTF8') FROM e.sentence_start::int + 1 FOR (e.sentence_end - e.sentence_start)::int), 'UTF8') AS sentence,
        coalesce(m.amount::text, m.low || '–' || m.high) || coalesce(' ' || m.currency, ' ' || m.unit, '') AS value,
        row_number() OVER (PARTITION BY e.cluster ORDER BY d.published NULLS LAST, e.document_id, e.sentence_start) AS place
    FROM events e
    JOIN documents d ON d.id = e.document_id
    LEFT JOIN event_roles v ON v.document_id = e.document_id AND v.event_id = e.id AND v.role = 'value'
    LEFT JOIN mentions m ON m.document_id = v.document_id AND m.id = v.mention_id
)
SELECT
    cluster,
    max(kind) FILTER (WHERE place = 1) AS kind,
    max(metric) FILTER (WHERE place = 1) AS metric,
    max(date_from) FILTER (WHERE place = 1) AS date_from,
    max(date_to) FILTER (WHERE place = 1) AS date_to,
    max(document_id) FILTER (WHERE place = 1) AS first_document_id,
    max(uri) FILTER (WHERE place = 1) AS first_source,
    max(published) FILTER (WHERE place = 1) AS first_published,
    max(title) FILTER (WHERE place = 1) AS first_title,
    max(sentence) FILTER (WHERE place = 1) AS first_sentence,
    max(published) AS last_published,
    count(DISTINCT document_id) AS reports,
    count(DISTINCT outlet) AS sources,
    count(DISTINCT language) AS languages,
    string_agg(DISTINCT language, ',') AS language_codes,
    count(DISTINCT value) AS value_count,
    string_agg(DISTINCT value, ',') AS value_list,
    count(DISTINCT value) > 1 AS disagree
FROM reports
GROUP BY cluster;
