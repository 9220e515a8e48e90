# SPDX-License-Identifier: GPL-3.0-or-later
"""A sample is a whole file or none: one that is there is left alone, and an end before the end leaves nothing. On a terminal
one sees how far it is."""
import os
import pty
import signal
import subprocess
import tempfile

from commandline import FAILED, Cli


def read_until(terminal, word):
    """what a program wrote to its terminal, until it wrote this, or ended"""
    seen = b""
    while word is None or word not in seen:
        try:
            piece = os.read(terminal, 4096)
        except OSError:  # the last who had the other end is gone
            break
        if not piece:
            break
        seen += piece
    return seen


def interrupt(cli, number):
    """makes a sample on a terminal, and sends a signal once it says how far it is"""
    terminal, other = pty.openpty()
    program = subprocess.Popen([os.environ["TANDEM_CLI"], "sample", "--contacts", "1000000", cli.path], env=cli.environment,
                               stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=other)
    os.close(other)
    try:
        assert b"rows, " in (seen := read_until(terminal, b"a second")), seen
        assert os.path.exists(cli.path + ".part") and not os.path.exists(cli.path)
        program.send_signal(number)
        rest = read_until(terminal, None)
        assert program.wait(60) == FAILED and b"This was cancelled. Nothing was changed." in rest, (program.returncode, rest)
        assert os.listdir(cli.folder) == [], os.listdir(cli.folder)
    finally:
        program.kill()
        program.wait()
        os.close(terminal)


with tempfile.TemporaryDirectory() as folder:
    cli = Cli(os.path.realpath(folder))
    interrupt(cli, signal.SIGINT)
    interrupt(cli, signal.SIGTERM)
    assert "50" in cli.run("sample", "--contacts", "50", cli.path, file=False)
    assert os.listdir(folder) == ["firm.tandem"], os.listdir(folder)
    with open(cli.path, "rb") as file:
        before = file.read()
    assert "left as it is" in cli.run("sample", "--contacts", "50", cli.path, file=False, status=FAILED)
    with open(cli.path, "rb") as file:
        assert file.read() == before
    assert os.listdir(folder) == ["firm.tandem"], os.listdir(folder)
    assert cli.sql("SELECT count(*) FROM contact") == [(50,)]
