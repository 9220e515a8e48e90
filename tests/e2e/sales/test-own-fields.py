# SPDX-License-Identifier: GPL-3.0-or-later
"""By keyboard alone: a field is added for contacts, filled in for one of them, shown as a column, filtered by and sorted by; all of it
is there again after a restart. Undone, the field is gone from the columns, and the filter says that it was deleted."""
import os
import re
import subprocess
import tempfile

from drive import App, wait_until
from firm import Firm

FIELD = "Way of writing"
MENU_ITEMS = ("menu item", "radio menu item", "check menu item")
VALUES = f"SELECT v.text FROM custom_value AS v JOIN custom_field AS f ON f.id = v.field_id WHERE f.name = '{FIELD}'" \
         " AND v.deleted_at IS NULL"


def start(path):
    return App([os.environ["TANDEM"], "--file", path], env={"GSETTINGS_BACKEND": "keyfile"})


def add_field(app, firm):
    app.key("ctrl+comma")
    wait_until(lambda: app.exists("label", "Your own fields"), what="the preferences")
    for _ in range(20):
        if app.exists("label", "Fields of contacts"):
            break
        app.key("Down")
    app.entry("Add a field").focus()
    app.type(FIELD)
    app.key("Return")
    wait_until(lambda: FIELD in firm.column("SELECT name FROM custom_field"), what="the field")
    app.key("Escape")
    app.wait_gone("label", "Your own fields")


def fill_in(app, firm):
    wait_until(lambda: any(row.has_focus() for row in app.find_all("table row")), what="a row with the focus")
    app.key("Return")
    app.wait_focus("page tab", "Timeline")
    app.key("Right", "space")
    app.entry(FIELD).focus(200)
    app.type("Warmly")
    app.key("Return")
    firm.wait(VALUES, [("Warmly",)])
    app.key("Escape", "Escape")


def show_column(app):
    app.button("Columns").focus()
    app.key("Return")
    app.find("check box", FIELD).focus()
    app.key("space", "Escape")
    app.wait_gone("check box", FIELD)


def filter_by_it(app):
    app.key("ctrl+shift+f")
    wait_until(lambda: app.find_all(MENU_ITEMS), what="a menu")
    app.key("Up", "Up", "Return")  # the last of the firm's own fields stands above the group of filters
    app.find("label", FIELD)
    app.wait_focus("text", "Value")
    app.type("warm")
    app.key("Return")


def check_all(app, n_all):
    app.find("button", f"{FIELD} contains “warm”")
    app.find("label", f"1 of {n_all}")
    app.find("label", "Warmly")


with tempfile.TemporaryDirectory() as folder:
    firm = Firm(os.path.join(folder, "firm.tandem"))
    subprocess.run([os.environ["TANDEM_CLI"], "sample", firm.path], check=True, stdout=subprocess.DEVNULL)
    n_all = firm.value("SELECT count(*) FROM contact WHERE deleted_at IS NULL")

    with start(firm.path) as app:
        app.find("list", "Pages")
        app.key("ctrl+2", "alt+1")
        app.find("table row")
        add_field(app, firm)
        fill_in(app, firm)
        show_column(app)
        filter_by_it(app)
        check_all(app, n_all)

    with start(firm.path) as app:
        app.find("list", "Pages")
        app.key("ctrl+2", "alt+1")
        check_all(app, n_all)
        app.key("ctrl+z")
        app.find("label", f"0 of {n_all}")
        app.key("ctrl+z")
        app.find("button", f"{FIELD} (deleted) contains “warm”")
        app.button("Columns").focus()
        app.key("Return")
        app.find("check box", re.compile("Created"))
        assert not app.exists("check box", FIELD)
        app.key("Escape", "ctrl+shift+z", "ctrl+shift+z")
        check_all(app, n_all)

print("ok")
