# SPDX-License-Identifier: GPL-3.0-or-later
"""Tab goes round every page and each view of the deals, and back again: every stop has a name and is seen, none is a trap, and what a page
is for is among them."""
import os
import subprocess
import tempfile

os.environ.setdefault("DRIVE_TIMEOUT", "30")  # a first start on a busy machine takes a while
import stops  # noqa: E402
from drive import App  # noqa: E402

# page, its keys, what has the focus first, and what else has to be reached
PAGES = (("Overview", ("ctrl+1", "alt+1"), None, ("image", "From impressions to customers")),
         ("Campaigns", ("ctrl+1", "alt+2"), "table row", ("button", "New campaign")),
         ("Contacts", ("ctrl+2", "alt+1"), "table row", ("button", "New contact")),
         ("Companies", ("ctrl+2", "alt+2"), "table row", ("button", "New company")),
         ("Deals", ("ctrl+2", "alt+3"), "table cell", ("toggle button", "As it was on another day")),
         ("Duplicates", ("ctrl+2", "alt+4"), "list item", ("button", "Look again")),
         ("Products", ("ctrl+2", "alt+5"), "table row", ("button", "New product")),
         ("Orders", ("ctrl+2", "alt+6"), "table row", ("entry", "Filter orders")))


def go(app, page, keys, first):
    app.key(*keys)
    app.find("list item", page, state="selected")
    app.wait_focus(first)


def check_page(app, page, keys, first, needed):
    go(app, page, keys, first)
    if page == "Overview":
        app.find("label", needed[1])
    found = stops.check_back(app, page)
    assert any(stop.is_a(*needed) for stop in found), f"{needed} is not reached on {page}"
    if first:
        assert any(stop.is_a(first) for stop in found), f"no {first} is reached on {page}"


def check_views(app):
    """the list and the forecast"""
    app.key("ctrl+alt+2")
    app.wait_focus("table row")
    stops.check_back(app, "the list of deals")
    app.key("ctrl+alt+3")
    app.find("label", "Expected close")
    stops.check_back(app, "the forecast")


with tempfile.TemporaryDirectory() as folder:
    path = os.path.join(folder, "firm.tandem")
    subprocess.run([os.environ["TANDEM_CLI"], "sample", "--contacts", "120", path], check=True, stdout=subprocess.DEVNULL)
    with App([os.environ["TANDEM"], "--file", path]) as app:
        app.find("list", "Pages")
        for page, keys, first, needed in PAGES:
            check_page(app, page, keys, first, needed)
            if page == "Deals":
                check_views(app)
        app.key("ctrl+q")
        assert app.wait_exit() == 0
