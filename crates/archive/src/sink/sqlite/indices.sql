-- Made when a run ends: an index that grows with every row would slow the run.
CREATE INDEX IF NOT EXISTS documents_by_date ON documents (published);
CREATE INDEX IF NOT EXISTS entities_by_key ON entities (key);
CREATE INDEX IF NOT EXISTS events_by_kind ON events (kind, metric, date_from);
CREATE INDEX IF NOT EXISTS events_by_cluster ON events (cluster);
CREATE INDEX IF NOT EXISTS event_roles_by_entity ON event_roles (document_id, entity_id);
