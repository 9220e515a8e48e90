# SPDX-License-Identifier: GPL-3.0-or-later
"""An assistant does the work of a colleague: she says whose work it is, notes a call, and the timeline, the history and the
command line say both who did it and for whom. Then she does her own work again."""
import os
import re
import subprocess
import tempfile

from drive import App, wait_until
from firm import Firm

CLI = os.environ["TANDEM_CLI"]
# of an activity: whose it is and who made it; of its change: who did it and for whom
WHO = """SELECT owner.name, made_by.name, actor.name, colleague.name FROM activity AS a
         LEFT JOIN person AS owner ON owner.id = a.owner_id LEFT JOIN person AS made_by ON made_by.id = a.made_by_id
         JOIN change_row AS r ON r.table_name = 'activity' AND r.record_id = a.id
         JOIN change_set AS c ON c.id = r.change_set_id LEFT JOIN person AS actor ON actor.id = c.person_id
         LEFT JOIN person AS colleague ON colleague.id = c.for_person_id WHERE a.body = ?"""
WORKS_FOR = "SELECT works_for_id FROM person WHERE name = 'Mia'"


def go_to_people(app):
    app.key("ctrl+comma")
    dialog = app.find("dialog", "Preferences")
    dialog.find("list", "Sections").find_all("list item")[1].mouse()
    return app.find("dialog", "Preferences")


def choose_whose_work(app, steps):
    app.find(name=re.compile("^Whose work you do")).focus()
    app.key("Return", *steps, "Return")


def begin_for_a_colleague(app):
    dialog = go_to_people(app)
    dialog.entry("Your name").focus()
    app.key("ctrl+a")
    app.type("Mia")
    app.key("Return")
    dialog.entry("Add another person").focus()
    app.type("Jonas")
    app.key("Return")
    dialog.find(("check box", "radio button"), "Jonas")
    choose_whose_work(app, ["End"])  # who was added last
    app.find(name=re.compile("^Whose work you do"))
    app.key("Escape")
    app.wait_gone("dialog", "Preferences")


def work_for_oneself(app, firm):
    go_to_people(app)
    choose_whose_work(app, ["Home"])
    firm.wait(WORKS_FOR, [(None,)])
    app.wait_focus(None, re.compile("^Whose work you do"))
    app.key("Escape")
    app.wait_gone("dialog", "Preferences")


def note(app, text):
    app.entry("Log a call or write a note").focus()
    app.type(text)
    app.key("Return")


def open_contact(app):
    app.key("ctrl+2", "alt+1")
    app.find("table row", re.compile("@")).mouse()
    app.key("Return")
    app.find("page tab", "Timeline")


with tempfile.TemporaryDirectory() as folder:
    firm = Firm(os.path.join(folder, "sample.tandem"))
    subprocess.run([CLI, "sample", "--contacts=40", firm.path], check=True, stdout=subprocess.DEVNULL)
    with App([os.environ["TANDEM"], "--file", firm.path]) as app:
        begin_for_a_colleague(app)
        open_contact(app)
        note(app, "Called back about the roof")
        app.find("label", re.compile("Mia for Jonas"))
        app.key("ctrl+shift+h")
        app.find("dialog").find("label", re.compile("Mia for Jonas"))
        app.key("Escape")
        assert firm.ask(WHO, "Called back about the roof") == [("Jonas", "Mia", "Mia", "Jonas")]
        work_for_oneself(app, firm)
        note(app, "Ordered the ladder")
        wait_until(lambda: firm.ask(WHO, "Ordered the ladder") == [("Mia", "Mia", "Mia", None)], what="her own note")
        app.key("ctrl+q")
        assert app.wait_exit() == 0
    told = subprocess.run([CLI, "history", "--file", firm.path], check=True, capture_output=True, text=True).stdout
    assert re.search(r"Mia for Jonas.*Note on|Note on.*Mia for Jonas", told), told
