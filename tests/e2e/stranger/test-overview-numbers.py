# SPDX-License-Identifier: GPL-3.0-or-later
"""Every figure and every stage of the funnel in the overview is clicked: it says what it counts and of what, opens its rows,
and they are as many as it says; what is too few to tell says so."""
import os
import re

os.environ.setdefault("DRIVE_TIMEOUT", "30")  # a first start on a busy machine takes a while
from rows import PEOPLE, click_all, overview, show_as_table, to_int  # noqa: E402

FIGURES = {"Impressions": "day", "Visits": "day", "New leads": "people", "CPL": "cost", "CAC": "people", "MQL → SQL": "people",
           "Won revenue": "deal", "ROI": "deal"}


def click_figures(app, rows):
    for tile in app.find("table", "Key figures").children():
        title, value = re.match(r"(.*): ([^,]*(?:,\d{3})*)", tile.name).groups()
        tile.find("label", title).mouse()
        n, kind = rows.wait().counted
        assert n > 0 and (kind == FIGURES[title] or kind in PEOPLE and FIGURES[title] in PEOPLE), f"{title} opens {n} {kind}"
        if title == "New leads":
            assert n == to_int(value), f"{title} is {value}, and opens {n}"
        rows.close()


def click_findings(app, rows):
    """each row says of how many leads its rate is, and opens them"""
    place = app.find(("list", "list box"), "What works, what doesn’t")
    names = [row.name for row in place.find_all("list item")]
    assert len(names) >= 3, names
    for name in names:
        share = re.search(r"([\d,]+) of ([\d,]+)", name)
        assert share, f"{name} does not say of how many it is"
        row = place.find("list item", name)
        if name == names[0]:
            row.focus(200)
        else:
            app.key("Down")
            row.wait_state("focused")
        app.key("Return")
        n, kind = rows.wait().counted
        assert kind in PEOPLE and n == to_int(share.group(1)), f"{name} opens {n} {kind}"
        n, _ = rows.show_second()
        assert n == to_int(share.group(2)), f"{name} is of {n}"
        assert ("too few to tell" in name) == (n < 30), name
        rows.close()


with overview() as (app, rows):
    click_figures(app, rows)
    click_findings(app, rows)
    # entered, before, of the stage before, its rate, the same of the period: but for impressions, which come from nothing
    click_all(rows, show_as_table(app, "From impressions to customers"), 2 + 7 * 5)
