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
    manual = pathlib.Path(sys.argv[2]).read_text(encoding="utf-8")
    assert "birthdays" in manual and "month\\-first" in manual
