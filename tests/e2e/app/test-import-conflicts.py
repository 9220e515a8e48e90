# SPDX-License-Identifier: GPL-3.0-or-later
"""Rows that may be somebody else are decided from the keyboard, one by one and the rest alike; what nobody decides is left out."""
import os
import pathlib
import re
import subprocess
import tempfile

os.environ.setdefault("DRIVE_TIMEOUT", "30")  # a first start on a busy machine takes a while
from drive import App, wait_until  # noqa: E402
from firm import Firm  # noqa: E402

WALK = pathlib.Path(__file__).resolve().parents[2] / "tools/a11y-walk"
FIRST = "First Name,Last Name,Email\nKarl,Becker,becker@soehne.example\n"
NAMES = "SELECT given_name FROM contact WHERE deleted_at IS NULL ORDER BY given_name"
SECOND = ("First Name,Last Name,Email\nAnna,Other,becker@soehne.example\nBert,Other,becker@soehne.example\n"
          "Cleo,Other,becker@soehne.example\nDora,Other,becker@soehne.example\n")


def look(app):
    walked = subprocess.run([WALK, "--pid", str(app.proc.pid)], capture_output=True, text=True)
    assert walked.returncode == 0, walked.stdout


def go_to_check(app, sum_of_rows):
    for _ in range(2):
        button = app.button("Continue").wait_state("focused")
        app.key("Return")
        wait_until(lambda: not button.is_("focused"), what="the next step")
    app.find("label", re.compile(sum_of_rows))


with tempfile.TemporaryDirectory() as folder:
    firm = Firm(os.path.join(folder, "firm.tandem"))
    sheet, more = (os.path.join(folder, name) for name in ("first.csv", "second.csv"))
    for name, text in ((sheet, FIRST), (more, SECOND)):
        with open(name, "w", encoding="utf-8") as file:
            file.write(text)
    with App([os.environ["TANDEM"], "--file", firm.path, sheet]) as app:
        go_to_check(app, r"^1 \+ 0 \+ 0 \+ 0 = 1 rows")
        app.button("Import 1").wait_state("focused")
        app.key("Return")
        app.button("Show contacts").wait_state("focused")
        app.key("Return", "ctrl+q")
        assert app.wait_exit() == 0
    with App([os.environ["TANDEM"], "--file", firm.path, more]) as app:
        go_to_check(app, r"^0 \+ 0 \+ 0 \+ 0 \+ 4 = 4 rows")
        app.find("radio button", re.compile("4 Conflicts")).wait_state("checked")
        app.key("alt+r")
        app.find("list item", re.compile("^Given name: in Tandem Karl, in the file Anna"))
        look(app)
        # One field of the first row is taken, the other stays; then back and forth, and out of it without losing anything.
        # Backwards from the buttons to the choice of a field, which an arrow key takes.
        app.go_to("shift+Tab", "radio button", "Given name: keep Karl")
        app.key("Right")
        app.find("radio button", "Given name: take Anna").wait_state("checked")
        assert app.find("radio button", "Family name: keep Becker").is_("checked")
        look(app)
        app.key("alt+c")
        app.find("list item", re.compile("in the file Bert"))
        app.key("ctrl+Up")
        app.find("label", re.compile("1 of 4 · as chosen"))
        app.find("radio button", "Given name: take Anna").wait_state("checked")
        app.key("Escape")
        app.find("radio button", re.compile("3 Conflicts")).wait_state("checked")
        app.find("radio button", re.compile("1 Updated"))
        app.key("Escape")
        app.button("Discard")
        app.key("Escape")
        app.key("alt+r")
        app.find("list item", re.compile("in the file Bert"))
        app.key("alt+k")
        app.find("list item", re.compile("in the file Cleo"))
        app.find("check box", re.compile("Do the same for 1 more conflict"))
        app.key("alt+m", "alt+n")
        app.find("label", re.compile(r"^2 \+ 1 \+ 1 \+ 0 = 4 rows"))
        assert firm.column(NAMES) == ["Karl"], "something was changed before the last button"
        app.button("Import 3").wait_state("focused")
        app.key("Return")
        app.button("Show contacts").wait_state("focused")
        assert firm.column(NAMES) == ["Anna", "Cleo", "Dora"]
        app.key("alt+u")
        firm.wait(NAMES, [("Karl",)])
        app.key("ctrl+q")
        assert app.wait_exit() == 0
