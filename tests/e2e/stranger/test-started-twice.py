# SPDX-License-Identifier: GPL-3.0-or-later
"""Who starts the program while it runs gets the window that is there: the second start ends at once, and the file is open once."""
import os
import subprocess
import tempfile

os.environ.setdefault("DRIVE_TIMEOUT", "30")  # a first start on a busy machine takes a while
from drive import App  # noqa: E402

with tempfile.TemporaryDirectory() as folder:
    path = os.path.join(folder, "firm.tandem")
    subprocess.run([os.environ["TANDEM_CLI"], "sample", path], check=True, stdout=subprocess.DEVNULL)
    arguments = [os.environ["TANDEM"], "--file", path]
    with App(arguments) as app:
        app.find("list", "Pages")
        second = subprocess.run(arguments, timeout=60, check=False)
        assert second.returncode == 0, f"the second start ended with {second.returncode}"
        app.find("list", "Pages")
        assert len(app.windows()) == 1, app.windows()
        app.key("ctrl+q")
        assert app.wait_exit() == 0
