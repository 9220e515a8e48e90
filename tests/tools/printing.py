# SPDX-License-Identifier: GPL-3.0-or-later
"""The dialog of the printer, which is the toolkit's, as a person uses it: to cancel, and to print to a file on a paper."""
import os
import re
import subprocess

from drive import wait_until

PAPERS = {"A4": (595, 842), "US Letter": (612, 792)}


def open_dialog(app):
    app.key("ctrl+p")
    return app.find(("dialog", "window"), "Print")


def made(folder):
    """a print to a file goes into the folder in which the program was started"""
    return sorted(name for name in os.listdir(folder) if name.endswith(".pdf"))


def wait_closed(app):
    wait_until(lambda: "Print" not in [window.name for window in app.children()], what="the dialog to go")


def cancel(app, folder):
    open_dialog(app).button("Cancel").click()
    wait_closed(app)
    assert made(folder) == [], "what was cancelled was printed"


def choose_paper(app, dialog, paper):
    """the toolkit's dialog has a long list of them, which it tells by the labels of those in sight alone"""
    dialog.find("page tab", "Page Setup").mouse()
    dialog.find("toggle button", "Paper size:").click()
    app.find("list item", state="focused")
    app.key("Home")
    for _ in range(40):
        if app.exists("label", paper):
            break
        app.key("Page_Down")
    app.find("label", paper).mouse()
    app.wait_gone("label", "A0")


def make(app, folder, paper=None):
    """what was printed: its path, its text, and the size of the paper in points; @paper: to be chosen, or the one of last time"""
    dialog = open_dialog(app)
    dialog.find("table row", re.compile("Print to File")).mouse()
    if paper:
        choose_paper(app, dialog, paper)
    dialog.button("Print").wait_state("sensitive").click()
    wait_until(lambda: made(folder), what="a PDF")
    path = os.path.join(folder, made(folder)[0])
    wait_until(lambda: subprocess.run(["pdfinfo", path], capture_output=True).returncode == 0, what="the PDF to be whole")
    wait_closed(app)
    info = subprocess.run(["pdfinfo", path], check=True, capture_output=True, text=True).stdout
    text = subprocess.run(["pdftotext", "-layout", path, "-"], check=True, capture_output=True, text=True).stdout
    size = tuple(round(float(side)) for side in re.search(r"Page size: +([\d.]+) x ([\d.]+)", info).groups())
    return path, text, size
