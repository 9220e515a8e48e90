# SPDX-License-Identifier: GPL-3.0-or-later
"""Restore points are made, listed and put back, by number, name and path; what was there can be put back in its turn, and a
damaged file is kept. Nothing is restored under the hands of another program, nor over what is there."""
import fcntl
import os
import sqlite3

from commandline import FAILED, REFUSED, USAGE, sample

SHEET = "First Name,Last Name,Email\nKarl,Becker,becker@soehne.example\n"


def count(path):
    with sqlite3.connect(path) as db:
        return db.execute("SELECT count(*) FROM contact WHERE deleted_at IS NULL").fetchone()[0]


def points(cli):
    return cli.ask("restore", "--list")["points"]


def mode(path):
    return oct(os.stat(path).st_mode & 0o777)


with sample(20) as cli:
    assert points(cli) == []
    assert "There is no restore point" in cli.run("restore", "--list")
    made = cli.ask("backup")["path"]
    cli.run("import", cli.write("one.csv", SHEET))
    assert count(cli.path) == 21 and count(made) == 20
    [point] = points(cli)
    assert (point["number"], point["reason"], point["path"]) == (1, "manual", made)
    assert "by hand" in cli.run("restore", "--list")

    # a copy where it is wanted, and never over something
    copy = os.path.join(cli.folder, "copy.tandem")
    assert cli.ask("backup", copy) == {"path": copy}
    assert count(copy) == 21 and mode(copy) == "0o600"
    for path in (copy, cli.path):
        assert "is there already" in cli.run("backup", path, status=FAILED)
    cli.run("backup", os.path.join(cli.folder, "nowhere", "copy.tandem"), status=FAILED)

    # back, and back again
    done = cli.ask("restore", "1")
    assert (done["restored"], done["damaged"], count(cli.path)) == (made, False, 20)
    assert [point["reason"] for point in points(cli)] == ["restore", "manual"] and points(cli)[0]["path"] == done["kept"]
    assert "What was there is a restore point now" in cli.run("restore", os.path.basename(made))
    assert count(cli.path) == 20
    cli.run("restore", done["kept"])
    assert count(cli.path) == 21

    # what there is not, and what is asked for wrongly
    for word in ("99", "nothing.tandem", copy):
        assert "has no restore point" in cli.run("restore", word, status=FAILED)
    for words in (["restore"], ["restore", "1", "2"], ["restore", "--list", "1"], ["backup", "a", "b"]):
        cli.run(*words, status=USAGE)

    # while another program has the file open
    lock = os.open(os.path.join(cli.folder, ".firm.tandem.lock"), os.O_CREAT | os.O_RDWR, 0o600)
    fcntl.flock(lock, fcntl.LOCK_SH)
    before = len(points(cli))
    assert "is open in another window or program" in cli.run("restore", made, status=REFUSED)
    assert count(cli.path) == 21 and len(points(cli)) == before
    cli.run("backup")
    assert len(points(cli)) == before + 1
    os.close(lock)

    # a damaged file is kept aside; one that was moved still has its restore points, one that is gone comes back
    with open(cli.path, "r+b") as file:
        file.seek(20)
        file.write(b"\x5a" * 8000)
    done = cli.ask("restore", made)
    assert done["damaged"] and os.path.isfile(done["kept"]) and count(cli.path) == 20
    there = cli.path
    cli.path = os.path.join(cli.folder, "moved.tandem")
    os.rename(there, cli.path)
    assert made in [point["path"] for point in points(cli)]
    cli.path = there
    done = cli.ask("restore", made)
    assert done["kept"] is None and count(cli.path) == 20

    # a restore point that was damaged changes nothing
    with open(made, "r+b") as file:
        file.seek(3000)
        file.write(b"\x5a")
    assert "was damaged" in cli.run("restore", made, status=REFUSED)
    assert count(cli.path) == 20
