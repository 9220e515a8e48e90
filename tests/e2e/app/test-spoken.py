# SPDX-License-Identifier: GPL-3.0-or-later
"""What a screen reader would miss: every page of both tabs of the sample firm, its records, and the dialogs are walked."""
import importlib.machinery
import importlib.util
import os
import pathlib
import re
import subprocess
import sys
import tempfile

os.environ.setdefault("DRIVE_TIMEOUT", "30")  # a first start on a busy machine takes a while
from drive import App, wait_until  # noqa: E402

ROOT = pathlib.Path(__file__).resolve().parents[2]
SHEET = ROOT / "data/corpus/files/made__hubspot.csv"


def load_walk():
    """the tool is a program without an ending, and a module all the same"""
    loader = importlib.machinery.SourceFileLoader("a11y_walk", str(ROOT / "tools/a11y-walk"))
    module = importlib.util.module_from_spec(importlib.util.spec_from_loader(loader.name, loader))
    loader.exec_module(module)
    return module.Walk()


sys.dont_write_bytecode = True
walk = load_walk()


def look(node, what):
    before = len(walk.found), walk.nodes
    walk.visit(node)
    print(f"{what}: {walk.nodes - before[1]} nodes, {len(walk.found) - before[0]} findings", flush=True)
    assert walk.nodes > before[1], f"nothing of {what} was seen"


def go_to(app, department, page):
    app.key(f"ctrl+{department}", f"alt+{page}")


def look_at_dialog(app, name, *keys):
    app.key(*keys)
    dialog = app.find(("dialog", "alert"), name)
    app.wait_focus()
    look(dialog, f"the dialog “{dialog.name}”")
    app.key("Escape")
    wait_until(lambda: not app.exists(("dialog", "alert"), name), what=f"“{name}” to go")


def look_at_marketing(app):
    go_to(app, 1, 1)
    app.find("label", "From impressions to customers")
    look(app, "Overview")
    go_to(app, 1, 2)
    app.wait_focus("table row")
    look(app, "Campaigns")
    app.key("Return")
    app.wait_focus("text", "Name")
    app.find("text", "Name", text=re.compile("."))
    look(app, "a campaign")
    app.button("Add a cost").focus()
    look_at_dialog(app, re.compile("cost", re.I), "Return")
    app.button("Add a day").focus()
    look_at_dialog(app, re.compile("day|figures", re.I), "Return")
    app.key("Escape")


def look_at_sales(app):
    go_to(app, 2, 1)
    app.wait_focus("table row")
    look(app, "Contacts")
    look_at_dialog(app, "New contact", "ctrl+n")
    app.key("Return")
    app.wait_focus("page tab", "Timeline")
    look(app, "the timeline of a contact")
    app.key("Right", "space")
    app.find("text", "Job title")
    look(app, "the details of a contact")
    app.button("History").focus()
    look_at_dialog(app, "History", "Return")
    app.key("Escape")
    look_at_companies(app)
    look_at_products(app)
    look_at_orders(app)
    go_to(app, 2, 3)
    app.wait_focus("table cell")
    look(app, "Deals")
    look_at_dialog(app, "New deal", "ctrl+n")
    look_at_dialog(app, "Lost deal", "ctrl+shift+l")
    look_at_duplicates(app)


def look_at_duplicates(app):
    """the page, two side by side, and what was merged into a contact"""
    go_to(app, 2, 4)
    app.wait_focus("list item")
    look(app, "Duplicates")
    app.key("Return")
    app.find("radio button", re.compile("^Given name: "))
    look(app.find("dialog", "Same person?"), "the dialog “Same person?”")
    app.wait_focus("button", "Merge")
    app.key("Return")
    app.find("label", re.compile("^1 of 5"))
    app.key("Escape")
    app.wait_focus("list item")
    app.key("ctrl+z")
    app.find("label", "6 pairs among 400")


def look_at_companies(app):
    go_to(app, 2, 2)
    app.wait_focus("table row")
    look(app, "Companies")
    look_at_dialog(app, "New company", "ctrl+n")
    app.key("ctrl+a")
    app.button("Owner…").focus()
    look_at_dialog(app, "Change owner", "Return")
    app.find("table row", re.compile("Alder Dairy")).mouse()
    app.key("Return")
    app.wait_focus("page tab", "Overview")
    app.find("button", "New person of the company")
    look(app, "a company")
    app.key("Right", "space")
    app.find(("entry", "text"), "Log a call or write a note")
    look(app, "the timeline of a company")
    app.key("Right", "space")
    app.find("text", "Industry")
    look(app, "the details of a company")
    app.button("History").focus()
    look_at_dialog(app, "History", "Return")
    app.key("Escape")


def look_at_products(app):
    go_to(app, 2, 5)
    app.find("table row", re.compile("^Battery"))
    look(app, "Products")
    look_at_dialog(app, "New product", "ctrl+n")


def look_at_orders(app):
    go_to(app, 2, 6)
    app.wait_focus("table row")
    look(app, "Orders")
    look_at_dialog(app, re.compile("^Order 20"), "Return")


def look_at_recovery(app):
    """three views, with an act, a record in the trash and a restore point, which is opened"""
    go_to(app, 2, 1)
    app.wait_focus("table row")
    app.key("Delete")
    app.find("label", re.compile("trash"))
    app.key("ctrl+shift+h")
    dialog = app.find("dialog", "Recover")
    for view, ready in (("Changes", "Undo this change"), ("Trash", "Bring back"), ("Restore points", "Make a restore point")):
        app.find(("page tab", "toggle button", "radio button"), view).click()
        app.find("button", ready)
        look(dialog, f"Recover, {view}")
    app.button("Make a restore point").click()
    app.find("button", "Make one now")
    look(dialog, "Recover, with a restore point")
    app.key("Escape")
    wait_until(lambda: not app.exists("dialog", "Recover"), what="“Recover” to go")
    app.key("ctrl+z")


def look_at_window(app):
    look_at_recovery(app)
    look_at_dialog(app, "Keyboard shortcuts", "ctrl+question")
    look_at_dialog(app, "Preferences", "ctrl+comma")
    # About is the last item of the main menu
    look_at_dialog(app, re.compile("About"), "F10", "Up", "Return")


def look_at_import(app):
    for step in ("Step 1 of 3", "Step 2 of 3", "Step 3 of 3"):
        app.find("label", re.compile(step))
        look(app.find("dialog"), f"the import, {step}")
        app.wait_focus("button")
        app.key("Return")
    app.wait_focus("button", "Show contacts")
    look(app.find("dialog"), "what was imported")


with tempfile.TemporaryDirectory() as folder:
    sample = os.path.join(folder, "sample.tandem")
    subprocess.run([os.environ["TANDEM_CLI"], "sample", sample], check=True)
    with App([os.environ["TANDEM"]]) as app:
        app.find("button", re.compile("^Start empty"))
        look(app, "the first start")
    with App([os.environ["TANDEM"], "--file", sample]) as app:
        app.find("list", "Pages")
        look_at_marketing(app)
        look_at_sales(app)
        look_at_window(app)
        app.key("ctrl+q")
        assert app.wait_exit() == 0
    with App([os.environ["TANDEM"], "--file", os.path.join(folder, "new.tandem"), str(SHEET)]) as app:
        look_at_import(app)

for check, role, path, why in walk.found:
    print(f"{check}: {role}: {why}\n    at {path}")
assert not walk.found, f"{len(walk.found)} findings"
