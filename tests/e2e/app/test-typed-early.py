# SPDX-License-Identifier: GPL-3.0-or-later
"""Who knows the program types on in the same breath, before a dialog has come: not a letter is lost, in a narrow window, too."""
import os
import subprocess
import tempfile

from drive import App, wait_until

NARROW, WIDE = 400, 1200


def press(app, *keys_and_words):
    """all of it is there before the window gets to the first"""
    app.xdo(*keys_and_words)


def search(app):
    press(app, "key", "ctrl+k", "type", "--delay", "2", "bakery")
    entry = app.find("entry", "Search everything")
    wait_until(lambda: entry.text == "bakery", what=f"the whole word in the search, not {entry.text}")
    app.key("Escape")
    app.wait_gone("entry", "Search everything")


def add_contact(app):
    press(app, "key", "ctrl+n", "type", "--delay", "2", "Annamaria")
    name = app.find("text", "Given name")
    wait_until(lambda: name.text == "Annamaria", what=f"the whole name in its field, not {name.text}")
    app.key("Escape")
    app.wait_gone("text", "Given name")


with tempfile.TemporaryDirectory() as folder:
    path = os.path.join(folder, "firm.tandem")
    subprocess.run([os.environ["TANDEM_CLI"], "sample", path], check=True, stdout=subprocess.DEVNULL)
    with App([os.environ["TANDEM"], "--file", path]) as app:
        app.find("list", "Pages")
        app.key("ctrl+2", "alt+1")
        app.wait_focus("table row")
        for width in WIDE, NARROW:
            app.xdo("windowsize", "--sync", app.window_id(), width, 800)
            search(app)
            add_contact(app)
        app.key("ctrl+q")
        app.wait_exit()
