# SPDX-License-Identifier: GPL-3.0-or-later
"""Every point of the trend in the overview is opened from its table, and every number of the targets beside it: it says what it
counts and of what, opens its rows, and they are as many as it says."""
import os
import re

os.environ.setdefault("DRIVE_TIMEOUT", "30")  # a first start on a busy machine takes a while
from rows import PEOPLE, click_all, overview, show_as_table, to_int  # noqa: E402


def click_targets(app, rows):
    """of each period its number and its share, which is of the target beside it, both named after the period"""
    links = {link.name: link for link in app.find_all("button", re.compile("^(New leads|Reached), "))}
    numbers = [re.match(r"New leads, (.*): ([\d,]+)$", name) for name in links if name.startswith("New leads")]
    assert len(numbers) >= 3, links.keys()  # months of 90 days
    for period, number in (match.groups() for match in numbers):
        if number == "0":  # as on the first day of a month: the list then says that it is empty, and counts nothing
            continue
        for name in (name for name in links if name.startswith((f"New leads, {period}: ", f"Reached, {period}: "))):
            links[name].click()
            n, kind = rows.wait().counted
            assert n == to_int(number) and kind in PEOPLE, f"{name} opens {n} {kind}, and not {number}"
            assert any(f"The whole firm, by month · {period} · {number} of " in word for word in rows.words), rows.words
            rows.close()


with overview() as (app, rows):
    click_targets(app, rows)
    click_all(rows, show_as_table(app, "New by week"), 3 * 11)
