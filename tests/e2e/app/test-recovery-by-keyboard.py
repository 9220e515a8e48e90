# SPDX-License-Identifier: GPL-3.0-or-later
"""What was done is taken back by keyboard alone: one change by its button in the history, of the file and of a record; two records from
the trash, the last of which leaves it empty; and a value of a record from a restore point. After each the focus is where one goes on."""
import os
import re
import subprocess
import tempfile

os.environ.setdefault("DRIVE_TIMEOUT", "30")  # a first start on a busy machine takes a while
from drive import App, wait_until  # noqa: E402
from firm import Firm  # noqa: E402

TRASH = "SELECT count(*) FROM contact WHERE deleted_at IS NOT NULL"
TITLES = "SELECT count(*) FROM contact WHERE job_title = 'Head of Coffee'"
VIEWS = ("Changes", "Trash", "Restore points")


def open_recovery(app, view):
    """by the keys of the window, and to the view by the arrows"""
    app.key("ctrl+shift+h")
    app.wait_focus("page tab", VIEWS[0])
    for name in VIEWS[1:VIEWS.index(view) + 1]:
        app.key("Right")
        app.wait_focus("page tab", name)
    app.key("space")
    return app.find("dialog", "Recover")


def close(app, title):
    app.key("Escape")
    app.wait_gone("dialog", title)
    return app.wait_focus("table row")


def trash(app, firm, n_before):
    """the focus goes to the row that takes the place of the one that went"""
    row = app.wait_focus("table row")
    name = row.name
    app.key("Delete")
    firm.wait(TRASH, [(n_before + 1,)])
    wait_until(lambda: app.focused() and app.focused().role == "table row" and app.focused().name != name, what="another row")


def undo_one(app, firm):
    """the button can't be pressed a second time: the focus goes to its row, which says that it is undone"""
    trash(app, firm, 0)
    open_recovery(app, "Changes")
    app.go_to("Tab", "list item", re.compile("^Move “.*” to the trash"))
    app.key("Tab")
    app.wait_focus("button", "Undo this change")
    app.key("Return")
    firm.wait(TRASH, [(0,)])
    app.wait_focus("list item", re.compile("^Move “.*” to the trash \\(undone\\)"))
    app.key("Tab")
    app.wait_focus("list item", re.compile("^Make a sample firm"))
    close(app, "Recover")


def bring_back(app, firm):
    """one after the other; where nothing is left, the focus is on the tab"""
    trash(app, firm, 0)
    trash(app, firm, 1)
    dialog = open_recovery(app, "Trash")
    app.go_to("Tab", "button", "Bring back")
    app.key("Return")
    firm.wait(TRASH, [(1,)])
    wait_until(lambda: len(dialog.find_all("button", "Bring back")) == 1, what="one that is left")
    app.wait_focus("button", "Bring back")
    app.key("Return")
    firm.wait(TRASH, [(0,)])
    app.find("label", "The trash is empty")
    app.wait_focus("page tab", "Trash")
    close(app, "Recover")


def make_point(app):
    open_recovery(app, "Restore points")
    app.go_to("Tab", "button", "Make a restore point")
    app.key("Return")
    app.wait_focus("button", "Make one now")
    close(app, "Recover")


def change_record(app, firm):
    """the job title of the contact that has the focus; its history takes it back, and it is done once more"""
    app.key("Return")
    app.wait_focus("page tab", "Timeline")
    app.key("Right", "space")
    app.go_to("Tab", "text", "Job title")
    app.key("ctrl+a")
    app.type("Head of Coffee")
    app.key("Return")
    firm.wait(TITLES, [(1,)])
    app.go_to("shift+Tab", "button", "History")
    app.key("Return")
    app.find("dialog", "History")
    app.go_to("Tab", "button", "Undo this change")
    app.key("Return")
    firm.wait(TITLES, [(0,)])
    app.wait_focus("list item", re.compile("\\(undone\\)"))
    app.key("Escape")
    app.wait_gone("dialog", "History")
    app.wait_focus("button", "History")
    app.key("ctrl+shift+z")
    firm.wait(TITLES, [(1,)])
    app.key("Escape")
    app.wait_focus("table row")


def bring_back_value(app, firm):
    """the restore point opens by Return, and tells whose value is another; it goes, and the focus stays in the restore point"""
    dialog = open_recovery(app, "Restore points")
    app.go_to("Tab", "button", "Make one now")
    app.key("Tab")
    app.wait_focus("list item", re.compile("\\d"))
    app.key("Return")
    dialog.find("button", "Bring back")
    app.go_to("Tab", "button", "Bring back")
    app.key("Return")
    firm.wait(TITLES, [(0,)])
    dialog.find("list item", re.compile("Everything that was there then is as it was"))
    wait_until(lambda: app.focused() and app.focused().role in ("list item", "button") and app.focused().name, what="the focus")
    close(app, "Recover")


with tempfile.TemporaryDirectory() as folder:
    firm = Firm(os.path.join(folder, "firm.tandem"))
    subprocess.run([os.environ["TANDEM_CLI"], "sample", "--contacts", "50", firm.path], check=True, stdout=subprocess.DEVNULL)
    with App([os.environ["TANDEM"], "--file", firm.path]) as app:
        app.find("list", "Pages")
        app.key("ctrl+2", "alt+1")
        app.wait_focus("table row")
        undo_one(app, firm)
        bring_back(app, firm)
        make_point(app)
        change_record(app, firm)
        bring_back_value(app, firm)
        app.key("ctrl+q")
        assert app.wait_exit() == 0
