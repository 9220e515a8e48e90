# SPDX-License-Identifier: GPL-3.0-or-later
"""A sheet is dragged from the file manager into the window, and its import cancelled while it runs: nothing is changed."""
import os
import pathlib
import re
import subprocess
import tempfile

os.environ.setdefault("DRIVE_TIMEOUT", "30")  # a first start on a busy machine takes a while
from drive import App, drag_until  # noqa: E402
from firm import Firm  # noqa: E402

DRAG_SOURCE = pathlib.Path(__file__).resolve().parents[2] / "tools/drag-source"
N_ROWS = 120000  # that it is not over before a pointer is at Cancel, on a busy machine
COUNTS = """SELECT (SELECT count(*) FROM contact) + (SELECT count(*) FROM company) + (SELECT count(*) FROM contact_point)
            + (SELECT count(*) FROM import_batch) + (SELECT count(*) FROM change_set)"""


def write_sheet(path):
    with open(path, "w", encoding="utf-8") as file:
        file.write("First Name,Last Name,Email,Company\n")
        for n in range(N_ROWS):
            file.write(f"Ada{n},Love{n},ada{n}@lace.example,Lace {n // 9}\n")


def drop(files, app):
    def has_come(): return app.exists("label", re.compile("headers are in line 1"))
    drag_until(lambda: files.find("label", "Drag me"), lambda: app.find("list", "Pages"), has_come)


with tempfile.TemporaryDirectory() as folder:
    firm, sheet = Firm(os.path.join(folder, "firm.tandem")), os.path.join(folder, "leads.csv")
    subprocess.run([os.environ["TANDEM_CLI"], "sample", firm.path], check=True, stdout=subprocess.DEVNULL)
    write_sheet(sheet)
    with App([os.environ["TANDEM"], "--file", firm.path]) as app, App([str(DRAG_SOURCE), sheet]) as files:
        app.find("list", "Pages")
        before = firm.value(COUNTS)
        drop(files, app)
        for step in ("Step 1 of 3", "Step 2 of 3"):
            app.find("label", re.compile(step))
            app.button("Continue").wait_state("sensitive").mouse()
        app.button(re.compile("^Import 120")).wait_state("sensitive").mouse()
        app.wait_gone("button", re.compile("^Import 120"))
        app.button("Cancel").mouse()
        app.button(re.compile("^Import 120")).wait_state("focused")
        app.find("label", re.compile("nothing is changed yet"))
        assert firm.value(COUNTS) == before
        app.key("Escape")
        app.wait_gone("button", re.compile("^Import 120"))
        app.key("ctrl+q")
        assert app.wait_exit() == 0
    assert firm.value(COUNTS) == before
