# SPDX-License-Identifier: GPL-3.0-or-later
"""Of what became of leads, every number of the last months is clicked: it says what it counts and of what, opens its rows, and
they are as many as it says; what is too few to tell says so."""
import os
import subprocess
import tempfile

os.environ.setdefault("DRIVE_TIMEOUT", "30")  # a first start on a busy machine takes a while
from drive import App  # noqa: E402
from rows import Rows, click_all  # noqa: E402

TABLES = ("table", "tree table", "tree", "list")

with tempfile.TemporaryDirectory() as folder:
    path = os.path.join(folder, "firm.tandem")
    subprocess.run([os.environ["TANDEM_CLI"], "sample", "--contacts", "200", path], check=True, stdout=subprocess.DEVNULL)
    with App([os.environ["TANDEM"], "--file", path]) as app:
        app.find("list", "Pages")
        app.key("ctrl+1", "alt+1")
        app.find("list item", "Overview", state="selected")
        rows = Rows(app)
        months = app.find(TABLES, "What became of leads").find_all("table row")[1:5]
        assert len(months) == 4, f"{len(months)} months"
        for n, month in enumerate(months):
            click_all(rows, month, n + 2)  # its leads, and what became of them in each month since
        app.key("ctrl+q")
        assert app.wait_exit() == 0
