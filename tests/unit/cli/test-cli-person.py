# SPDX-License-Identifier: GPL-3.0-or-later
"""tandem-cli works as the person who was chosen for this seat, undoes what is that person's alone, and without --file takes the
file that was open last in the window."""
import contextlib
import os
import pathlib
import sqlite3
import subprocess
import sys
import tempfile

cli = sys.argv[1]


def run(*arguments, status=0):
    done = subprocess.run([cli, *arguments], capture_output=True, text=True)
    assert done.returncode == status, (arguments, done)
    return done.stdout.strip()


def ask(file, sql, *values):
    with contextlib.closing(sqlite3.connect(file)) as db:
        rows = db.execute(sql, values).fetchall()
        db.commit()
    return rows


with tempfile.TemporaryDirectory() as folder:
    # no dconf: what is remembered lies in a plain file, as the window writes it
    os.environ.update(XDG_CONFIG_HOME=folder, GIO_MODULE_DIR=folder)
    os.environ.pop("GSETTINGS_BACKEND", None)
    file = os.path.join(folder, "firm.tandem")
    run("sample", "--contacts", "1", file)
    run("undo", status=2)
    settings = pathlib.Path(folder, "tandem", "settings.ini")
    settings.parent.mkdir(exist_ok=True)
    settings.write_text(f"[io/github/tandemcrm/Tandem]\nlast-file='{file}'\n", encoding="utf-8")

    (seat, maker), = ask(file, "SELECT name, CAST (value AS INTEGER) FROM setting WHERE name LIKE 'you-are-%'")
    assert ask(file, "SELECT count(*) FROM person WHERE id = ?", maker) == [(1,)]
    ask(file, "INSERT INTO person (id, version, created_at, updated_at, name, role)"
              " SELECT max (id) + 1, 1, created_at, updated_at, 'Dana Levi', 'sales' FROM person")
    (other,), = ask(file, "SELECT max (id) FROM person")
    for person, name in ((maker, "Ada"), (other, "Zoë")):
        ask(file, "UPDATE setting SET value = ? WHERE name = ?", str(person), seat)
        sheet = pathlib.Path(folder, name + ".csv")
        sheet.write_text(f"First Name,Email\n{name},{name}@example.com\n", encoding="utf-8")
        run("import", str(sheet))
        assert ask(file, "SELECT person_id, origin FROM change_set ORDER BY sequence DESC LIMIT 1") == [(person, "cli")]
    assert "Zoë.csv" in run("undo")
    assert "nothing" in run("undo")
    names = "SELECT given_name FROM contact WHERE given_name IN ('Ada', 'Zoë') AND deleted_at IS NULL"
    assert ask(file, names) == [("Ada",)], ask(file, names)

    # whoever is done leaves nothing beside the file, which would look as if it had been killed
    for command in ("redo", "undo") * 8:
        run(command)
        left = [name for name in os.listdir(folder) if name.startswith((".firm", "firm.tandem-"))]
        assert not left, (command, left)
