# SPDX-License-Identifier: GPL-3.0-or-later
"""Products and orders by keyboard alone: a product is made, found, changed, moved to the trash and brought back; an order is opened,
its day is changed, and undone."""
import os
import re
import subprocess
import tempfile

from drive import App
from firm import Firm


def make_product(app):
    app.find("list", "Pages")
    app.key("ctrl+2", "alt+5")
    app.wait_focus("table row")
    app.key("ctrl+n")
    dialog = app.find("dialog", "New product")
    app.wait_focus("text", "Name")
    assert not dialog.button("Add").is_("sensitive")
    app.type("Wallbox 11 kW")
    app.key("Tab")
    app.wait_focus("text", "Category")
    app.type("Charging")
    app.key("Tab")
    app.wait_focus("text", re.compile("^Price"))
    app.type("899.50")
    app.key("Return")
    app.wait_gone("dialog", "New product")
    app.find("table row", re.compile("^Wallbox 11 kW"))


def change_product(app):
    app.key("ctrl+f")
    app.wait_focus("entry", "Filter products")
    app.type("charging wall")
    app.find("label", re.compile("^1 of "))
    app.key("Return")
    app.wait_focus("table row", re.compile("^Wallbox 11 kW"))
    app.key("Return")
    app.find("dialog", "Product")
    app.wait_focus("text", "Name")
    app.key("ctrl+a")
    app.type("Wallbox 22 kW")
    app.key("Return")
    app.wait_gone("dialog", "Product")
    app.wait_focus("table row", re.compile("^Wallbox 22 kW"))


def trash_product(app, firm):
    live = "SELECT count(*) FROM product WHERE name = 'Wallbox 22 kW' AND deleted_at IS NULL"
    firm.wait(live, [(1,)])
    app.key("Delete")
    firm.wait(live, [(0,)])
    app.key("ctrl+z")
    firm.wait(live, [(1,)])
    app.find("table row", re.compile("^Wallbox 22 kW"))


def change_order(app, firm):
    moved = "SELECT count(*) FROM sales_order WHERE ordered_on = '2031-01-31'"
    app.key("alt+6")
    app.wait_focus("table row")
    app.key("Return")
    app.find("dialog", re.compile("^Order"))
    app.wait_focus("text", "Number")
    app.key("Tab")
    app.wait_focus("text", "Ordered")
    app.key("ctrl+a")
    app.type("2031-01-31")
    app.key("Return")
    firm.wait(moved, [(1,)])
    app.key("Escape")
    app.wait_gone("dialog", re.compile("^Order"))
    app.wait_focus("table row")
    app.key("ctrl+z")
    firm.wait(moved, [(0,)])


with tempfile.TemporaryDirectory() as folder:
    firm = Firm(os.path.join(folder, "firm.tandem"))
    subprocess.run([os.environ["TANDEM_CLI"], "sample", firm.path], check=True, stdout=subprocess.DEVNULL)
    with App([os.environ["TANDEM"], "--file", firm.path]) as app:
        make_product(app)
        change_product(app)
        trash_product(app, firm)
        change_order(app, firm)
        app.key("ctrl+q")
        assert app.wait_exit() == 0
