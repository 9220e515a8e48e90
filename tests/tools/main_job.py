# SPDX-License-Identifier: GPL-3.0-or-later
"""The main job of Tandem, whichever way it is done: start with nothing, import a sheet, work in Sales, plan in Marketing, print,
undo and redo, quit, start again and find everything.

A way (as by keyboard, or by mouse) is a class with a method for each step. What a step must come to stands here, once: in the
file, which is asked by SQL, and in the window, when it is started again.
"""
import contextlib
import os
import pathlib
import re
import subprocess
import tempfile

os.environ.setdefault("DRIVE_TIMEOUT", "30")  # a first start on a busy machine takes a while
from drive import App, wait_until  # noqa: E402
from firm import Firm  # noqa: E402

SHEET = pathlib.Path(__file__).resolve().parents[1] / "data/corpus/files/made__hubspot.csv"

CONTACTS = """SELECT given_name, family_name, job_title FROM contact WHERE deleted_at IS NULL ORDER BY given_name"""
NOTES = """SELECT c.family_name, a.kind, a.body FROM activity AS a JOIN contact AS c ON c.id = a.contact_id
           WHERE a.deleted_at IS NULL"""
DEALS = """SELECT d.title, s.name, d.amount_minor, r.name, d.lost_note FROM deal AS d JOIN stage AS s ON s.id = d.stage_id
           LEFT JOIN reason AS r ON r.id = d.reason_id WHERE d.deleted_at IS NULL ORDER BY d.title"""
CAMPAIGNS = """SELECT name, starts_on, ends_on, budget_minor FROM campaign WHERE deleted_at IS NULL"""

IMPORTED = [("Ana", "Müller", "CTO"), ("Søren", "O'Neil", "CTO"), ("Zoë", "van der Berg", "CTO"), ("花子", "山田", "CTO")]
JOB_TITLE = "Head of Coffee"
EDITED = [(given, family, JOB_TITLE if given == "Zoë" else title) for given, family, title in IMPORTED]
NOTE = ("van der Berg", "note", "Likes it strong")
GRINDER, LUNGO, ESPRESSO = "Grinder", "Lungo", "Espresso"
AMOUNT, AMOUNT_MINOR = "800", 80000
LOST_BECAUSE, LOST_NOTE = "Chose a competitor", "Tea"
CAMPAIGN = "Coffee fair"
STARTS, ENDS, BUDGET, BUDGET_MINOR = "2026-03-02", "2026-03-06", "1500", 150000


def undo_button(app, what=""):
    """the undo button, once it offers to undo @what"""
    return app.button(re.compile("^Undo.*" + re.escape(what)))


def choose_file(app, title, path):
    """gives a path to the toolkit's file dialog, which is not ours to test"""
    dialog = app.find(("dialog", "window"), title)
    if title != "New file":
        app.key("slash")  # opens the entry for a path
    entry = dialog.find("text", state="focused")
    # Its completion writes into the path that is typed, whenever it finds something: so the path comes in one piece.
    entry.set_text(str(path))
    app.key("Return")
    # a window of its own: a dialog of ours may have the same name, and is inside our window
    wait_until(lambda: title not in [window.name for window in app.children()], what=f"“{title}” to go")


def read_pdf(path):
    wait_until(lambda: os.path.exists(path) and b"%%EOF" in pathlib.Path(path).read_bytes()[-16:], what=f"{path} to be whole")
    return subprocess.run(["pdftotext", "-layout", path, "-"], check=True, capture_output=True, text=True).stdout


def check_pipeline(path):
    text = read_pdf(path)
    for word in ("Pipeline", "Qualification", GRINDER, "€800"):
        assert word in text, f"“{word}” is not in the printed pipeline:\n{text}"
    for word in (LUNGO, ESPRESSO):
        assert word not in text, f"“{word}” is closed and in the printed pipeline:\n{text}"


def find_deal(app, title, stage):
    return app.find("table", stage).find("table cell", re.compile(f"^{title}"))


