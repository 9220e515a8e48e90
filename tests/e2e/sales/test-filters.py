# SPDX-License-Identifier: GPL-3.0-or-later
"""By keyboard alone: a list is filtered by a choice and by a word, a filter is taken away, what is shown is saved as a view, and all
of it is there again after a restart. A screen reader finds each filter in words."""
import os
import sqlite3
import subprocess
import tempfile

from drive import App, wait_until

MENU_ITEMS = ("menu item", "radio menu item", "check menu item")
LIVE = "SELECT count(*) FROM contact WHERE deleted_at IS NULL"
LEADS = LIVE + " AND lifecycle_stage = 'lead'"


def truth(path, sql):
    with sqlite3.connect(f"file:{path}?mode=ro", uri=True) as file:
        return file.execute(sql).fetchone()[0]


def wait_for_count(app, shown, of):
    app.find("label", f"{shown} of {of}" if shown != of else str(of))


def choose(app, place):
    """goes down an open menu; GTK 4.18 tells no names of its items"""
    wait_until(lambda: app.find_all(MENU_ITEMS), what="a menu")
    app.key(*["Down"] * place, "Return")


def open_field(app, place, title):
    app.key("ctrl+shift+f")
    choose(app, place)
    app.find("button", "Apply")
    app.find("label", title)


def start(path):
    return App([os.environ["TANDEM"], "--file", path], env={"GSETTINGS_BACKEND": "keyfile"})


with tempfile.TemporaryDirectory() as folder:
    path = os.path.join(folder, "firm.tandem")
    subprocess.run([os.environ["TANDEM_CLI"], "sample", path], check=True, stdout=subprocess.DEVNULL)
    n_all, n_leads = truth(path, LIVE), truth(path, LEADS)
    n_both = truth(path, LEADS + " AND family_name LIKE '%br%'")
    assert 0 < n_both < n_leads < n_all

    with start(path) as app:
        app.find("list", "Pages")
        app.key("ctrl+2", "alt+1")
        app.find("table row")
        wait_for_count(app, n_all, n_all)

        open_field(app, 10, "Lifecycle")
        app.find("check box", "Lead")
        app.key("Down", "space", "alt+a")
        app.wait_gone("button", "Apply")
        app.find("button", "Lifecycle is any of Lead")
        wait_for_count(app, n_leads, n_all)

        open_field(app, 1, "Family name")
        app.type("br")
        app.key("Return")
        app.find("button", "Family name contains “br”")
        wait_for_count(app, n_both, n_all)

        chip = app.find("button", "Family name contains “br”")
        wait_until(chip.has_focus, what="the new filter to have the focus")
        app.key("Delete")
        app.wait_gone("button", "Family name contains “br”")
        wait_for_count(app, n_leads, n_all)

        app.button("Views").focus()
        app.key("Return")
        wait_until(lambda: app.find_all(MENU_ITEMS), what="the menu of views")
        app.key("Down", "Return")
        app.find(("entry", "text"), "Name")
        app.type("Our leads")
        app.key("Return")
        app.button("Views: Our leads")
        app.key("ctrl+q")
        assert app.wait_exit() == 0

    with start(path) as app:
        app.find("button", "Lifecycle is any of Lead")
        wait_for_count(app, n_leads, n_all)
        app.button("Views: Our leads")
        app.key("ctrl+q")
        assert app.wait_exit() == 0
