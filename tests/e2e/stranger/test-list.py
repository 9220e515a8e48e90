# SPDX-License-Identifier: GPL-3.0-or-later
"""What a stranger does in the list of contacts: clicks a head, then again; right-clicks a row; Delete, Ctrl+Z; types to search,
Escape; Ctrl+A, a change of all, Ctrl+Z. Each does what the hand expects, and the last brings back what was there."""
import os
import re
import subprocess
import tempfile

os.environ.setdefault("DRIVE_TIMEOUT", "30")  # a first start on a busy machine takes a while
from drive import App, wait_until  # noqa: E402
from firm import Firm  # noqa: E402

STAGES = "SELECT id, lifecycle_stage FROM contact WHERE deleted_at IS NULL ORDER BY id"


def first_name(app):
    row = next(app.each("table row", re.compile(",")), None)
    return row.name if row else None


def click_head(app, title):
    """a head sorts; once more the other way"""
    names = []
    for _ in range(2):
        before = first_name(app)
        app.find("filler", title).mouse()
        wait_until(lambda: first_name(app) not in (None, before), what=f"another first row by {title}")
        names.append(first_name(app))
    assert names[0] != names[1], names
    return names


def use_menu(app):
    row = app.find("table row", re.compile(","))
    row.mouse(button=3)
    app.find("menu item")
    assert row.is_("selected"), "the menu is of a row that is not shown as chosen"
    app.key("Escape")
    app.wait_gone("menu item")


def delete_and_undo(app, firm):
    before = firm.ask(STAGES)
    row = app.find("table row", re.compile(","))
    row.mouse()
    wait_until(row.has_focus, what="the row to have the focus")
    app.key("Delete")
    wait_until(lambda: len(firm.ask(STAGES)) == len(before) - 1, what="a contact in the trash")
    app.key("ctrl+z")
    firm.wait(STAGES, before)


def search(app):
    app.type("brandt")
    entry = app.find("entry", "Filter contacts", text="brandt")
    wait_until(lambda: "Brandt" in (first_name(app) or ""), what="only those of the name")
    app.key("Escape")
    wait_until(lambda: entry.text == "", what="Escape to empty the search")


def change_all(app, firm):
    before = firm.ask(STAGES)
    row = app.find("table row", re.compile(","))
    row.mouse()
    wait_until(row.has_focus, what="the row to have the focus")
    app.key("ctrl+a")
    app.find("label", re.compile(f"^{len(before)} selected"))
    app.button("Lifecycle…").mouse()
    app.find("list item", "Customer").mouse()
    wait_until(lambda: {stage for _, stage in firm.ask(STAGES)} == {"customer"}, what="all to be customers")
    app.button(re.compile(f"^Undo.*{len(before)}"))
    app.key("ctrl+z")
    firm.wait(STAGES, before)


with tempfile.TemporaryDirectory() as folder:
    firm = Firm(os.path.join(folder, "firm.tandem"))
    subprocess.run([os.environ["TANDEM_CLI"], "sample", firm.path], check=True, stdout=subprocess.DEVNULL)
    with App([os.environ["TANDEM"], "--file", firm.path]) as app:
        app.find("list", "Pages")
        app.key("ctrl+2", "alt+1")
        app.find("entry", "Filter contacts")
        click_head(app, "Company")
        click_head(app, "Name")
        use_menu(app)
        delete_and_undo(app, firm)
        search(app)
        change_all(app, firm)
        app.key("ctrl+q")
        assert app.wait_exit() == 0
