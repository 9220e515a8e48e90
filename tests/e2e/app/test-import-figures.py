# SPDX-License-Identifier: GPL-3.0-or-later
"""The report of a channel comes in by the keyboard alone: from the record of a campaign, and as a file that is known by its
headers; days that are there are kept or overwritten; undo takes it back."""
import contextlib
import os
import pathlib
import re
import sqlite3
import subprocess
import tempfile

os.environ.setdefault("DRIVE_TIMEOUT", "30")  # a first start on a busy machine takes a while
from drive import App, wait_until  # noqa: E402
from main_job import choose_file  # noqa: E402

WALK = pathlib.Path(__file__).resolve().parents[2] / "tools/a11y-walk"
REPORT = """Campaign report
Day,Impressions,Clicks,Cost,Shoe size
2019-05-01,"1,000",40,12.50,7
2019-05-02,900,35,11.00,7
soon,1,1,1,7
Total,1900,75,23.50,7
"""
DAYS = "SELECT campaign_id, clicks FROM campaign_day WHERE day LIKE '2019-05-%' AND deleted_at IS NULL ORDER BY day"
COSTS = "SELECT sum(amount_minor) FROM campaign_cost WHERE day LIKE '2019-05-%' AND deleted_at IS NULL"


def ask(path, question):
    with contextlib.closing(sqlite3.connect(path)) as db:
        return db.execute(question).fetchall()


def clicks(path):
    return [n for _, n in ask(path, DAYS)]


def look(app, name):
    walked = subprocess.run([WALK, "--pid", str(app.proc.pid)], capture_output=True, text=True)
    assert walked.returncode == 0, walked.stdout
    if os.environ.get("SHOTS"):
        app.shot(os.path.join(os.environ["SHOTS"], name + ".png"))


def choose(app, name):
    """of the list that is open, the item of this name"""
    while True:
        item = app.find("list item", state="focused")
        if item.exists("label", name) or item.name == name:
            break
        app.key("Down")
        wait_until(lambda: not item.is_("focused"), what="the next item")
    app.key("Return")
    app.wait_gone("list item", state="focused")


def import_from_record(path, sheet):
    """returns the name of the campaign"""
    with App([os.environ["TANDEM"], "--file", str(path)]) as app:
        app.find("list", "Pages")
        app.key("ctrl+1", "alt+2")
        app.wait_focus("table row")
        app.key("Return")
        app.wait_focus("text", "Name")
        name = app.find("text", "Name", text=re.compile(".")).text
        app.button("Import…").focus()
        app.key("Return")
        app.wait_focus("button", re.compile("Choose a file"))
        look(app, "Figures-file")
        app.key("Return")
        choose_file(app, "Choose a report", sheet)
        app.wait_focus("button", "Continue")
        app.find("label", re.compile("^Step 1 of 2"))
        look(app, "Figures-read")
        app.key("Return")
        app.wait_focus("button", "Import 2 days")
        look(app, "Figures-counts")
        assert clicks(path) == [], "something was changed before the last button"
        app.key("Return")
        app.find("label", "The figures of 2 days were imported")
        assert clicks(path) == [40, 35] and ask(path, COSTS) == [(2350,)]
        app.key("ctrl+z")
        wait_until(lambda: clicks(path) == [] and ask(path, COSTS) == [(None,)], what="undo")
        app.key("ctrl+shift+z")
        wait_until(lambda: clicks(path) == [40, 35], what="redo")
        app.key("ctrl+q")
        assert app.wait_exit() == 0
    return name


def import_changed(path, sheet, campaign):
    with App([os.environ["TANDEM"], "--file", str(path), str(sheet)]) as app:
        app.wait_focus("button", "Continue")
        app.find("label", re.compile("^Step 1 of 2"))
        app.key("alt+w")  # which drops what a file can hold down
        app.find("list item", state="focused")
        app.key("Up", "Return")
        app.find("label", re.compile("^Step 1 of 3"))
        app.key("alt+w")
        app.find("list item", state="focused")
        app.key("Down", "Return")
        app.find("label", re.compile("^Step 1 of 2"))
        app.key("alt+c")
        app.find("label", re.compile("^Choose the campaign"))
        assert not app.button("Import").is_("sensitive")
        look(app, "Figures-campaign")
        app.key("space")
        choose(app, campaign)
        app.button("Import 1 day").wait_state("sensitive")
        app.find(name="Already there", role=("combo box", "list item")).focus()
        app.key("space")
        choose(app, "Leave as they are")
        app.find("label", re.compile("^There is nothing to import"))
        assert not app.button("Import").is_("sensitive")
        app.key("space")
        app.find("list item", state="focused")
        app.key("Up", "Return")
        app.button("Import 1 day").wait_state("sensitive").focus()
        app.key("Return")
        app.find("label", "The figures of 1 day were imported")
        assert clicks(path) == [41, 35]
        app.key("ctrl+z")
        wait_until(lambda: clicks(path) == [40, 35], what="undo")
        app.key("ctrl+q")
        assert app.wait_exit() == 0


with tempfile.TemporaryDirectory() as folder:
    path = pathlib.Path(folder) / "firm.tandem"
    sheet = pathlib.Path(folder) / "report.csv"
    subprocess.run([os.environ["TANDEM_CLI"], "sample", str(path)], check=True, stdout=subprocess.DEVNULL)
    sheet.write_text(REPORT, encoding="utf-8")
    campaign = import_from_record(path, str(sheet))
    assert len({of for of, _ in ask(path, DAYS)}) == 1
    sheet.write_text(REPORT.replace('"1,000",40', '"1,000",41'), encoding="utf-8")
    import_changed(path, sheet, campaign)
