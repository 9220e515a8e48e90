# SPDX-License-Identifier: GPL-3.0-or-later
"""The views of the deals by keyboard alone: a number of the forecast opens its deals, a deal is opened from the list, the board and
the forecast go back to the first day and to today, and what a filter shows is what is printed."""
import os
import re
import subprocess
import tempfile

os.environ.setdefault("DRIVE_TIMEOUT", "30")  # a first start on a busy machine takes a while
import printing  # noqa: E402
from drive import App, wait_until  # noqa: E402
from firm import Firm  # noqa: E402

NUMBER = re.compile(r", (\d+) deals?$")
MENU_ITEMS = ("menu item", "radio menu item", "check menu item")
FIRST_DAY = """SELECT count(DISTINCT deal_id) FROM deal_history
               WHERE date(from_at) = (SELECT min(date(from_at)) FROM deal_history)"""
BATTERIES = "SELECT title FROM deal WHERE deleted_at IS NULL AND closed_on IS NULL AND title {} '%battery%' ORDER BY title"


def open_number(app):
    """each number of the forecast that is a button says how many deals it opens; the filter of before is back afterwards"""
    app.key("ctrl+alt+3")
    app.find("label", "Expected close")
    number = app.find("button", NUMBER)
    number.focus()
    name, n = number.name, NUMBER.search(number.name).group(1)
    app.key("Return")
    app.find("label", re.compile(f"^{n} of "))
    app.wait_focus("table row")
    app.key("ctrl+alt+3")
    app.find("button", name)


def open_from_list(app):
    app.key("ctrl+alt+2")
    app.wait_focus("table row", re.compile("."))
    app.key("Home")
    first = app.find("table row", re.compile("[€£]")).name
    app.wait_focus("table row", first)
    app.key("Down")
    wait_until(lambda: app.focused().name not in ("", first), what=f"another row than {first}")
    app.key("Return")
    app.find("button", "Close the record")
    app.key("Escape")
    app.wait_focus("table row")


def cards(app):
    return [cell for cell in app.find_all("table cell") if cell.name]


def travel(app, firm):
    app.key("ctrl+alt+1")
    app.wait_focus("table cell")
    n_now = len(cards(app))
    app.key("ctrl+t")
    app.wait_focus("slider", "Day")
    app.key("Home")
    wait_until(lambda: len(cards(app)) == firm.value(FIRST_DAY) < n_now, what="the deals of the first day")
    app.key("ctrl+alt+3")
    app.find("label", "Expected close")
    wait_until(lambda: not app.exists("button", NUMBER), what="the forecast of the first day")
    app.key("ctrl+alt+1")
    app.find("slider", "Day").focus()
    app.key("Tab")
    app.wait_focus("button", "Back to today")
    app.key("Return")
    app.wait_focus("table cell")
    wait_until(lambda: len(cards(app)) == n_now, what="the deals of today")


def print_filtered(app, firm, folder):
    """the first field is the title"""
    app.key("ctrl+shift+f")
    wait_until(lambda: app.find_all(MENU_ITEMS), what="a menu")
    app.key("Return")
    app.wait_focus("text", "Value")
    app.type("battery")
    app.key("Return")
    app.find("button", re.compile("contains “battery”"))
    shown = firm.column(BATTERIES.format("LIKE"))
    wait_until(lambda: len(cards(app)) >= len(shown) > 0, what="those of the filter")
    made, text, _ = printing.make(app, folder)
    os.remove(made)
    text = " ".join(text.split())
    assert re.search("Filter: .*battery", text), text
    assert f"Total, {len(shown)} deal" in text, text
    app.key("ctrl+alt+3")
    app.find("label", "Expected close")
    made, text, _ = printing.make(app, folder)
    os.remove(made)
    assert re.search("Filter: .*battery", text) and "Targets" in text, text


with tempfile.TemporaryDirectory() as folder:
    firm = Firm(os.path.join(folder, "firm.tandem"))
    subprocess.run([os.environ["TANDEM_CLI"], "sample", firm.path], check=True, stdout=subprocess.DEVNULL)
    with App([os.environ["TANDEM"], "--file", firm.path], cwd=folder) as app:
        app.find("list", "Pages")
        app.key("ctrl+2", "alt+3")
        app.find("button", "New deal")
        open_number(app)
        open_from_list(app)
        travel(app, firm)
        print_filtered(app, firm, folder)
        app.key("ctrl+q")
        assert app.wait_exit() == 0
