# SPDX-License-Identifier: GPL-3.0-or-later
"""Ctrl+P on every page that is printed, on A4 and on Letter: cancelled, nothing is made; then it is made, on the paper that was
chosen. The paper of the last print is the one of the next."""
import os
import re
import subprocess
import tempfile

os.environ.setdefault("DRIVE_TIMEOUT", "30")  # a first start on a busy machine takes a while
from drive import App, wait_until  # noqa: E402
from main_job import read_pdf  # noqa: E402

PAGES = (("ctrl+1", "alt+1", "Overview"), ("ctrl+2", "alt+1", "Contacts"), ("ctrl+2", "alt+3", "Deals"))
PAPERS = {"A4": (595, 842), "US Letter": (612, 792)}


def print_dialog(app):
    app.key("ctrl+p")
    return app.find(("dialog", "window"), "Print")


def made(folder):
    return sorted(name for name in os.listdir(folder) if name.endswith(".pdf"))


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


def cancel(app, folder):
    print_dialog(app).button("Cancel").click()
    wait_until(lambda: "Print" not in [window.name for window in app.children()], what="the dialog to go")
    assert made(folder) == [], "what was cancelled was printed"


def print_page(app, folder, paper):
    """the size of the paper, in points; @paper: to be chosen, or None"""
    dialog = print_dialog(app)
    dialog.find("table row", re.compile("Print to File")).mouse()
    if paper:
        choose_paper(app, dialog, paper)
    dialog.button("Print").wait_state("sensitive").click()
    wait_until(lambda: made(folder), what="a PDF")
    path = os.path.join(folder, made(folder)[0])
    assert len(read_pdf(path).split()) > 20, "nothing stands on the paper"
    info = subprocess.run(["pdfinfo", path], check=True, capture_output=True, text=True).stdout
    os.remove(path)
    return tuple(round(float(size)) for size in re.search(r"Page size: +([\d.]+) x ([\d.]+)", info).groups())


with tempfile.TemporaryDirectory() as folder:
    path = os.path.join(folder, "firm.tandem")
    subprocess.run([os.environ["TANDEM_CLI"], "sample", path], check=True, stdout=subprocess.DEVNULL)
    with App([os.environ["TANDEM"], "--file", path], cwd=folder) as app:
        app.find("list", "Pages")
        for paper, size in PAPERS.items():
            for tab, page, name in PAGES:
                app.key(tab, page)
                app.find("list item", name, state="selected")
                cancel(app, folder)
                printed = print_page(app, folder, paper if name == PAGES[0][2] else None)
                assert printed in (size, size[::-1]), f"{name} is of {printed} points, not {paper}"
        app.key("ctrl+q")
        assert app.wait_exit() == 0
