# SPDX-License-Identifier: GPL-3.0-or-later
"""A sheet is imported with Enter alone, step by step; nothing is changed before the last; Escape leaves; undo takes it back."""
import os
import re
import tempfile

import workbook

os.environ.setdefault("DRIVE_TIMEOUT", "30")  # a first start on a busy machine takes a while
from drive import App  # noqa: E402
from firm import Firm  # noqa: E402

SHEET = """First Name,Last Name,Email,Phone,Company,Shoe size
Zoë,Brückner,zoe@groessenwahn.example,0151 5550177,Café Größenwahn,38
Karl,Becker,becker@soehne.example,040 5550166,Becker & Söhne,44
Karl,Becker,BECKER@soehne.example,,,44
,,,,,39
"""
COUNT = "SELECT count(*) FROM contact WHERE deleted_at IS NULL"


def shot(app, name):
    if os.environ.get("SHOTS"):
        app.shot(os.path.join(os.environ["SHOTS"], name + ".png"))


def step(app, button):
    found = app.button(re.compile(button))
    found.wait_state("focused")
    shot(app, re.sub("[^A-Za-z]", "", button))
    return found


with tempfile.TemporaryDirectory() as folder:
    firm = Firm(os.path.join(folder, "firm.tandem"))
    sheet = os.path.join(folder, "leads.csv")
    with open(sheet, "w", encoding="utf-8") as file:
        file.write(SHEET)
    with App([os.environ["TANDEM"], "--file", firm.path, sheet]) as app:
        app.find("label", re.compile("headers are in line 1"))
        step(app, "^_?Continue$")
        app.key("Return")
        app.find("label", re.compile("1 column is left out"))
        app.button("Continue").wait_state("focused")
        shot(app, "Columns")
        app.key("Return")
        app.find("label", re.compile(r"2 \+ 0 \+ 1 \+ 1 = 4 rows"))
        step(app, "^_?Import 2$")
        assert firm.value(COUNT) == 0, "something was changed before the last button"
        app.key("Return")
        step(app, "^_?Show contacts$")
        assert firm.value(COUNT) == 2
        app.key("Return")
        app.find(name=re.compile("Brückner"))
        shot(app, "Contacts")
        app.key("ctrl+z")
        firm.wait(COUNT, [(0,)])
        app.key("ctrl+q")
        status = app.wait_exit()
    assert status == 0, f"tandem ended with status {status}"
    with App([os.environ["TANDEM"], "--file", firm.path, sheet]) as app:
        step(app, "^_?Continue$")
        app.key("Escape")
        app.wait_gone("button", "Continue")
        assert firm.value(COUNT) == 0
        app.key("ctrl+q")
        assert app.wait_exit() == 0
    # A workbook: the first sheet that holds something is shown, another can be chosen, a hidden one can't.
    book = os.path.join(folder, "people.xlsx")
    rows = [line.split(",") for line in SHEET.splitlines()]
    workbook.write(book, ("Old", rows, True), ("Title", [["Spring"]], False), ("People", rows, False))
    with App([os.environ["TANDEM"], "--file", firm.path, book]) as app:
        app.find("label", re.compile("^1 column"))
        assert not app.exists(None, "Encoding"), "a workbook has no encoding to choose"
        assert not app.exists(None, re.compile("^Old"))
        step(app, "^_?Continue$")
        app.key("alt+s")  # which drops the names of the sheets down
        app.find(("list box", "list item"), state="focused")
        app.key("Down", "Return")
        app.find("label", re.compile("^6 columns"))
        shot(app, "Sheet")
        app.key("alt+c")
        app.find("label", re.compile("1 column is left out"))
        app.button("Continue").wait_state("focused")
        app.key("Return")
        app.find("label", re.compile(r"2 \+ 0 \+ 1 \+ 1 = 4 rows"))
        step(app, "^_?Import 2$")
        app.key("Return")
        step(app, "^_?Show contacts$")
        assert firm.value(COUNT) == 2
        app.key("ctrl+q")
        assert app.wait_exit() == 0
