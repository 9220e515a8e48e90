# SPDX-License-Identifier: GPL-3.0-or-later
"""A file in a folder that can't be written is opened to be read: the window says so, shows everything, and offers nothing that
would change it."""
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

os.environ.setdefault("DRIVE_TIMEOUT", "30")  # a first start on a busy machine takes a while
from drive import App  # noqa: E402

NOBODY = 65534
TESTS = pathlib.Path(__file__).resolve().parents[2]
HEADLESS = TESTS.parent / "build-aux/headless"


def look(path):
    with App([os.environ["TANDEM"], "--file", path]) as app:
        app.find("list", "Pages")
        app.key("ctrl+2", "alt+1")
        app.find("table row", re.compile("Brandt"))
        app.find("label", re.compile("^This file can only be read where it is"))
        app.button("Save a Copy…")
        assert not app.button("New contact").is_("sensitive")
        app.key("ctrl+q")
        assert app.wait_exit() == 0


def look_as_nobody(folder, path):
    """Root may write everywhere, so it becomes nobody, on a display of its own, and takes along what only root may read."""
    program = pathlib.Path(os.environ["TANDEM"])
    takes = [program, HEADLESS, __file__, TESTS / "tools/drive.py", program.parents[1] / "data/gschemas.compiled"]
    elsewhere = os.path.join(folder, "elsewhere")
    os.makedirs(elsewhere)
    os.chmod(elsewhere, 0o777)
    program, headless, test, *_ = [shutil.copy(source, elsewhere) for source in takes]
    environment = {**os.environ, "TANDEM": program, "TMPDIR": elsewhere, "GSETTINGS_SCHEMA_DIR": elsewhere}
    subprocess.run([headless, "--", sys.executable, test, path], check=True, env=environment, user=NOBODY, group=NOBODY,
                   extra_groups=[], cwd=elsewhere)


if len(sys.argv) > 1:
    look(sys.argv[1])
    sys.exit()
with tempfile.TemporaryDirectory() as folder:
    os.chmod(folder, 0o755)
    kept = os.path.join(folder, "kept")
    os.mkdir(kept)
    path = os.path.join(kept, "firm.tandem")
    subprocess.run([os.environ["TANDEM_CLI"], "sample", path], check=True, stdout=subprocess.DEVNULL)
    before = pathlib.Path(path).read_bytes()
    os.chmod(path, 0o444)
    os.chmod(kept, 0o555)
    try:
        look_as_nobody(folder, path) if os.geteuid() == 0 else look(path)
    finally:
        os.chmod(kept, 0o755)
    assert pathlib.Path(path).read_bytes() == before
    assert os.listdir(kept) == ["firm.tandem"], os.listdir(kept)
