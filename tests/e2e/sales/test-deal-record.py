# SPDX-License-Identifier: GPL-3.0-or-later
"""The record of a deal by keyboard alone: from its card, a person gets another role and leaves, a product comes, goes and comes back, a
step is done, a note is logged and the stage moves on; then back to the card. The focus is never lost when its rows are made anew."""
import os
import re
import subprocess
import tempfile

os.environ.setdefault("DRIVE_TIMEOUT", "30")  # a first start on a busy machine takes a while
from drive import App, wait_until  # noqa: E402
from firm import Firm  # noqa: E402

STAGE = """SELECT s.name FROM deal AS d JOIN stage AS s ON s.id = d.stage_id
           WHERE d.id = (SELECT deal_id FROM deal_line WHERE text = 'Wallbox')"""
NEXT = "SELECT name FROM stage WHERE kind = 'open' AND deleted_at IS NULL ORDER BY pipeline_id, position LIMIT 2"
ROLES = "SELECT role FROM deal_person WHERE deleted_at IS NULL ORDER BY id DESC LIMIT 1"
PEOPLE = "SELECT count(*) FROM deal_person WHERE deleted_at IS NULL"
LINES = "SELECT quantity_milli, price_minor FROM deal_line WHERE text = 'Wallbox' AND deleted_at IS NULL"
STEPS = "SELECT count(*) FROM deal WHERE next_step = 'Ring up' AND next_step_on = '2031-02-03' AND deleted_at IS NULL"
NOTES = "SELECT kind, deal_id IS NOT NULL FROM activity WHERE body = 'Likes it blue' AND deleted_at IS NULL"


def press(app, key, name):
    """goes to a button and presses it"""
    app.go_to(key, "button", name)
    app.key("Return")


def open_deal(app):
    """the first card of the board"""
    app.key("ctrl+2", "alt+3")
    card = app.wait_focus("table cell", re.compile(".")).name
    app.key("Return")
    app.find("button", "Close the record")
    app.wait_focus("button", "Close the record")
    return card


def change_people(app, firm):
    n_people = firm.value(PEOPLE)
    press(app, "Tab", "Add a person")
    app.wait_focus("entry", "Choose a contact")
    app.type("brandt")
    app.find("list item", re.compile("Brandt"))
    app.key("Down")
    app.wait_focus("list item", re.compile("Brandt"))
    app.key("Return")
    firm.wait(PEOPLE, [(n_people + 1,)])
    role = firm.value(ROLES)
    app.wait_focus("button", "Add a person")
    person = app.go_to("Tab", "combo box", re.compile("Brandt")).name
    app.key("space")
    wait_until(lambda: app.focused() and app.focused().role == "list item", what="the roles")
    app.key("Home", "Return")
    wait_until(lambda: firm.value(ROLES) != role, what="another role")
    app.wait_focus("combo box", person)
    press(app, "Tab", f"Take {person} out of the deal")
    firm.wait(PEOPLE, [(n_people,)])
    wait_until(lambda: app.focused() and app.focused().is_a("button", re.compile("^(Take|Add a person)")), what="a button of the people")


def change_lines(app, firm):
    """the delete button of the row that took the place has the focus, so that a second Enter would not fall on something else"""
    press(app, "shift+Tab", "Add a product")
    app.wait_focus("text", "Product")
    app.type("Wallbox")
    for name, text in (("Quantity", "2"), ("Price (EUR)", "899.50")):
        app.key("Tab")
        app.wait_focus("text", name)
        app.key("ctrl+a")
        app.type(text)
    app.key("Return")
    firm.wait(LINES, [(2000, 89950)])
    app.wait_focus("button", "Add a product")
    press(app, "Tab", "Delete Wallbox")
    firm.wait(LINES, [])
    app.wait_gone("button", "Delete Wallbox")
    app.wait_focus("button", re.compile("^(Delete|Add a product)"))
    app.key("ctrl+z")
    firm.wait(LINES, [(2000, 89950)])
    app.find("button", "Delete Wallbox")


def do_step(app, firm):
    app.go_to("shift+Tab", "text", "When")
    app.key("ctrl+a")
    app.type("2031-02-03")
    app.go_to("shift+Tab", "text", "What")
    app.key("ctrl+a")
    app.type("Ring up")
    app.key("Return")
    firm.wait(STEPS, [(1,)])
    app.wait_focus("text", "What")
    press(app, "Tab", "Done")
    firm.wait(STEPS, [(0,)])
    app.wait_focus("text", "What")


def log_note(app, firm):
    app.key("ctrl+l")
    app.wait_focus("text", "Log a call or write a note")
    app.type("Likes it blue")
    app.key("Return")
    firm.wait(NOTES, [("note", 1)])
    app.wait_focus("text", "Log a call or write a note")


def move_on(app, firm):
    (first,), (second,) = firm.ask(NEXT)
    firm.wait(STAGE, [(first,)])
    app.go_to("shift+Tab", "toggle button", re.compile(f"^{second}"))
    app.key("space")
    firm.wait(STAGE, [(second,)])
    app.wait_focus("toggle button", re.compile(f"^{second}"))
    return second


with tempfile.TemporaryDirectory() as folder:
    firm = Firm(os.path.join(folder, "firm.tandem"))
    subprocess.run([os.environ["TANDEM_CLI"], "sample", "--contacts", "120", firm.path], check=True, stdout=subprocess.DEVNULL)
    with App([os.environ["TANDEM"], "--file", firm.path]) as app:
        app.find("list", "Pages")
        title = open_deal(app).split(",")[0]
        change_people(app, firm)
        change_lines(app, firm)
        do_step(app, firm)
        log_note(app, firm)
        stage = move_on(app, firm)
        app.key("Escape")
        app.find("table", stage).find("table cell", re.compile(f"^{re.escape(title)}")).wait_state("focused")
        app.key("ctrl+q")
        assert app.wait_exit() == 0
