# SPDX-License-Identifier: GPL-3.0-or-later
"""What was changed is told as it was: by act, by change, by record with from and to. Any change can be undone by its number,
what was changed since is left, and what the file stands on stays."""
import os

from commandline import FAILED, REFUSED, USAGE, sample

FIRST = "First Name,Last Name,Email\nKarl,Becker,becker@soehne.example\nZoe,Brueckner,zoe@groessenwahn.example\n"
SECOND = "First Name,Last Name,Email,Job title,Phone\nZoe,Brueckner,zoe@groessenwahn.example,Owner,0151 5550177\n"


def sequences(cli, *words):
    return [(entry["sequence"], entry["label"], entry["undone"]) for entry in cli.ask("history", *words)["history"]]


def count(cli):
    return cli.sql("SELECT count(*) FROM contact WHERE deleted_at IS NULL")[0][0]


with sample(50) as cli:
    first, second = cli.write("first.csv", FIRST), cli.write("second.csv", SECOND)
    cli.run("import", first)
    cli.run("import", second)
    assert sequences(cli) == [(4, "Import second.csv", False), (3, "Import first.csv", False),
                              (2, "Make a sample firm", False), (1, "Set up the firm", False)]
    assert len(sequences(cli, "--limit", "1")) == 1

    # one change, one record
    changes = cli.ask("history", "4")["history"][0]["changes"]
    [contact] = [change for change in changes if change["table"] == "contact"]
    assert (contact["kind"], contact["field"], contact["from"], contact["to"]) == ("update", "job_title", None, "Owner")
    assert len(contact["id"]) == 13
    said = cli.run("history", "contact", contact["id"])
    assert "Job title: (nothing) → Owner" in said, said
    told = cli.ask("history", "contact", contact["id"])["history"]
    assert [entry["sequence"] for entry in told] == [4, 3]
    assert told[1]["changes"][0] == {"table": "contact", "id": contact["id"], "kind": "create"}
    # her e-mail and phone are hers, too, and another's are not
    points = [[change["id"] for change in entry["changes"] if change["table"] == "contact_point"] for entry in told]
    assert [len(ids) for ids in points] == [1, 1] and points[0] != points[1], points
    assert f"contact_point {points[0][0]}  created" in said, said
    assert len(cli.ask("history", "--limit", "1", "contact", contact["id"])["history"]) == 1

    # undo of any change: by number, by id, what is undone is not undone twice, and can be redone by its own number
    assert cli.ask("undo", "4") == {"label": "Import second.csv", "reversed": 3, "left": 0, "gone": 0, "left_names": [],
                                     "conflicts": []}
    assert cli.sql("SELECT job_title FROM contact WHERE family_name = 'Brueckner'") == [(None,)]
    assert sequences(cli)[:2] == [(5, "Import second.csv", False), (4, "Import second.csv", True)]
    assert "was undone already" in cli.run("undo", "4", status=FAILED)
    cli.run("undo", "5")
    assert cli.sql("SELECT job_title FROM contact WHERE family_name = 'Brueckner'") == [("Owner",)]
    assert sequences(cli)[2] == (4, "Import second.csv", False)
    said = cli.run("undo", "3")
    assert "1 record was changed since and was left as it is." in said, said
    [line] = [line for line in said.splitlines() if "Job title" in line]
    assert line.startswith("    Job title: written (nothing), now Owner ("), line
    assert count(cli) == 51
    identity = cli.ask("history", "4")["history"][0]["id"]
    assert cli.ask("undo", "--id", identity)["label"] == "Import second.csv"
    assert "stands on it" in cli.run("undo", "1", status=REFUSED)

    # what an undo leaves is told field by field: what was written, what stands there, what would have come back; also where
    # nothing was undone
    for name, rows in (("nia", "Nia,Brunel,nia@rails.example,"), ("clerk", "Nia,Brunel,nia@rails.example,Clerk")):
        cli.run("import", cli.write(name + ".csv", f"First Name,Last Name,Email,Job title\n{rows}\n"))
    cli.sql("UPDATE contact SET job_title = 'Head', version = version + 1 WHERE family_name = 'Brunel'")
    number = next(number for number, label, _undone in sequences(cli) if label == "Import clerk.csv")
    cli.sql(f"UPDATE change_set SET composite = 1 WHERE sequence = {number}")  # as a won deal is
    said = cli.run("undo", str(number), status=FAILED)
    assert "Nia Brunel\n    Job title: written Clerk, now Head, before (nothing)\n" in said, said
    assert "Everything was left as it is." in said and cli.ask("undo", str(number), status=FAILED)["reversed"] == 0
    cli.sql(f"UPDATE change_set SET composite = 0 WHERE sequence = {number}")
    answer = cli.ask("undo", str(number))
    [conflict] = answer["conflicts"]
    assert (answer["reversed"], answer["left"], answer["left_names"]) == (1, 1, ["Nia Brunel"]), answer
    assert (conflict["table"], conflict["kind"], conflict["name"]) == ("contact", "update", "Nia Brunel"), conflict
    assert len(conflict["id"]) == 13, conflict
    assert conflict["fields"] == [{"field": "job_title", "written": "Clerk", "now": "Head", "back": None, "by": None,
                                   "at": None}], conflict
    assert cli.sql("SELECT job_title FROM contact WHERE family_name = 'Brunel'") == [("Head",)]

    # what was done before an upgrade that lost something can't be undone, and says so
    [(last,)] = cli.sql("SELECT max(sequence) FROM change_set")
    cli.sql(f"INSERT INTO counter (name, value) VALUES ('undo-closed', {last})")
    assert "before this file was upgraded" in cli.run("undo", str(number), status=REFUSED)
    assert "Import nia.csv (can't be undone any more)" in cli.run("history", "--limit", "5")
    assert all(entry["closed"] for entry in cli.ask("history")["history"])
    assert "nothing to undo" in cli.run("undo")
    cli.sql("DELETE FROM counter WHERE name = 'undo-closed'")

    # what is not there, what is asked for wrongly
    assert "no such change" in cli.run("undo", "99", status=FAILED)
    assert "no such change" in cli.run("history", "99", status=FAILED)
    for words in (["undo", "0"], ["undo", "last"], ["undo", "3", "4"], ["undo", "--id", "xyz"], ["redo", "3"],
                  ["history", "contact", "xyz"], ["history", "--limit", "-2"], ["history", "a", "b", "c"]):
        cli.run(*words, status=USAGE)
    assert "no longer there" in cli.run("history", "deal", identity, status=FAILED)
    assert "no table of records" in cli.run("history", "deals", identity, status=FAILED)

    # a period that a report does not have is not passed over
    unwritten = os.path.join(os.path.dirname(first), "period.pdf")
    assert "period" in cli.run("report", "pipeline", unwritten, "--from", "2026-01-01", status=USAGE)
    assert not os.path.exists(unwritten)

    # a file of a newer Tandem is read, and not changed
    before = cli.ask("history")
    ((version,),) = cli.sql("PRAGMA user_version")
    cli.sql("PRAGMA user_version = 99")
    assert cli.ask("history") == before
    for words in (["undo"], ["redo"], ["undo", "4"], ["import", first], ["import", "--dry-run", first]):
        assert "newer Tandem" in cli.run(*words, status=REFUSED), words
    cli.run("report", "pipeline", cli.write("pipeline.pdf", ""))
    cli.sql(f"PRAGMA user_version = {version}")
    assert cli.ask("history") == before
