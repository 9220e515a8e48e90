# SPDX-License-Identifier: GPL-3.0-or-later
"""By keyboard alone: a field is added for contacts, filled in for one of them, shown as a column, filtered by and sorted by; all of it
is there again after a restart. Undone, the field is gone from the columns, and the filter says that it was deleted."""
import os
import re
import sqlite3
import subprocess
import tempfile

from drive import App, wait_until

FIELD = "Way of writing"
MENU_ITEMS = ("menu item", "radio menu item", "check menu item")
VALUES = f"SELECT v.text FROM custom_value AS v JOIN custom_field AS f ON f.id = v.field_id WHERE f.name = '{FIELD}'" \
         " AND v.deleted_at IS NULL"


def read(path, sql):
    with sqlite3.connect(f"file:{path}?mode=ro", uri=True) as file:
        return [row[0] for row in file.execute(sql)]


def start(path):
    return App([os.environ["TANDEM"], "--file", path], env={"GSETTINGS_BACKEND": "keyfile"})


def add_field(app, path):
    app.key("ctrl+comma")
    wait_until(lambda: app.exists("label", "Your own fields"), what="the preferences")
    for _ in range(20):
        if app.exists("label", "Fields of contacts"):
            break
        app.key("Down")
    app.entry("Add a field").focus()
    app.type(FIELD)
    app.key("Return")
    wait_until(lambda: FIELD in read(path, "SELECT name FROM custom_field"), what="the field")
    app.key("Escape")
    app.wait_gone("label", "Your own fields")


def fill_in(app, path):
    wait_until(lambda: any(row.has_focus() for row in app.find_all("table row")), what="a row with the focus")
    app.key("Return")
    app.wait_focus("page tab", "Timeline")
    app.key("Right", "space")
    app.entry(FIELD).focus(200)
    app.type("Warmly")
    app.key("Return")
    wait_until(lambda: read(path, VALUES) == ["Warmly"], what="what was written")
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
    path = os.path.join(folder, "firm.tandem")
    subprocess.run([os.environ["TANDEM_CLI"], "sample", path], check=True, stdout=subprocess.DEVNULL)
    n_all = read(path, "SELECT count(*) FROM contact WHERE deleted_at IS NULL")[0]

    with start(path) as app:
        app.find("list", "Pages")
        app.key("ctrl+2", "alt+1")
        app.find("table row")
        add_field(app, path)
        fill_in(app, path)
        show_column(app)
        filter_by_it(app)
        check_all(app, n_all)

    with start(path) as app:
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
