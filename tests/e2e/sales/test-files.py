# SPDX-License-Identifier: GPL-3.0-or-later
"""Files of a company by keyboard alone: added, opened in another program, renamed, saved elsewhere, removed and brought back; then
some are dropped from the file manager, a folder among them. What was opened is gone when the program ends."""
import os
import pathlib
import re
import stat
import tempfile

os.environ.setdefault("DRIVE_TIMEOUT", "30")  # a first start on a busy machine takes a while
from drive import App, drag_until, wait_until  # noqa: E402
from firm import Firm  # noqa: E402
from main_job import choose_file  # noqa: E402

DRAG_SOURCE = pathlib.Path(__file__).resolve().parents[2] / "tools/drag-source"
WORDS = "forty desks, white\n"
NAMES = "SELECT name FROM attachment WHERE deleted_at IS NULL ORDER BY name"
N_CONTENTS = "SELECT count(*) FROM attachment_content"


class Place:
    """a folder with all that the test has: the firm, the files, and a program that opens text"""

    def __init__(self, folder):
        self.folder = pathlib.Path(folder)
        self.firm = Firm(self.folder / "firm.tandem")
        self.seen = self.folder / "seen"
        self.env = {f"XDG_{kind}_HOME": str(self.folder / kind.lower()) for kind in ("DATA", "CONFIG", "CACHE")}
        (self.folder / "sub").mkdir()
        self.write("offer.txt", WORDS)
        self.write("plan.txt", "first floor\n")
        self.write("prices.txt", "all of them\n")
        self.install_viewer()

    def write(self, name, text):
        (self.folder / name).write_text(text, encoding="utf-8")

    def install_viewer(self):
        """it writes down what it was given: the name, who may read and write it, and what is in it"""
        viewer, applications = self.folder / "viewer", self.folder / "data/applications"
        applications.mkdir(parents=True)
        viewer.write_text(f'#!/bin/sh\n{{ basename "$1"; stat -c %a "$1"; cat "$1"; }} > {self.seen}.part\n'
                          f'mv {self.seen}.part {self.seen}\n')
        viewer.chmod(viewer.stat().st_mode | stat.S_IXUSR)
        (applications / "viewer.desktop").write_text(
            f"[Desktop Entry]\nType=Application\nName=Viewer\nExec={viewer} %f\nMimeType=text/plain;\n")
        (applications / "mimeapps.list").write_text(
            "[Default Applications]\ntext/plain=viewer.desktop\n[Added Associations]\ntext/plain=viewer.desktop;\n")

    def wait(self, *names):
        self.firm.wait(NAMES, [(name,) for name in names])


def make_company(app):
    app.find("list", "Pages")
    app.key("ctrl+2", "alt+2")
    app.wait_focus("button", "New company")
    app.key("Return")
    app.wait_focus("text", "Name")
    app.type("Kranich Optik")
    app.key("Return")
    app.wait_focus("page tab", "Overview")
    app.key("Right", "Right", "space")


def add(app, place):
    app.button("Add files").focus()
    app.key("Return")
    choose_file(app, re.compile("^Add files of up to 25"), place.folder / "offer.txt")
    app.find("list item", re.compile("^offer.txt"))
    place.wait("offer.txt")


def focus_file(app, name):
    app.button("Add files").focus()
    app.key("Tab")
    return app.wait_focus("list item", re.compile("^" + re.escape(name)))


def open_it(app, place):
    focus_file(app, "offer.txt")
    app.key("Return")
    wait_until(place.seen.exists, what="the other program to open the file")
    assert place.seen.read_text() == f"offer.txt\n400\n{WORDS}", place.seen.read_text()


def rename(app, place):
    focus_file(app, "offer.txt")
    app.key("F2")
    app.wait_focus("text", "Name")
    app.key("ctrl+a")
    app.type("Offer of May.txt")
    app.key("Return")
    app.find("list item", re.compile("^Offer of May.txt"))
    place.wait("Offer of May.txt")


def remove_and_undo(app, place):
    focus_file(app, "Offer of May.txt")
    app.key("Delete")
    app.find("label", "The file was removed")
    place.wait()
    app.key("ctrl+z")
    app.find("list item", re.compile("^Offer of May.txt"))
    place.wait("Offer of May.txt")
    assert place.firm.value(N_CONTENTS) == 1


def drop(app, place):
    """what can be read is added, and the folder is told"""
    dropped = [str(place.folder / name) for name in ("plan.txt", "sub", "prices.txt")]
    app.button("Add files").focus()  # so that it is in sight
    with App([str(DRAG_SOURCE), *dropped]) as files:
        drag_until(lambda: files.find("label", "Drag me"), lambda: app.button("Add files"),
                   lambda: app.exists("label", re.compile("“sub” is a folder. It was not added")))
        app.find(("alert", "dialog"), "A file was not added").button("Close").mouse()  # the other window has the keys
    place.wait("Offer of May.txt", "plan.txt", "prices.txt")
    for name in ("plan.txt", "prices.txt"):
        app.find("list item", re.compile("^" + name))
    app.wait_gone("label", re.compile("“sub” is a folder"))
    app.key("ctrl+z")
    place.wait("Offer of May.txt")


with tempfile.TemporaryDirectory() as folder:
    place = Place(folder)
    with App([os.environ["TANDEM"], "--file", str(place.firm.path)], env=place.env) as app:
        make_company(app)
        for step in (add, open_it, rename, remove_and_undo, drop):
            step(app, place)
            print(f"done: {step.__name__}", flush=True)
        app.key("ctrl+q")
        assert app.wait_exit() == 0
    left = list((place.folder / "cache").rglob("opened-*"))
    assert not left, left
