# SPDX-License-Identifier: GPL-3.0-or-later
"""An assistant does the work of a colleague: she says whose work it is, notes a call, and the timeline, the history and the
command line say both who did it and for whom. Then she does her own work again."""
import os
import re
import subprocess
import tempfile

from drive import App

CLI = os.environ["TANDEM_CLI"]


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
    file = os.path.join(folder, "sample.tandem")
    subprocess.run([CLI, "sample", "--contacts=40", file], check=True, stdout=subprocess.DEVNULL)
    with App([os.environ["TANDEM"], "--file", file]) as app:
        begin_for_a_colleague(app)
        open_contact(app)
        note(app, "Called back about the roof")
        app.find("label", re.compile("Mia for Jonas"))
        app.key("ctrl+shift+h")
        app.find("dialog").find("label", re.compile("Mia for Jonas"))
        app.key("Escape")
        app.key("ctrl+q")
        assert app.wait_exit() == 0
    told = subprocess.run([CLI, "history", "--file", file], check=True, capture_output=True, text=True).stdout
    assert re.search(r"Mia for Jonas.*Note on|Note on.*Mia for Jonas", told), told
