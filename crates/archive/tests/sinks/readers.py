import duckdb
import pyarrow as pa
import pyarrow.dataset as dataset

mentions = dataset.dataset("mentions").to_table()
events = dataset.dataset("events").schema
assert mentions.schema.field("amount").type == pa.decimal128(38, 9), mentions.schema
assert mentions.schema.field("date_from").type == pa.date32(), mentions.schema
assert pa.types.is_dictionary(mentions.schema.field("kind").type), mentions.schema
assert events.field("lead").type == pa.bool_(), events

figures = duckdb.sql("""
    SELECT e.metric, m.currency, count(*), min(m.amount)
    FROM 'events/*.parquet' e
    JOIN 'event_roles/*.parquet' r ON r.document_id = e.document_id AND r.event_id = e.id AND r.role = 'value'
    JOIN 'mentions/*.parquet' m ON m.document_id = e.document_id AND m.id = r.mention_id
    WHERE e.kind = 'indicator' AND m.currency IS NOT NULL
    GROUP BY ALL
""").fetchall()
assert figures and all(amount > 0 for *_, amount in figures), figures
runs = duckdb.sql("SELECT articles, ended IS NOT NULL FROM 'runs/*.parquet'").fetchall()
(documents,) = duckdb.sql("SELECT count(*), count(DISTINCT id) FROM 'documents/*.parquet'").fetchall()
assert runs == [(300, True)] and documents == (300, 300), (runs, documents)
print(documents[0], "documents")
