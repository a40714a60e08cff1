-- Full-text search: SELECT d.uri, snippet(search, 1, '[', ']', '…', 12) FROM search JOIN documents d ON d.number = search.rowid
-- WHERE search MATCH 'экспорт AND хлопка'. Words are found whatever their case; the text itself stays in documents.
CREATE VIRTUAL TABLE search USING fts5 (title, text, content = 'documents', content_rowid = 'number');
-- Its parts are merged by sixteens rather than by fours: half the work while it is filled, and no search is the slower to speak of.
INSERT INTO search (search, rank) VALUES ('automerge', 16);

CREATE TRIGGER search_delete AFTER DELETE ON documents BEGIN
    INSERT INTO search (search, rowid, title, text) VALUES ('delete', old.number, old.title, old.text);
END;
