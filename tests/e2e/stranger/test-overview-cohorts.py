# SPDX-License-Identifier: GPL-3.0-or-later
"""Of what became of leads, every number of the last months is clicked: it says what it counts and of what, opens its rows, and
they are as many as it says; what is too few to tell says so."""
import os

os.environ.setdefault("DRIVE_TIMEOUT", "30")  # a first start on a busy machine takes a while
from rows import TABLES, click_all, overview  # noqa: E402

with overview() as (app, rows):
    months = app.find(TABLES, "What became of leads").find_all("table row")[1:5]
    assert len(months) == 4, f"{len(months)} months"
    for n, month in enumerate(months):
        click_all(rows, month, n + 2)  # its leads, and what became of them in each month since
