# SPDX-License-Identifier: GPL-3.0-or-later
"""On the board: a card is dragged and comes back by Ctrl+Z; a deal is lost only with a reason; amounts of two currencies are never
added."""
import os
import re
import subprocess
import tempfile

os.environ.setdefault("DRIVE_TIMEOUT", "30")  # a first start on a busy machine takes a while
from drive import App, drag_until, wait_until  # noqa: E402
from firm import Firm  # noqa: E402
from main_job import find_deal  # noqa: E402

TITLE = "Battery 20 kWh"
STAGE = f"""SELECT s.name, r.name FROM deal AS d JOIN stage AS s ON s.id = d.stage_id LEFT JOIN reason AS r ON r.id = d.reason_id
            WHERE d.title LIKE '{TITLE}%' AND d.closed_on IS NULL AND d.deleted_at IS NULL"""
CURRENCY = f"""SELECT d.currency FROM deal AS d WHERE d.title LIKE '{TITLE}%' AND d.closed_on IS NULL AND d.deleted_at IS NULL"""
LOST = f"""SELECT s.kind, r.name FROM deal AS d JOIN stage AS s ON s.id = d.stage_id JOIN reason AS r ON r.id = d.reason_id
           WHERE d.title LIKE '{TITLE}%' AND s.kind = 'lost'"""


def drag_and_undo(app, firm):
    (before, _), = firm.ask(STAGE)
    to = "Negotiation" if before != "Negotiation" else "Proposal"
    drag_until(lambda: find_deal(app, TITLE, before), lambda: app.find("label", to),
               lambda: any(table.exists("table cell", re.compile(f"^{TITLE}")) for table in app.find_all("table", to)))
    firm.wait(STAGE, [(to, None)])
    app.button(re.compile(f"^Undo.*{TITLE}"))
    app.key("ctrl+z")
    firm.wait(STAGE, [(before, None)])
    find_deal(app, TITLE, before)
    return before


def lose(app, firm, stage):
    """without a reason it is not lost, and Cancel leaves it where it was"""
    lost = firm.ask(LOST)
    find_deal(app, TITLE, stage).mouse(times=2)
    app.button("Lost…").mouse()
    dialog = app.find("dialog", "Lost deal")
    reasons = [button.name for button in dialog.find_all("radio button")]
    assert len(reasons) == len(set(reasons)) > 1, reasons
    assert not dialog.button("Mark as lost").is_("sensitive"), "a deal can be lost without a reason"
    app.key("Return")
    dialog.button("Cancel").mouse()
    app.wait_gone("dialog", "Lost deal")
    assert firm.ask(LOST) == lost and firm.ask(STAGE) == [(stage, None)]
    app.button("Lost…").mouse()
    dialog = app.find("dialog", "Lost deal")
    dialog.find("radio button", reasons[0]).mouse()
    dialog.button("Mark as lost").mouse()
    firm.wait(STAGE, [])
    assert ("lost", reasons[0]) in firm.ask(LOST)
    app.button(re.compile(f"^Undo.*{TITLE}"))
    app.wait_gone("dialog", "Lost deal")
    app.key("ctrl+z")
    firm.wait(STAGE, [(stage, None)])
    assert firm.ask(LOST) == lost


def total(app):
    """what stands over the board"""
    return app.find("label", re.compile(r"^\d+ open ·")).name


def pay_in_dollars(app, firm):
    before = total(app)
    find_deal(app, TITLE, firm.ask(STAGE)[0][0]).mouse(times=2)
    app.find("combo box", "Currency").focus()
    app.key("space")
    app.wait_focus("entry")
    app.type("US Dollar (USD")
    app.wait_gone("label", re.compile("^Afghan"))
    app.key("Down")
    app.wait_focus("list item")
    app.key("Return")
    firm.wait(CURRENCY, [("USD",)])
    app.find("combo box", "Currency").focus()
    app.key("Escape")
    wait_until(lambda: total(app) != before, what="another total")
    said = total(app)
    assert "€" in said and "$19,840" in said, said


with tempfile.TemporaryDirectory() as folder:
    firm = Firm(os.path.join(folder, "firm.tandem"))
    subprocess.run([os.environ["TANDEM_CLI"], "sample", firm.path], check=True, stdout=subprocess.DEVNULL)
    with App([os.environ["TANDEM"], "--file", firm.path]) as app:
        app.find("list", "Pages")
        app.key("ctrl+2", "alt+3")
        app.find("button", "New deal")
        stage = drag_and_undo(app, firm)
        lose(app, firm, stage)
        app.key("Escape")
        pay_in_dollars(app, firm)
        app.key("ctrl+q")
        assert app.wait_exit() == 0
