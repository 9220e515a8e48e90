# SPDX-License-Identifier: GPL-3.0-or-later
"""tandem-cli import asks how birthdays are read where the file does not tell, and takes the answer."""
import json
import os
import pathlib
import sqlite3
import subprocess
import sys
import tempfile

cli = sys.argv[1]
SHEET = "First Name,Last Name,Email,Birthday\nZoë,Brückner,zoe@example.com,03/04/1981\n"


def run(*arguments, status=0):
    done = subprocess.run([cli, *arguments], capture_output=True, text=True)
    assert done.returncode == status, (arguments, done)
    return done


def birthday(file):
    with sqlite3.connect(file) as db:
        return db.execute("SELECT birthday FROM contact WHERE given_name = 'Zoë' AND deleted_at IS NULL").fetchone()[0]


with tempfile.TemporaryDirectory() as folder:
    os.environ["XDG_CONFIG_HOME"] = folder
    file = os.path.join(folder, "firm.tandem")
    sheet = pathlib.Path(folder, "leads.csv")
    sheet.write_text(SHEET, encoding="utf-8")
    run("sample", "--contacts", "1", file)

    asked = run("--file", file, "import", "--dry-run", str(sheet))
    assert "--birthdays=day-first" in asked.stdout, asked
    assert json.loads(run("--json", "--file", file, "import", "--dry-run", str(sheet)).stdout)["birthdays_left_out"]
    unknown = run("--file", file, "import", "--birthdays=year-first", str(sheet), status=2)
    assert "“year-first”" in unknown.stderr and "Nothing was changed" in unknown.stderr, unknown
    for answer, expected in (("day-first", "1981-04-03"), ("month-first", "1981-03-04")):
        told = run("--json", "--file", file, "import", f"--birthdays={answer}", str(sheet))
        assert not json.loads(told.stdout)["birthdays_left_out"], told
        assert birthday(file) == expected, (answer, birthday(file))
        run("--file", file, "undo")
    refused = run("--file", file, "import", "--campaign", "Nobody's", str(sheet), status=1)
    assert "“Nobody's”" in refused.stderr and "Nothing was imported" in refused.stderr, refused
    assert "--birthdays" in run("import", "--help").stdout

    # What was left out is saved with its reasons, mended, and imported again; the whole import is undone by its id.
    def contacts():
        with sqlite3.connect(file) as db:
            return dict(db.execute("SELECT c.given_name || ' ' || c.family_name, c.job_title FROM contact AS c"
                                   " WHERE c.deleted_at IS NULL AND c.import_batch_id IS NOT NULL").fetchall())

    people = pathlib.Path(folder, "people.csv")
    head = "First Name,Last Name,Email,Job Title,City\n"
    people.write_text(head + "Ada,Lovelace,ada@example.com,,\nKarl,Becker,ada@example.com,,\n,,,,Nowhere\n", encoding="utf-8")
    left_out = pathlib.Path(folder, "left out.csv")
    first = json.loads(run("--json", "--file", file, "import", "--refused", str(left_out), str(people)).stdout)
    assert (first["created"], first["refused"], first["conflicts"]) == (1, 1, 1), first
    assert first["conflict_rows"][0]["line"] == 3 and first["conflict_rows"][0]["whom"][0]["name"] == "Ada Lovelace", first
    saved = left_out.read_text(encoding="utf-8-sig")
    assert saved.splitlines()[0] == head.strip() + ",Reason", saved
    assert "Karl,Becker,ada@example.com" in saved and "has another name" in saved and len(saved.splitlines()) == 3, saved
    left_out.write_text(saved.replace("Karl,Becker,ada@", "Karl,Becker,karl@"), encoding="utf-8")
    again = json.loads(run("--json", "--file", file, "import", str(left_out)).stdout)
    assert (again["rows"], again["created"], again["refused"]) == (2, 1, 1), again

    people.write_text(head + "Ada,Lovelace,ada@example.com,Countess,\nGrace,Hopper,grace@example.com,Admiral,\n", encoding="utf-8")
    for options, counts in ((("--matches=skip",), (1, 0, 1)), (("--create-only",), (1, 0, 1)),
                            (("--update-only",), (0, 1, 1)), (("--matches=create",), (2, 0, 0)), ((), (1, 1, 0))):
        told = json.loads(run("--json", "--file", file, "import", "--dry-run", *options, str(people)).stdout)
        assert (told["created"], told["updated"], told["skipped"]) == counts, (options, told)
        assert "batch" not in told
    done = json.loads(run("--json", "--file", file, "import", str(people)).stdout)
    assert contacts()["Ada Lovelace"] == "Countess" and "Grace Hopper" in contacts()
    people.write_text(head + "Ada,Lovelace,ada@example.com,Author,\n", encoding="utf-8")
    over = json.loads(run("--json", "--file", file, "import", "--matches=overwrite", str(people)).stdout)
    assert over["updated"] == 1 and contacts()["Ada Lovelace"] == "Author", over
    run("--file", file, "import", "--undo", over["batch"])
    assert contacts()["Ada Lovelace"] == "Countess", contacts()
    run("--file", file, "import", "--undo", done["batch"])
    assert contacts() == {"Ada Lovelace": None, "Karl Becker": None}, contacts()
    assert "import --undo=" in run("--file", file, "import", str(people)).stdout
    for wrong in (("--matches=perhaps",), ("--create-only", "--update-only"), ("--undo", "17")):
        refused = run("--file", file, "import", *wrong, str(people), status=2)
        assert "Nothing was changed" in refused.stderr, refused
    refused = run("--file", file, "import", "--undo", "0123456789ABC", status=1)
    assert "Nothing was changed" in refused.stderr, refused
    # Where all of them came from, and a consent of all: told whole, or refused.
    def asked_of_file(sql):
        with sqlite3.connect(file) as db:
            return [row[0] for row in db.execute(sql)]

    whole = ("--consent=confirmed", "--consent-channel=email", "--consent-source=Fair 2026", "--consent-day=2026-03-04")
    people.write_text(head + "Eva,Held,eva@example.com,,\n", encoding="utf-8")
    told = json.loads(run("--json", "--file", file, "import", "--source=Referral", *whole, str(people)).stdout)
    assert told["created"] == 1, told
    assert asked_of_file("SELECT channel.name FROM contact JOIN channel ON channel.id = source_channel_id"
                         " WHERE given_name = 'Eva'") == ["Referral"]
    assert asked_of_file("SELECT channel.name FROM import_batch JOIN channel ON channel.id = source_channel_id") == ["Referral"]
    agreed = "SELECT channel || kind || source || substr(at, 1, 10) FROM consent_event WHERE deleted_at IS NULL AND source = 'Fair 2026'"
    assert asked_of_file(agreed) == ["emailconfirmedFair 20262026-03-04"], asked_of_file(agreed)
    run("--file", file, "import", "--undo", told["batch"])
    assert asked_of_file(agreed) == []
    for wrong, word in ((whole[:3], "--consent-day"), ((*whole[:3], "--consent-day=yesterday"), "--consent-day"),
                        (("--consent=perhaps", *whole[1:]), "perhaps"), (("--source=Referral", "--campaign=Fair"), "--source")):
        refused = run("--file", file, "import", *wrong, str(people), status=2)
        assert word in refused.stderr and "Nothing was changed" in refused.stderr, refused
    refused = run("--file", file, "import", "--source=Nowhere", str(people), status=1)
    assert "“Nowhere”" in refused.stderr and "Nothing was imported" in refused.stderr, refused
    manual = pathlib.Path(sys.argv[2]).read_text(encoding="utf-8")
    assert "birthdays" in manual and "month\\-first" in manual
    for option in ("update\\-only", "matches", "refused", "undo", "source", "consent", "consent\\-day"):
        assert f"\\-\\-{option}" in manual, option
