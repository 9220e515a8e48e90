# SPDX-License-Identifier: GPL-3.0-or-later
"""A file that was used is found well; each fault that is planted is found, in its part and no other, and named."""
import os
import shutil
import sqlite3

from commandline import FAILED, REFUSED, USAGE, sample

SHEET = "First Name,Last Name,Email\nKarl,Becker,becker@soehne.example\nZoe,Brueckner,zoe@groessenwahn.example\n"
PARTS = ["pages", "references", "campaign_day_total", "lifecycle_day", "contact_summary", "attachments", "journal"]
ROW = "INSERT INTO change_row (change_set_id, position, table_name, kind, record_id, last_record_id, before, after," \
      " schema_version) SELECT id, 1000, "
LAST = " FROM change_set WHERE sequence = 2"

ATTACH = "INSERT INTO attachment (id, version, created_at, updated_at, kind, name, type, size, sha256, contact_id)" \
         " SELECT 5, 1, '2026-11-20T10:00:00.000Z', '2026-11-20T10:00:00.000Z', 'file', 'a.txt', 'text/plain'"

# The part that has to find it, words of what it says, and the statements that break it.
FAULTS = [
    ("references", "its contact_id names a contact that is not there", "UPDATE deal SET contact_id = 77"
     " WHERE id = (SELECT min (id) FROM deal)"),
    ("campaign_day_total", "the total is 100", "UPDATE campaign_day_total SET n = n + 1000 WHERE campaign_id ="
     " (SELECT min (campaign_id) FROM campaign_day_total WHERE n > 0)"),
    ("campaign_day_total", "the total is 0", "DELETE FROM campaign_day_total WHERE campaign_id ="
     " (SELECT min (campaign_id) FROM campaign_day_total WHERE n > 0)"),
    ("campaign_day_total", "but there are 0", "INSERT INTO campaign_day_total VALUES (5, '2020-01-01', 'click', 3)"),
    ("lifecycle_day", "the firm, 2020-01-01, lead: the total is 3, but there are 0",
     "INSERT INTO lifecycle_day (campaign_id, day, stage, people) VALUES (0, '2020-01-01', 'lead', 3)"),
    ("lifecycle_day", "the total is", "UPDATE lifecycle_day SET people = people + 1 WHERE campaign_id > 0 AND stage = 'lead'"),
    ("lifecycle_day", "lead → customer: the total is", "UPDATE lifecycle_day SET to_customer = to_customer - 1 WHERE campaign_id = 0"
     " AND stage = 'lead' AND to_customer > 0"),
    ("lifecycle_day", ", sql → sal: the total is 2, but there are 0", "UPDATE lifecycle_day SET to_sal = 2 WHERE stage = 'sql'"),
    ("lifecycle_day", "customer: the total is 0, but there are", "DELETE FROM cohort_month WHERE stage = 'customer'"),
    ("lifecycle_day", "leads by month, 2020-01 → 2020-02, mql: the total is 3, but there are 0",
     "INSERT INTO cohort_month VALUES ('2020-01', 'mql', '2020-02', 3)"),
    ("contact_summary", "there is no summary", "DELETE FROM contact_summary WHERE contact_id = (SELECT min (id) FROM contact)"),
    ("contact_summary", "no such contact", "UPDATE contact SET deleted_at = '2026-11-20T10:00:00.000Z'"
     " WHERE id = (SELECT max (id) FROM contact)"),
    *[("contact_summary", f"the summary is wrong ({column})", f"UPDATE contact_summary SET {column} = x'20'"
       " WHERE contact_id = (SELECT max (contact_id) FROM contact_summary)")
      for column in ("name_key", "city", "last_touch_at", "last_activity_at", "last_contact_at")],
    ("attachments", "it is not what was added", "UPDATE attachment_content SET bytes = x'616263'"),
    ("attachments", "what is in it is not there", ATTACH + ", 3, '00', (SELECT min (id) FROM contact)"),
    ("attachments", "no record has it", "INSERT INTO attachment_content VALUES ('00', x'616263')"),
    ("journal", "change 4: the one before it is missing", "DELETE FROM change_set WHERE sequence = 3"),
    ("journal", "the counter of the file stands elsewhere", "UPDATE counter SET value = 99 WHERE name = 'change-sequence'"),
    ("journal", "change 3: it has no rows", "DELETE FROM change_row WHERE change_set_id ="
     " (SELECT id FROM change_set WHERE sequence = 3)"),
    ("journal", "change 4: it reverses one that does not say so", "UPDATE change_set SET reversed_by_id = NULL"),
    ("journal", "change 3: it is reversed by one that does not say so", "UPDATE change_set SET reverses_id = NULL"),
    ("journal", "it belongs to no change", "UPDATE change_row SET change_set_id = 5 WHERE change_set_id ="
     " (SELECT id FROM change_set WHERE sequence = 5)"),
    ("journal", "what it was before can't be read", ROW + "'contact', 'update', 5, 5, '{\"notes\":', '{}', 1" + LAST),
    ("journal", "what it became can't be read", ROW + "'contact', 'update', 5, 5, '{}', NULL, 1" + LAST),
    ("journal", "it names a field that is not known",
     ROW + "'contact', 'update', 5, 5, '{\"shoe\":1}', '{\"shoe\":2}', 1" + LAST),
    ("journal", "don't match", ROW + "'contact', 'update', 5, 5, '{\"notes\":\"\"}', '{\"prefix\":\"\"}', 1" + LAST),
    ("journal", "the table is not known", ROW + "'shoe', 'update', 5, 5, '{}', '{}', 1" + LAST),
    ("journal", "neither a change nor a creation", ROW + "'contact', 'remove', 5, 5, '{}', '{}', 1" + LAST),
    ("journal", "a version that is not known", ROW + "'contact', 'update', 5, 5, '{}', '{}', 99" + LAST),
    ("journal", "its ids run backwards", ROW + "'contact', 'create', 7, 5, NULL, NULL, 1" + LAST),
    ("journal", "another change created it, too", ROW + "'contact', 'create', min (r.record_id), max (r.record_id), NULL, NULL,"
     " 1 FROM change_row AS r JOIN change_set AS s ON s.id = r.change_set_id WHERE r.table_name = 'contact'"
     " AND r.kind = 'create' AND s.sequence = 2"),
]


