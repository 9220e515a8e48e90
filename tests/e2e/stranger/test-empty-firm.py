# SPDX-License-Identifier: GPL-3.0-or-later
"""A firm that has nothing yet, and a campaign with nothing but a name: no page and no paper has a rate of nothing."""
import os
import re
import tempfile

os.environ.setdefault("DRIVE_TIMEOUT", "30")  # a first start on a busy machine takes a while
import printing  # noqa: E402
from drive import App, wait_until  # noqa: E402

# what is divided by nothing must not be told: "0%", "0.0 %", "nan", "inf"
NOTHING = re.compile(r"(?<![\d.,])0(?:[.,]0+)?\s?%|\bnan\b|\binf\b", re.I)
PAGES = (("ctrl+1", "alt+1", "Overview", "Nothing to measure yet"), ("ctrl+1", "alt+2", "Campaigns", "No campaigns yet"),
         ("ctrl+2", "alt+1", "Contacts", "No contacts yet"), ("ctrl+2", "alt+2", "Companies", "No companies yet"))


def check(app, folder, name):
    """what is seen, and what is printed of it"""
    texts = [node.name for node in app.find_all(("label", "button", "table cell"))]
    assert texts and not any(NOTHING.search(text) for text in texts), f"{name} shows {[t for t in texts if NOTHING.search(t)]}"
    path, text, _ = printing.make(app, folder)
    os.remove(path)
    assert "Harrow" in text, f"{name} on paper has no head"
    # the definitions of the forecast have numbers of their own
    assert not NOTHING.search(text), f"{name} prints {NOTHING.search(text).group()!r}"


def start_empty(app, path):
    app.find("label", "Start empty").parent.parent.focus()
    app.key("Return")
    app.find("text", re.compile("^Name"), text=re.compile("My firm")).type(path)
    app.key("Return")
    app.find("text", "Name of the firm", text="Harrow").focus()
    app.key("Return")
    app.find("list", "Pages")


with tempfile.TemporaryDirectory() as folder:
    with App([os.environ["TANDEM"]], cwd=folder) as app:
        start_empty(app, os.path.join(folder, "Harrow.tandem"))
        for tab, page, name, empty in PAGES:
            app.key(tab, page)
            app.find("list item", name, state="selected")
            app.find("label", empty)
            check(app, folder, name)
        app.key("ctrl+2", "alt+3")
        app.find("list item", "Deals", state="selected")
        for number, view in ((1, "the board"), (2, "the list of deals"), (3, "the forecast")):
            app.key(f"ctrl+alt+{number}")
            wait_until(lambda: app.find_all("label"), what=view)
            check(app, folder, view)
        app.key("ctrl+1", "alt+2")
        app.find("list item", "Campaigns", state="selected")
        app.key("ctrl+n")
        app.find("label", "CPL")
        check(app, folder, "a new campaign")
        app.key("ctrl+q")
        assert app.wait_exit() == 0
