# SPDX-License-Identifier: GPL-3.0-or-later
"""By keyboard alone: a contact of whom only the family name is known is added, and the program killed as soon as that is said to
be saved. The next start has the contact, and Ctrl+Z takes it back."""
import os
import re
import tempfile

from drive import App

NAME = re.compile("Lovelace")


def go_to_contacts(app):
    app.find("list", "Pages")
    app.key("ctrl+2", "alt+1")
    app.find("entry", "Filter contacts")


with tempfile.TemporaryDirectory() as folder:
    arguments = [os.environ["TANDEM"], "--file", os.path.join(folder, "firm.tandem")]
    with App(arguments) as app:
        go_to_contacts(app)
        app.key("ctrl+n")
        app.find("dialog", "New contact")
        app.key("Tab")
        app.type("Lovelace")
        app.key("Return")
        app.find("button", re.compile("^Undo.*Lovelace"))
        app.proc.kill()
        app.proc.wait()
    with App(arguments) as app:
        go_to_contacts(app)
        app.find("table row", NAME)
        app.key("ctrl+z")
        app.wait_gone("table row", NAME)
        app.key("ctrl+q")
        assert app.wait_exit() == 0
