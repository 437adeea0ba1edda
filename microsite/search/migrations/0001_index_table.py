"""The table of the search index, in the words of each database. It has no model: nothing but
microsite.search reads or writes it, and `rebuild_search` can fill it at any time."""

import string

from django.db import NotSupportedError, migrations

SQLITE = """
CREATE VIRTUAL TABLE search_entry USING fts5(
    kind UNINDEXED, object_id UNINDEXED, language UNINDEXED, title, summary, body,
    tokenize = 'porter unicode61 remove_diacritics 2', prefix = '2 3'
)
"""

# PostgreSQL's parser keeps "redness/swelling" as a path, "0.5" and "<b>" as one token, and
# "cicatriz" apart from "cicatríz". With these folded it splits like FTS5 does.
ACCENTED = "àáâãäåçèéêëìíîïñòóôõöùúûüýÿÀÁÂÃÄÅÇÈÉÊËÌÍÎÏÑÒÓÔÕÖÙÚÛÜÝ"
PLAIN = "aaaaaaceeeeiiiinooooouuuuyyAAAAAACEEEEIIIINOOOOOUUUUY"
FOLDED = (ACCENTED + string.punctuation).replace("'", "''")
FOLDED_TO = PLAIN + " " * len(string.punctuation)

VECTOR = " || ".join(
    f"setweight(to_tsvector('search_english', translate({column}, '{FOLDED}', '{FOLDED_TO}')), '{weight}')"
    for column, weight in [("title", "A"), ("summary", "B"), ("body", "D")]
)
# The stock configuration has no place for "before and after": every word of it is a stop word.
# Stems without stop words are what FTS5's porter does.
POSTGRESQL = f"""
CREATE TEXT SEARCH DICTIONARY search_english_stem (TEMPLATE = snowball, LANGUAGE = english);
CREATE TEXT SEARCH CONFIGURATION search_english (COPY = pg_catalog.english);
ALTER TEXT SEARCH CONFIGURATION search_english
    ALTER MAPPING FOR asciiword, word WITH search_english_stem;
CREATE TABLE search_entry (
    kind varchar(30) NOT NULL,
    object_id bigint NOT NULL,
    language varchar(10) NOT NULL,
    title text NOT NULL,
    summary text NOT NULL,
    body text NOT NULL,
    document tsvector NOT NULL GENERATED ALWAYS AS ({VECTOR}) STORED,
    PRIMARY KEY (kind, object_id)
);
CREATE INDEX search_entry_document ON search_entry USING gin (document);
"""

TABLES = {"sqlite": SQLITE, "postgresql": POSTGRESQL}


def create(apps, schema_editor):
    vendor = schema_editor.connection.vendor
    if vendor not in TABLES:
        raise NotSupportedError(f"Search works on {' and '.join(TABLES)}, not on {vendor}.")
    # Without parameters: a percent sign is a percent sign.
    schema_editor.execute(TABLES[vendor], params=None)


def drop(apps, schema_editor):
    schema_editor.execute("DROP TABLE search_entry")
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute("DROP TEXT SEARCH CONFIGURATION search_english")
        schema_editor.execute("DROP TEXT SEARCH DICTIONARY search_english_stem")


class Migration(migrations.Migration):
    initial = True

    dependencies = []

    operations = [migrations.RunPython(create, drop)]
