# SPDX-License-Identifier: GPL-3.0-or-later
"""By keyboard alone: a list is filtered by a choice and by a word, a filter is taken away, what is shown is saved as a view, and all
of it is there again after a restart; then a group of filters is put together and changed. A screen reader finds each filter in words."""
import os
import subprocess
import tempfile

from drive import App, wait_until
from firm import Firm

MENU_ITEMS = ("menu item", "radio menu item", "check menu item")
LIVE = "SELECT count(*) FROM contact WHERE deleted_at IS NULL"
LEADS = LIVE + " AND lifecycle_stage = 'lead'"


def wait_for_count(app, shown, of):
    app.find("label", f"{shown} of {of}" if shown != of else str(of))


def choose(app, *places, up=0):
    """goes down an open menu, and down what it opens, or up from its end; GTK 4.18 tells no names of its items"""
    wait_until(lambda: app.find_all(MENU_ITEMS), what="a menu")
    for place in places:
        app.key(*["Down"] * place, "Return")
    if up:
        app.key(*["Up"] * up, "Return")


def open_field(app, places, title):
    app.key("ctrl+shift+f")
    choose(app, *places)
    app.find("button", "Apply")
    app.find("label", title)


def add_to_group(app, places, title, text):
    app.wait_focus("button", "Add a filter")
    app.key("Return")
    choose(app, *places)
    app.find("label", title)
    app.wait_focus("text", "Value")
    app.type(text)
    app.key("Return")
    row = app.find("list item", f"{title} contains “{text}”")
    wait_until(row.has_focus, what="the new filter to have the focus")
    app.key("Down")


def start(path):
    return App([os.environ["TANDEM"], "--file", path], env={"GSETTINGS_BACKEND": "keyfile"})


with tempfile.TemporaryDirectory() as folder:
    firm = Firm(os.path.join(folder, "firm.tandem"))
    subprocess.run([os.environ["TANDEM_CLI"], "sample", firm.path], check=True, stdout=subprocess.DEVNULL)
    n_all, n_leads = firm.value(LIVE), firm.value(LEADS)
    n_both = firm.value(LEADS + " AND family_name LIKE '%br%'")
    n_groups = firm.value(LEADS + " AND (family_name LIKE '%br%' OR given_name LIKE '%ri%')")
    assert 0 < n_both < n_leads < n_all

    with start(firm.path) as app:
        app.find("list", "Pages")
        app.key("ctrl+2", "alt+1")
        app.find("table row")
        wait_for_count(app, n_all, n_all)

        open_field(app, (2, 1), "Lifecycle")
        app.find("check box", "Lead")
        app.key("Down", "space", "alt+a")
        app.wait_gone("button", "Apply")
        app.find("button", "Lifecycle is any of Lead")
        wait_for_count(app, n_leads, n_all)

        open_field(app, (0, 2), "Family name")
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

    with start(firm.path) as app:
        app.find("button", "Lifecycle is any of Lead")
        wait_for_count(app, n_leads, n_all)
        app.button("Views: Our leads")

        # a group in which one is enough, in the place of the filter; and in the view
        app.key("ctrl+shift+f")
        choose(app, up=1)
        add_to_group(app, (0, 2), "Family name", "br")
        add_to_group(app, (0, 1), "Given name", "ri")
        app.key("alt+a")
        app.wait_gone("button", "Apply")
        chip = app.find("button", "Family name contains “br” or Given name contains “ri”")
        wait_until(chip.has_focus, what="the group to have the focus")
        wait_for_count(app, n_groups, n_all)

        # what is in it is changed
        app.key("Return")
        row = app.find("list item", "Given name contains “ri”")
        app.wait_focus("button", "Add a filter")
        app.key("Up")
        wait_until(row.has_focus, what="the row of a filter to have the focus")
        app.key("Delete")
        app.wait_gone("list item", "Given name contains “ri”")
        app.key("alt+a")
        app.wait_gone("button", "Apply")
        app.find("button", "Family name contains “br”")
        wait_for_count(app, n_both, n_all)
        app.button("Views: Our leads (changed)")
        app.key("ctrl+q")
        assert app.wait_exit() == 0
