# SPDX-License-Identifier: GPL-3.0-or-later
"""A sample is a whole file or none: one that is there is left alone, and an end before the end leaves nothing. On a terminal
one sees how far it is."""
import os
import pty
import signal
import subprocess
import tempfile
import time

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


def kill(cli):
    """leaves what a run has begun, as when the power fails"""
    with subprocess.Popen([os.environ["TANDEM_CLI"], "sample", "--contacts", "1000000", cli.path], env=cli.environment,
                          stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE) as program:
        deadline = time.monotonic() + 60
        while not (os.path.exists(cli.path + ".part-wal") and os.path.getsize(cli.path + ".part-wal")):
            assert time.monotonic() < deadline and program.poll() is None
        # whoever comes meanwhile leaves it to the first
        words = cli.run("sample", "--contacts", "50", cli.path, file=False, status=FAILED)
        assert not os.path.exists(cli.path), words
        program.kill()
    assert os.path.exists(cli.path + ".part")


with tempfile.TemporaryDirectory() as folder:
    cli = Cli(os.path.realpath(folder))
    interrupt(cli, signal.SIGINT)
    interrupt(cli, signal.SIGTERM)
    with open(cli.path + ".part", "wb") as file:
        file.write(b"somebody's own")
    cli.run("sample", "--contacts", "50", cli.path, file=False, status=FAILED)
    with open(cli.path + ".part", "rb") as file:
        assert file.read() == b"somebody's own"
    os.unlink(cli.path + ".part")
    kill(cli)
    assert "50" in cli.run("sample", "--contacts", "50", cli.path, file=False)
    assert os.listdir(folder) == ["firm.tandem"], os.listdir(folder)
    with open(cli.path, "rb") as file:
        before = file.read()
    assert "left as it is" in cli.run("sample", "--contacts", "50", cli.path, file=False, status=FAILED)
    with open(cli.path, "rb") as file:
        assert file.read() == before
    assert os.listdir(folder) == ["firm.tandem"], os.listdir(folder)
    assert cli.sql("SELECT count(*) FROM contact") == [(50,)]
