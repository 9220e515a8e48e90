# SPDX-License-Identifier: GPL-3.0-or-later
"""Products and orders by keyboard alone: a product is made, found, changed, moved to the trash and brought back; an order is opened,
its day is changed, and undone."""
import contextlib
import os
import re
import sqlite3
import subprocess
import tempfile

from drive import App, wait_until


def ask(path, question):
    with contextlib.closing(sqlite3.connect(path)) as db:
        return db.execute(question).fetchone()[0]


def wait_for(path, question, answer):
    wait_until(lambda: ask(path, question) == answer, what=f"{question} to be {answer}")


def make_product(app):
    app.find("list", "Pages")
    app.key("ctrl+2", "alt+5")
    app.wait_focus("table row")
    app.key("ctrl+n")
    app.find("dialog", "New product")
    app.wait_focus("text", "Name")
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


def trash_product(app, path):
    live = "SELECT count(*) FROM product WHERE name = 'Wallbox 22 kW' AND deleted_at IS NULL"
    wait_for(path, live, 1)
    app.key("Delete")
    wait_for(path, live, 0)
    app.key("ctrl+z")
    wait_for(path, live, 1)
    app.find("table row", re.compile("^Wallbox 22 kW"))


def change_order(app, path):
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
    wait_for(path, moved, 1)
    app.key("Escape")
    app.wait_gone("dialog", re.compile("^Order"))
    app.wait_focus("table row")
    app.key("ctrl+z")
    wait_for(path, moved, 0)


with tempfile.TemporaryDirectory() as folder:
    path = os.path.join(folder, "firm.tandem")
    subprocess.run([os.environ["TANDEM_CLI"], "sample", path], check=True, stdout=subprocess.DEVNULL)
    with App([os.environ["TANDEM"], "--file", path]) as app:
        make_product(app)
        change_product(app)
        trash_product(app, path)
        change_order(app, path)
        app.key("ctrl+q")
        assert app.wait_exit() == 0
