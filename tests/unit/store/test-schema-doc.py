# SPDX-License-Identifier: GPL-3.0-or-later
"""docs/schema.md names the tables and columns that the schema makes, no more and no fewer."""
import pathlib
import re
import sqlite3

COMMON = ["id", "version", "created_at", "updated_at", "deleted_at"]
top = pathlib.Path(__file__).resolve().parents[3]

database = sqlite3.connect(":memory:")
for script in sorted((top / "resources/sql").glob("schema-*.sql")):
    database.executescript(script.read_text(encoding="utf-8"))
made = {}
for (table,) in database.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall():
    made[table] = [row[1] for row in database.execute(f"PRAGMA table_info({table})")]

told = {}
for table, mark, columns in re.findall(r"^\| `(\w+)`( •)? \| .* \| (.*) \|$", (top / "docs/schema.md").read_text("utf-8"), re.M):
    told[table] = (COMMON if mark else []) + re.findall(r"`(\w+)`", columns)

assert made, "the schema makes no table"
for table in sorted(made.keys() | told.keys()):
    assert made.get(table) == told.get(table), f"{table}: the schema has {made.get(table)}, docs/schema.md {told.get(table)}"
