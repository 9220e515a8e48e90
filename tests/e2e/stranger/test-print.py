# SPDX-License-Identifier: GPL-3.0-or-later
"""Ctrl+P on every page and every record, on A4 and on Letter: cancelled, nothing is made; then it is made, on the paper that was
chosen, and says what was seen. The paper of the last print is the one of the next."""
import os
import re
import subprocess
import tempfile

os.environ.setdefault("DRIVE_TIMEOUT", "30")  # a first start on a busy machine takes a while
import printing  # noqa: E402
from drive import App, wait_until  # noqa: E402

CLOSE = re.compile("^(Close the record|Back to the list)$")


def go(app, tab, page, name):
    app.key(tab, page)
    app.find("list item", name, state="selected")


def find_row(app):
    """the first row of the table that is seen, once it has a name"""
    def look():
        rows = [row for row in app.find_all("table row") if len(row.find_all("table cell")) > 2]
        names = [cell.name for cell in rows[0].find_all("table cell") if cell.name] if rows else []
        return (rows[0], names[0]) if names else None
    return wait_until(look, what="a row of the table")


def open_first(app):
    """its record; what it is called"""
    row, name = find_row(app)
    row.mouse()
    app.key("Return")
    app.find("button", CLOSE)
    return name


def close_record(app):
    app.find("button", CLOSE).click()
    app.wait_gone("button", CLOSE)


def overview(app):
    go(app, "ctrl+1", "alt+1", "Overview")
    return "Marketing overview"


def campaigns(app):
    go(app, "ctrl+1", "alt+2", "Campaigns")
    find_row(app)
    return "Campaigns"


def contacts(app):
    go(app, "ctrl+2", "alt+1", "Contacts")
    find_row(app)
    return "Contacts"


def companies(app):
    go(app, "ctrl+2", "alt+2", "Companies")
    find_row(app)
    return "Companies"


def board(app):
    go(app, "ctrl+2", "alt+3", "Deals")
    app.key("ctrl+alt+1")
    app.wait_gone("table row")
    return "Pipeline"


def forecast(app):
    app.key("ctrl+alt+3")
    app.find("label", "Weighted")
    return "Forecast"


def deals(app):
    app.key("ctrl+alt+2")
    find_row(app)
    return "Deals"


def duplicates(app):
    go(app, "ctrl+2", "alt+4", "Duplicates")
    app.find("list item", re.compile(" and "))
    return "Duplicates"


def products(app):
    go(app, "ctrl+2", "alt+5", "Products")
    find_row(app)
    return "Products"


def orders(app):
    go(app, "ctrl+2", "alt+6", "Orders")
    find_row(app)
    return "Orders"


# in this order: a record is the first of the table before it, and is closed afterwards
STOPS = (overview, campaigns, open_first, contacts, open_first, companies, open_first, board, forecast, deals, open_first,
         duplicates, products, orders)

with tempfile.TemporaryDirectory() as folder:
    path = os.path.join(folder, "firm.tandem")
    subprocess.run([os.environ["TANDEM_CLI"], "sample", path], check=True, stdout=subprocess.DEVNULL)
    with App([os.environ["TANDEM"], "--file", path], cwd=folder) as app:
        app.find("list", "Pages")
        for paper, size in printing.PAPERS.items():
            for n, stop in enumerate(STOPS):
                title = stop(app)
                if paper == "A4":
                    printing.cancel(app, folder)
                made, text, printed = printing.make(app, folder, paper if n == 0 else None)
                os.remove(made)
                assert printed in (size, size[::-1]), f"{title} is of {printed} points, not {paper}"
                head = "\n".join(text.split("\n")[:4])
                for word in re.findall(r"\w+", title):
                    assert word in head, f"{word} of {title} does not stand at the head of the page:\n{head}"
                assert "Brightwater Solar" in head and "Page 1 of" in text, f"{title} has no head or no foot"
                assert len(text.split()) > 30, f"nothing of {title} stands on the paper"
                if stop is open_first:
                    close_record(app)
        app.key("ctrl+q")
        assert app.wait_exit() == 0
