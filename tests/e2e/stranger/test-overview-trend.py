# SPDX-License-Identifier: GPL-3.0-or-later
"""Every point of the trend in the overview is opened from its table: it says what it counts and of what, opens its rows, and
they are as many as it says."""
import os

os.environ.setdefault("DRIVE_TIMEOUT", "30")  # a first start on a busy machine takes a while
from rows import click_all, overview, show_as_table  # noqa: E402

with overview() as (app, rows):
    click_all(rows, show_as_table(app, "New by week"), 3 * 11)
