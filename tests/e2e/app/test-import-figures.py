# SPDX-License-Identifier: GPL-3.0-or-later
"""The report of a channel comes in by the keyboard alone: from the record of a campaign, and as a file that is known by its
headers; days that are there are kept or overwritten; undo takes it back."""
import os
import pathlib
import re
import subprocess
import tempfile

os.environ.setdefault("DRIVE_TIMEOUT", "30")  # a first start on a busy machine takes a while
from drive import App, wait_until  # noqa: E402
from firm import Firm  # noqa: E402
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


def clicks(firm):
    return [n for _, n in firm.ask(DAYS)]


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


def import_from_record(firm, sheet):
    """returns the name of the campaign"""
    with App([os.environ["TANDEM"], "--file", str(firm.path)]) as app:
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
        assert clicks(firm) == [], "something was changed before the last button"
        app.key("Return")
        app.find("label", "The figures of 2 days were imported")
        assert clicks(firm) == [40, 35] and firm.ask(COSTS) == [(2350,)]
        app.key("ctrl+z")
        wait_until(lambda: clicks(firm) == [] and firm.ask(COSTS) == [(None,)], what="undo")
        app.key("ctrl+shift+z")
        wait_until(lambda: clicks(firm) == [40, 35], what="redo")
        app.key("ctrl+q")
        assert app.wait_exit() == 0
    return name


def import_changed(firm, sheet, campaign):
    with App([os.environ["TANDEM"], "--file", str(firm.path), str(sheet)]) as app:
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
        assert clicks(firm) == [41, 35]
        app.key("ctrl+z")
        wait_until(lambda: clicks(firm) == [40, 35], what="undo")
        app.key("ctrl+q")
        assert app.wait_exit() == 0


with tempfile.TemporaryDirectory() as folder:
    firm = Firm(pathlib.Path(folder) / "firm.tandem")
    sheet = pathlib.Path(folder) / "report.csv"
    subprocess.run([os.environ["TANDEM_CLI"], "sample", str(firm.path)], check=True, stdout=subprocess.DEVNULL)
    sheet.write_text(REPORT, encoding="utf-8")
    campaign = import_from_record(firm, str(sheet))
    assert len({of for of, _ in firm.ask(DAYS)}) == 1
    sheet.write_text(REPORT.replace('"1,000",40', '"1,000",41'), encoding="utf-8")
    import_changed(firm, sheet, campaign)
