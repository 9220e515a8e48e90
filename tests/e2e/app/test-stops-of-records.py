# SPDX-License-Identifier: GPL-3.0-or-later
"""Tab goes round each tab of the records of a campaign, a contact, a company and a deal: every stop has a name and is seen, and none is a
trap; Escape leads back to the row that was opened."""
import os
import re
import subprocess
import tempfile

os.environ.setdefault("DRIVE_TIMEOUT", "30")  # a first start on a busy machine takes a while
import stops  # noqa: E402
from drive import App, wait_until  # noqa: E402

CLOSE = re.compile("^(Close the record|Back to the list)$")
DEPARTMENTS = ("Marketing", "Sales")
PAGES = (("Campaigns", ("ctrl+1", "alt+2"), "table row"), ("Contacts", ("ctrl+2", "alt+1"), "table row"),
         ("Companies", ("ctrl+2", "alt+2"), "table row"), ("Deals", ("ctrl+2", "alt+3"), "table cell"))
TABS = {"Campaigns": 6, "Contacts": 2, "Companies": 3, "Deals": 0}


def open_record(app, page, keys, row):
    app.key(*keys)
    app.find("list item", page, state="selected")
    app.wait_focus(row)
    app.key("Return")
    app.find("button", CLOSE)
    wait_until(lambda: len(list_tabs(app)) == TABS[page], what=f"{TABS[page]} tabs")


def list_tabs(app):
    return [tab.name for tab in app.find_all("page tab") if tab.name not in DEPARTMENTS]


def show_tab(app, tabs, name):
    app.go_to("shift+Tab", "page tab", re.compile("|".join(tabs)))
    if app.focused().name != name:
        app.go_to("Right", "page tab", name)
        app.key("space")
    wait_until(lambda: {"checked", "selected", "pressed"} & app.focused().states, what=f"the tab {name}")


def check_record(app, page, row):
    tabs = list_tabs(app)
    if not tabs:
        stops.check(app, page)
    for name in tabs:
        show_tab(app, tabs, name)
        stops.check(app, f"{page}, {name}")
    app.key("Escape")
    app.wait_focus(row)


with tempfile.TemporaryDirectory() as folder:
    path = os.path.join(folder, "firm.tandem")
    subprocess.run([os.environ["TANDEM_CLI"], "sample", "--contacts", "120", path], check=True, stdout=subprocess.DEVNULL)
    with App([os.environ["TANDEM"], "--file", path]) as app:
        app.find("list", "Pages")
        for page, keys, row in PAGES:
            open_record(app, page, keys, row)
            check_record(app, page, row)
        app.key("ctrl+q")
        assert app.wait_exit() == 0
