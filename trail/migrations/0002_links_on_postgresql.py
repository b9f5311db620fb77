"""On PostgreSQL the tables themselves refuse a wrong hash and a broken link (on SQLite: trail.guards)."""

from django.db import migrations

from trail.vendor_sql import VendorSQL

FORWARDS = r"""
ALTER TABLE trail_entry
    ADD CONSTRAINT trail_entry_hash CHECK (hash = sha256('\x00'::bytea || prev || header)),
    ADD CONSTRAINT trail_entry_header CHECK (octet_length(header) <= 4096),
    ADD CONSTRAINT trail_entry_genesis CHECK (prev_seq IS NOT NULL OR prev = decode(repeat('00', 32), 'hex')),
    ADD CONSTRAINT trail_entry_place UNIQUE (case_id, seq, hash),
    ADD CONSTRAINT trail_entry_link FOREIGN KEY (case_id, prev_seq, prev)
        REFERENCES trail_entry (case_id, seq, hash);
ALTER TABLE trail_reading
    ADD CONSTRAINT trail_reading_hash CHECK (hash = sha256('\x00'::bytea || header)),
    ADD CONSTRAINT trail_reading_header CHECK (octet_length(header) <= 4096);
"""
BACKWARDS = """
ALTER TABLE trail_reading DROP CONSTRAINT trail_reading_header, DROP CONSTRAINT trail_reading_hash;
ALTER TABLE trail_entry
    DROP CONSTRAINT trail_entry_link, DROP CONSTRAINT trail_entry_place, DROP CONSTRAINT trail_entry_genesis,
    DROP CONSTRAINT trail_entry_header, DROP CONSTRAINT trail_entry_hash;
"""


class Migration(migrations.Migration):
    """The chain, checked by the database."""

    dependencies = [("trail", "0001_entries")]
    operations = [VendorSQL("postgresql", FORWARDS, BACKWARDS)]