@contextlib.contextmanager
def start(arguments, **keywords):
    with App([os.environ["TANDEM"], *arguments], **keywords) as app:
        try:
            yield app
        except BaseException:
            if os.environ.get("SHOTS"):
                app.shot(os.path.join(os.environ["SHOTS"], "main-job.png"))
            raise


def do_job(make_way, folder):
    firm = Firm(os.path.join(folder, "firm.tandem"))
    with start([], cwd=folder) as app:
        way = make_way(app)
        way.start_empty(firm.path)
        firm.wait(CONTACTS, [])
        way.import_sheet(SHEET)
        firm.wait(CONTACTS, IMPORTED)

        way.edit_contact("van der Berg", JOB_TITLE)
        firm.wait(CONTACTS, EDITED)
        way.write_note(NOTE[2])
        firm.wait(NOTES, [NOTE])

        way.add_deal(GRINDER, AMOUNT)
        firm.wait(DEALS, [(GRINDER, "Prospecting", AMOUNT_MINOR, None, None)])
        way.move_deal(GRINDER, "Qualification")
        firm.wait(DEALS, [(GRINDER, "Qualification", AMOUNT_MINOR, None, None)])
        way.add_deal(LUNGO, "")
        way.win_deal(LUNGO)
        way.add_deal(ESPRESSO, "")
        way.lose_deal(ESPRESSO, LOST_BECAUSE, LOST_NOTE)
        deals = [(ESPRESSO, "Lost", None, LOST_BECAUSE, LOST_NOTE), (GRINDER, "Qualification", AMOUNT_MINOR, None, None),
                 (LUNGO, "Won", None, None, None)]
        firm.wait(DEALS, deals)
        way.print_page(os.path.join(folder, "Pipeline.pdf"))
        check_pipeline(os.path.join(folder, "Pipeline.pdf"))

        way.add_campaign(CAMPAIGN, STARTS, ENDS, BUDGET)
        firm.wait(CAMPAIGNS, [(CAMPAIGN, STARTS, ENDS, BUDGET_MINOR)])
        way.see_overview()
        way.undo()
        firm.wait(CAMPAIGNS, [(CAMPAIGN, STARTS, ENDS, None)])
        way.redo()
        firm.wait(CAMPAIGNS, [(CAMPAIGN, STARTS, ENDS, BUDGET_MINOR)])
        way.quit()
        status = app.wait_exit()
        assert status == 0, f"tandem ended with status {status}"
    assert sorted(os.listdir(folder)) == ["Pipeline.pdf", "firm.tandem"], f"something is left behind: {os.listdir(folder)}"
    assert firm.ask(CONTACTS) == EDITED and firm.ask(NOTES) == [NOTE] and firm.ask(DEALS) == deals
    find_all_again(make_way, firm)
    report_again(firm, folder)


def find_all_again(make_way, firm):
    with start(["--file", firm.path]) as app:
        way = make_way(app)
        undo_button(app, CAMPAIGN)
        way.open_contact("van der Berg")
        app.find("label", JOB_TITLE)
        app.find("label", NOTE[2])
        way.go_to("Sales", "Deals")
        for title, stage in ((GRINDER, "Qualification"), (LUNGO, "Won"), (ESPRESSO, "Lost")):
            find_deal(app, title, stage)
        way.go_to("Marketing", "Campaigns")
        app.find("table row", re.compile(CAMPAIGN))
        way.quit()
        assert app.wait_exit() == 0


def report_again(firm, folder):
    """the command line knows of the same"""
    path = os.path.join(folder, "contacts.pdf")
    subprocess.run([os.environ["TANDEM_CLI"], "--file", firm.path, "report", "contact-list", path], check=True,
                   stdout=subprocess.DEVNULL)
    text = read_pdf(path)
    for _, family_name, _ in EDITED:
        assert family_name in text, f"{family_name} is not in the list of contacts:\n{text}"


def run(make_way):
    with tempfile.TemporaryDirectory() as folder:
        do_job(make_way, folder)
