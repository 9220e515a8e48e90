# SPDX-License-Identifier: GPL-3.0-or-later
"""By keyboard alone: the first start asks where the firm's file shall be, whose it is and who works on it. The window then says
so; a name that is changed in the preferences is on the window, in the file, and taken back by Ctrl+Z; the next start knows all."""
import os
import re
import tempfile

os.environ.setdefault("DRIVE_TIMEOUT", "30")  # a first start on a busy machine takes a while
from drive import App  # noqa: E402
from firm import Firm  # noqa: E402


def shot(app, name):
    if os.environ.get("SHOTS"):
        app.shot(os.path.join(os.environ["SHOTS"], name + ".png"))


with tempfile.TemporaryDirectory() as folder:
    firm = Firm(os.path.join(folder, "Harrow_Vale.tandem"))
    with App([os.environ["TANDEM"]]) as app:
        app.find("label", "Start empty").parent.parent.focus()
        app.key("Return")
        name = app.find("text", re.compile("^Name"), text=re.compile("My firm"))
        name.type(firm.path)
        app.key("Return")
        app.find("dialog", "Your firm")
        firm_name = app.find("text", "Name of the firm", text="Harrow Vale")
        shot(app, "your-firm")
        firm_name.type("Harrow & Vale")
        app.key("Tab")
        app.find("text", "You are").type("Dana Levi")
        app.key("Return")
        app.find("frame", "Harrow & Vale — Tandem")
        app.find("list", "Pages")
        assert firm.value("SELECT name FROM person") == "Dana Levi"

        app.key("ctrl+comma")
        app.find("dialog", "Preferences")
        app.find("text", "Name of the firm", text="Harrow & Vale").type("Harrow and Vale")
        app.key("Return")
        app.find("frame", "Harrow and Vale — Tandem")
        # Ctrl+Z in a field is the field's own; anywhere else in the dialog it takes back what was saved
        app.find("list", "Sections").find("list item").focus()
        app.key("ctrl+z")
        app.find("frame", "Harrow & Vale — Tandem")
        app.find("text", "Name of the firm", text="Harrow & Vale")
        app.key("Escape")
        app.wait_gone("dialog", "Preferences")
        app.key("ctrl+q")
        assert app.wait_exit() == 0
    assert firm.value("SELECT name FROM firm") == "Harrow & Vale"
    assert firm.value("SELECT count(*) FROM change_set WHERE person_id IS NULL AND cause <> 'setup'") == 0
    with App([os.environ["TANDEM"], "--file", firm.path]) as app:
        app.find("frame", "Harrow & Vale — Tandem")
        app.key("ctrl+q")
        assert app.wait_exit() == 0
