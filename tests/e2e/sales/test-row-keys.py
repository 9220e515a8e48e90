# SPDX-License-Identifier: GPL-3.0-or-later
"""In the list of contacts the keys of a row are the row's, though what is typed there goes to the filter: Delete moves the contact to
the trash, Ctrl+Z brings it back, Shift+F10 opens its menu. On the board, the menu of a card wins the deal, and the toast names it."""
import os
import re
import subprocess
import tempfile

from drive import App, wait_until


def count(app):
    """how many contacts the page says there are"""
    return next((int(label.name) for label in app.find_all("label") if label.name.isdigit()), None)


def go_to(app, page, what):
    app.find("list", "Pages")
    app.key("ctrl+2", f"alt+{page}")
    return app.find(*what)


with tempfile.TemporaryDirectory() as folder:
    path = os.path.join(folder, "firm.tandem")
    subprocess.run([os.environ["TANDEM_CLI"], "sample", path], check=True, stdout=subprocess.DEVNULL)
    with App([os.environ["TANDEM"], "--file", path]) as app:
        go_to(app, 1, ("entry", "Filter contacts"))
        before = wait_until(lambda: count(app), what="the number of contacts")
        first = app.find("table row", re.compile("Brandt"))
        first.mouse()
        wait_until(first.has_focus, what="the row to have the focus")

        app.key("Delete")
        wait_until(lambda: count(app) == before - 1, what="a contact less")
        app.key("ctrl+z")
        wait_until(lambda: count(app) == before, what="the contact back")

        app.key("shift+F10")
        app.find("menu item")
        app.key("Escape")
        app.wait_gone("menu item")
        app.type("brandt")
        app.find("entry", "Filter contacts", text="brandt")

        go_to(app, 3, ("button", "New deal"))
        app.find("table cell", re.compile("Battery 20 kWh")).mouse()
        app.key("shift+F10")
        app.find("menu item")
        app.key("Down", "Return")   # Edit, then Won
        app.find("label", re.compile("^“Battery 20 kWh.*” won$"))
        app.key("ctrl+q")
        assert app.wait_exit() == 0
