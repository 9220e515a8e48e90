# SPDX-License-Identifier: GPL-3.0-or-later
"""By keyboard alone: a filtered list goes out as CSV, then a selection of it as a workbook. The files hold what the list shows, in its
order, with its columns; the folder and the kind of file are remembered."""
import codecs
import csv
import json
import os
import pathlib
import subprocess
import tempfile

from drive import App, wait_until
from main_job import choose_file

SEARCH = "dairy"


def start(path, folder):
    return App([os.environ["TANDEM"], "--file", path],
               env={"GSETTINGS_BACKEND": "keyfile", "XDG_CONFIG_HOME": folder})


def filter_list(app):
    app.key("ctrl+f")
    app.type(SEARCH)
    return wait_until(lambda: next((label.name for label in app.find_all("label") if " of 400" in label.name), None),
                      what="the list to be filtered").split(" of ")[0]


def open_dialog(app):
    app.key("F10", "x")
    return app.find("dialog", "Export")


def export_as(app, title, path, *keys):
    """goes to a kind of file by keys, then chooses a place"""
    check = app.find(("radio button", "check box"), title)
    app.key(*keys)
    check.wait_state("checked")
    app.key("Return")
    choose_file(app, "Export to a file", path)
    wait_until(path.exists, what=f"{path} to be written")


def read_csv(path):
    content = path.read_bytes()
    assert content.startswith(codecs.BOM_UTF8), content[:20]
    return list(csv.reader(content.decode("utf-8-sig").splitlines()))


def read_book(path):
    told = subprocess.run([os.environ["TANDEM_CLI"], "read", "--json", str(path)], check=True, capture_output=True)
    sheet, = json.loads(told.stdout)["sheets"]
    rows = {}
    for row, column, value in sheet["cells"]:
        rows.setdefault(row, {})[column] = value
    return sheet["name"], rows


with tempfile.TemporaryDirectory() as folder:
    path = os.path.join(folder, "firm.tandem")
    subprocess.run([os.environ["TANDEM_CLI"], "sample", path], check=True, stdout=subprocess.DEVNULL)
    sheet, book, single = (pathlib.Path(folder, name) for name in ("list.csv", "selected.xlsx", "one.csv"))
    with start(path, folder) as app:
        app.find("list", "Pages")
        app.key("ctrl+2", "alt+1")
        app.find("table row")
        n_found = int(filter_list(app))
        assert 0 < n_found < 400, n_found

        open_dialog(app)
        assert app.find("label", f"{n_found} contacts matching “{SEARCH}” · sorted by Name")
        export_as(app, "CSV for spreadsheets", sheet, "Up", "space", "Down", "space")
        app.find("label", f"Exported: {n_found} contacts")
        app.button("Open folder")
        rows = read_csv(sheet)
        assert rows[0] == ["Name", "Company", "Lifecycle", "Owner", "Last contact", "E-mail", "Phone"], rows[0]
        assert len(rows) == n_found + 1, rows
        assert {row[1] for row in rows[1:]} == {"Alder Dairy"}, rows

        app.row(rows[1][0]).focus()
        app.key("Down", "shift+Down")
        app.button("End the selection")
        open_dialog(app)
        assert app.find(("radio button", "check box"), "CSV for spreadsheets").is_("checked")
        export_as(app, "Workbook (XLSX)", book, "Up", "space")
        app.find("label", "Exported: 2 contacts")
        name, cells = read_book(book)
        assert name == "Contacts" and list(cells) == [1, 2, 3], (name, cells)
        assert [cells[1][column] for column in sorted(cells[1])] == rows[0], cells
        app.row(rows[2][0]).focus()
        app.key("Up", "shift+F10")  # the menu of the row above
        wait_until(lambda: app.find_all(("menu item", "radio menu item", "check menu item")), what="a menu")
        app.key("Up", "Up", "Return")
        assert app.find("label", "1 contact")
        export_as(app, "CSV for Tandem", single, "Down", "Down", "space")
        app.find("label", "Exported: 1 contact")
        one, = list(csv.DictReader(single.read_text(encoding="utf-8").splitlines()))
        assert f"{one['Last Name']}, {one['First Name']}" in [row[0] for row in rows], one

        app.key("ctrl+f")
        app.type("nobody is called so")
        app.find(name="No contact found")
        app.key("F10", "x")
        app.find("label", "There is nothing in this list to export")
        app.key("ctrl+q")
        assert app.wait_exit() == 0
    print("done")
