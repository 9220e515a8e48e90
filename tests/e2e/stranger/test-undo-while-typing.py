# SPDX-License-Identifier: GPL-3.0-or-later
"""Ctrl+Z while something is typed takes back what was typed, and nothing else; once it is saved, Ctrl+Z takes the change back."""
import os
import re
import subprocess
import tempfile

os.environ.setdefault("DRIVE_TIMEOUT", "30")  # a first start on a busy machine takes a while
from drive import App, wait_until  # noqa: E402
from firm import Firm  # noqa: E402

TITLES = "SELECT id, job_title FROM contact WHERE deleted_at IS NULL ORDER BY id"
ACTS = "SELECT count(*) FROM change_set"


with tempfile.TemporaryDirectory() as folder:
    firm = Firm(os.path.join(folder, "firm.tandem"))
    subprocess.run([os.environ["TANDEM_CLI"], "sample", firm.path], check=True, stdout=subprocess.DEVNULL)
    with App([os.environ["TANDEM"], "--file", firm.path]) as app:
        app.find("list", "Pages")
        app.key("ctrl+2", "alt+1")
        app.find("entry", "Filter contacts")
        app.find("table row", re.compile("Brandt")).mouse(times=2)
        app.find("page tab", "Details").mouse()
        before, acts = firm.ask(TITLES), firm.ask(ACTS)
        entry = app.entry("Job title")
        entry.focus()                          # by Tab: the record may be longer than the window
        app.wait_focus("text", "Job title")
        had = entry.text
        app.key("ctrl+a")
        app.type("Keeper of bees")
        wait_until(lambda: entry.text == "Keeper of bees", what="what was typed")
        app.key("ctrl+z")
        wait_until(lambda: entry.text != "Keeper of bees", what="what was typed to go")
        for _ in range(20):                    # the toolkit takes back word by word, or all at once
            if entry.text == had:
                break
            app.key("ctrl+z")
        assert entry.text == had, entry.text
        app.wait_focus("text", "Job title")
        assert firm.ask(TITLES) == before and firm.ask(ACTS) == acts, "an act was taken back while something was typed"

        app.key("ctrl+a")
        app.type("Keeper of bees")
        app.key("Return")
        wait_until(lambda: any(title == "Keeper of bees" for _, title in firm.ask(TITLES)), what="the title to be saved")
        app.button(re.compile("^Undo.*Job title"))
        app.find("page tab", "Details").focus()
        app.key("ctrl+z")
        firm.wait(TITLES, before)
        app.key("ctrl+q")
        assert app.wait_exit() == 0
