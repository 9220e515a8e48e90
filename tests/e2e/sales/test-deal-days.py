# SPDX-License-Identifier: GPL-3.0-or-later
"""A new deal by keyboard alone: the day on which it may close comes from the calendar, the day of its next step is typed."""
import datetime
import os
import subprocess
import tempfile

os.environ.setdefault("DRIVE_TIMEOUT", "30")  # a first start on a busy machine takes a while
from drive import App  # noqa: E402
from firm import Firm  # noqa: E402

DEALS = "SELECT expected_close_on, next_step_on, amount_minor FROM deal WHERE title = 'Skylights' AND deleted_at IS NULL"
today = datetime.date.today()

close = (today + datetime.timedelta(1)).isoformat()

with tempfile.TemporaryDirectory() as folder:
    firm = Firm(os.path.join(folder, "firm.tandem"))
    subprocess.run([os.environ["TANDEM_CLI"], "sample", firm.path], check=True, stdout=subprocess.DEVNULL)
    with App([os.environ["TANDEM"], "--file", firm.path]) as app:
        app.find("list", "Pages")
        app.key("ctrl+2", "alt+3")
        app.find("button", "New deal")
        app.key("ctrl+n")
        dialog = app.find("dialog", "New deal")
        app.wait_focus("text", "Title")
        assert not dialog.button("Add").is_("sensitive")
        app.type("Skylights")
        dialog.button("Add").wait_state("sensitive")
        dialog.entry("Amount (EUR)").focus()
        app.type("1250.50")
        app.key("Tab", "Tab")
        app.wait_focus(("toggle button", "button", "push button"), "Choose the day from a calendar")
        app.key("space")
        app.button("Today")
        app.key("Right", "Return")
        app.wait_gone(("button", "push button"), "Today")
        dialog.entry("When").focus()
        app.type("2027-02-03")
        app.key("Return")
        firm.wait(DEALS, [(close, "2027-02-03", 125050)])
        app.find("label", "€1,250.50")
        app.key("ctrl+z")
        firm.wait(DEALS, [])
        app.key("ctrl+q")
        assert app.wait_exit() == 0
