# SPDX-License-Identifier: GPL-3.0-or-later
"""Ctrl+P on every page that is printed, on A4 and on Letter: cancelled, nothing is made; then it is made, on the paper that was
chosen. The paper of the last print is the one of the next."""
import os
import subprocess
import tempfile

os.environ.setdefault("DRIVE_TIMEOUT", "30")  # a first start on a busy machine takes a while
import printing  # noqa: E402
from drive import App  # noqa: E402

PAGES = (("ctrl+1", "alt+1", "Overview"), ("ctrl+1", "alt+2", "Campaigns"), ("ctrl+2", "alt+1", "Contacts"),
         ("ctrl+2", "alt+2", "Companies"), ("ctrl+2", "alt+3", "Deals"))


with tempfile.TemporaryDirectory() as folder:
    path = os.path.join(folder, "firm.tandem")
    subprocess.run([os.environ["TANDEM_CLI"], "sample", path], check=True, stdout=subprocess.DEVNULL)
    with App([os.environ["TANDEM"], "--file", path], cwd=folder) as app:
        app.find("list", "Pages")
        for paper, size in printing.PAPERS.items():
            for tab, page, name in PAGES:
                app.key(tab, page)
                app.find("list item", name, state="selected")
                printing.cancel(app, folder)
                path, text, printed = printing.make(app, folder, paper if name == PAGES[0][2] else None)
                assert printed in (size, size[::-1]), f"{name} is of {printed} points, not {paper}"
                assert len(text.split()) > 20, f"nothing of {name} stands on the paper"
                os.remove(path)
        app.key("ctrl+q")
        assert app.wait_exit() == 0
