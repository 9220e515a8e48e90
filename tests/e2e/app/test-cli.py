# SPDX-License-Identifier: GPL-3.0-or-later
"""The command line works on the file that the window shows, and the window shows what it changed. Only restore is refused."""
import os
import re
import tempfile

os.environ.setdefault("DRIVE_TIMEOUT", "30")  # a first start on a busy machine takes a while
from commandline import Cli, REFUSED  # noqa: E402
from drive import App  # noqa: E402

SHEET = "First Name,Last Name,Email\nZoe,Brueckner,zoe@groessenwahn.example\n"
NAME = re.compile("Brueckner")

with tempfile.TemporaryDirectory() as folder:
    cli = Cli(os.path.realpath(folder))
    sheet = cli.write("leads.csv", SHEET)
    report = os.path.join(folder, "contacts.pdf")
    cli.run("sample", "--contacts", "1", cli.path, file=False)
    made = cli.ask("backup")["path"]
    with App([os.environ["TANDEM"], "--file", cli.path]) as app:
        app.find("list", "Pages")
        app.key("ctrl+2", "alt+1")
        app.find("entry", "Filter contacts")
        cli.run("import", sheet)
        app.find("table row", NAME)
        cli.run("undo")
        app.wait_gone("table row", NAME)
        cli.run("redo")
        app.find("table row", NAME)
        cli.run("report", "contact-list", report)
        assert os.path.getsize(report) > 1000
        assert cli.ask("check")["ok"]
        cli.run("backup")
        assert "is open in another window or program" in cli.run("restore", made, status=REFUSED)
        app.key("ctrl+q")
        assert app.wait_exit() == 0
    assert not cli.ask("restore", made)["damaged"]
    assert cli.sql("SELECT count(*) FROM contact") == [(1,)]