def damage_pages(path):
    """The pages with the rows of contacts, wherever they lie, become nothing that SQLite knows."""
    db = sqlite3.connect(path)
    size = db.execute("PRAGMA page_size").fetchone()[0]
    pages = [page for page, in db.execute("SELECT pageno FROM dbstat WHERE name = 'contact' AND pagetype = 'leaf'")]
    db.close()
    assert pages
    with open(path, "r+b") as file:
        for page in pages:
            file.seek((page - 1) * size)
            file.write(b"\x5a" * size)


def find(cli, status=FAILED, *words):
    found = cli.ask("check", *words, status=status)
    assert [part["name"] for part in found["parts"]] == PARTS
    assert found["ok"] == all(part["ok"] for part in found["parts"])
    return {part["name"]: part["faults"] for part in found["parts"]}


with sample(300) as cli:
    cli.run("import", cli.write("first.csv", SHEET))
    cli.run("undo")
    cli.run("redo")
    cli.run("import", cli.write("second.csv", SHEET.replace("Karl", "Carl").replace("becker@", "carl@")))
    for words in ([], ["--full"]):
        assert find(cli, 0, *words) == {name: [] for name in PARTS}
    assert cli.run("check").count("ok\n") == len(PARTS)
    cli.run("check", "now", status=USAGE)

    whole = cli.path + ".whole"
    shutil.copyfile(cli.path, whole)
    for part, words, statement in FAULTS:
        shutil.copyfile(whole, cli.path)
        cli.sql(statement)
        found = find(cli)
        assert any(words in fault for fault in found[part]), (statement, found)
        assert not any(found[other] for other in PARTS if other != part), (statement, found)
        said = cli.run("check", status=FAILED)
        assert words in said and "Nothing was changed" in said, said

    shutil.copyfile(whole, cli.path)
    damage_pages(cli.path)
    assert find(cli)["pages"]
    with open(cli.path, "w", encoding="utf-8") as file:
        file.write("Dear diary")
    assert "not a Tandem file" in cli.run("check", status=REFUSED)
    os.unlink(cli.path)
    assert "There is no file" in cli.run("check", status=FAILED)
