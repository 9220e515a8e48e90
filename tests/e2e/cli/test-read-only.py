# SPDX-License-Identifier: GPL-3.0-or-later
"""A file that can't be written is read by every command that only reads; the others say so, and leave it as it is."""
import os
import tempfile

from commandline import REFUSED, sample

SHEET = "First Name,Last Name,Email\nKarl,Becker,becker@soehne.example\n"

with sample(20) as cli, tempfile.TemporaryDirectory() as elsewhere:
    sheet = cli.write("one.csv", SHEET)
    os.chmod(sheet, 0o644)
    cli.run("import", sheet)
    made = cli.ask("backup")["path"]
    with open(cli.path, "rb") as file:
        before = file.read()
    with cli.only_reading(elsewhere):
        assert [entry["sequence"] for entry in cli.ask("history")["history"]] == [3, 2, 1]
        assert cli.ask("check")["ok"]
        cli.run("report", "pipeline", os.path.join(elsewhere, "pipeline.pdf"))
        cli.run("backup", os.path.join(elsewhere, "copy.tandem"))
        point = cli.ask("backup")["path"]
        assert [entry["path"] for entry in cli.ask("restore", "--list")["points"]] == [point]
        for words in (["import", sheet], ["undo"], ["undo", "3"], ["redo"]):
            assert "can only be read where it is" in cli.run(*words, status=REFUSED), words
        assert "can't be restored" in cli.run("restore", point, status=REFUSED)
    with open(cli.path, "rb") as file:
        assert file.read() == before
    assert sorted(os.listdir(cli.folder)) == ["cache", "data", "firm.tandem", "one.csv"]
    assert os.listdir(os.path.join(cli.folder, "cache", "tandem")) == []  # what the import had put aside
    assert os.path.isfile(made)
