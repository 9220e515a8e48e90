# SPDX-License-Identifier: GPL-3.0-or-later
"""tandem-cli as a person uses it, on a file in a folder of the test's own, where restore points go, too."""
import contextlib
import json
import os
import shutil
import sqlite3
import subprocess
import tempfile

NOBODY = 65534
OK, FAILED, USAGE, REFUSED = range(4)


class Cli:
    def __init__(self, folder, language="C.UTF-8"):
        self.folder = folder
        self.path = os.path.join(folder, "firm.tandem")
        self.program = os.environ["TANDEM_CLI"]
        self.rights = {}
        self.environment = {**os.environ, "LC_ALL": language, "LANGUAGE": "", "GSETTINGS_BACKEND": "memory",
                            "XDG_DATA_HOME": os.path.join(folder, "data"), "XDG_CACHE_HOME": os.path.join(folder, "cache")}

    def run(self, *words, status=OK, file=True):
        """What the command says, on standard output and then, if it fails, in one sentence on standard error."""
        arguments = [self.program, *(["--file", self.path] if file else []), *words]
        done = subprocess.run(arguments, env=self.environment, capture_output=True, text=True, timeout=60, check=False,
                              **self.rights)
        assert done.returncode == status, f"{words}: ended with {done.returncode}, not {status}: {done.stderr}{done.stdout}"
        if done.stderr:
            assert status != OK and done.stderr.count("\n") == 1, f"{words}: {done.stderr}"
        return done.stdout + done.stderr

    def ask(self, *words, status=OK):
        """The first line of the answer; after it comes why it failed, if it did."""
        return json.loads(self.run("--json", *words, status=status).splitlines()[0])

    def write(self, name, text):
        path = os.path.join(self.folder, name)
        with open(path, "w", encoding="utf-8") as file:
            file.write(text)
        return path

    @contextlib.contextmanager
    def only_reading(self, elsewhere):
        """The file and its folder can't be written for a while. Root may do everything, so it becomes nobody, who must reach
        the program and needs a folder for what is not the file's."""
        modes = {path: os.stat(path).st_mode for path in (self.path, self.folder)}
        before = self.program, self.environment, self.rights
        os.chmod(elsewhere, 0o777)
        self.environment = {**self.environment, "XDG_DATA_HOME": os.path.join(elsewhere, "data"),
                            "XDG_CACHE_HOME": os.path.join(elsewhere, "cache")}
        if os.geteuid() == 0:
            self.program = shutil.copy(self.program, elsewhere)
            self.rights = {"user": NOBODY, "group": NOBODY, "extra_groups": []}
        os.chmod(self.path, 0o444)
        os.chmod(self.folder, 0o555)
        try:
            yield
        finally:
            self.program, self.environment, self.rights = before
            for path, mode in modes.items():
                os.chmod(path, mode)

    def sql(self, statement, *values):
        """Goes past the program, to look or to break something."""
        with contextlib.closing(sqlite3.connect(self.path, isolation_level=None)) as db:
            return db.execute(statement, values).fetchall()


@contextlib.contextmanager
def sample(contacts=50, language="C.UTF-8"):
    """A sample firm in a folder that is gone afterwards."""
    with tempfile.TemporaryDirectory() as folder:
        cli = Cli(os.path.realpath(folder), language)
        cli.run("sample", "--contacts", str(contacts), cli.path, file=False)
        yield cli
