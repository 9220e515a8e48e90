# SPDX-License-Identifier: GPL-3.0-or-later
"""Every number of channels in the overview is clicked: it says what it counts and of what, opens its rows, and they are as many
as it says; what is too few to tell says so."""
import os

os.environ.setdefault("DRIVE_TIMEOUT", "30")  # a first start on a busy machine takes a while
from rows import click_parts, overview  # noqa: E402

with overview() as (app, rows):
    click_parts(app, rows, "Channels", 40)
