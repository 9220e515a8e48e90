# SPDX-License-Identifier: GPL-3.0-or-later
"""The program starts with a new file, shows a tab for each department, goes to each, and ends by its key."""
import os
import tempfile

from drive import App

with tempfile.TemporaryDirectory() as folder:
    path = os.path.join(folder, "firm.tandem")
    with App([os.environ["TANDEM"], "--file", path]) as app:
        # A tab that has a mnemonic is named with its underline.
        for name, page in (("Marketing", "Campaigns"), ("Sales", "Deals")):
            app.find(("page tab", "radio button", "toggle button"), name).click()
            app.find(("list item", "label"), page)
        app.key("ctrl+q")
        status = app.wait_exit()
    assert status == 0, f"tandem ended with status {status}"
    assert os.path.getsize(path) > 0, "no file was made"
