# SPDX-License-Identifier: GPL-3.0-or-later
"""The overview by the keyboard alone: figures, the points of a chart, the numbers of a table, and a record from the rows."""
import os
import re
import subprocess
import tempfile

os.environ.setdefault("DRIVE_TIMEOUT", "30")  # a first start on a busy machine takes a while
from drive import App  # noqa: E402
from rows import Rows, to_int  # noqa: E402


def open_focused(app, rows):
    app.key("Return")
    return rows.wait().counted


def check_figures(app, rows):
    tiles = app.find("table", "Key figures").children()
    tiles[0].focus()
    open_focused(app, rows)
    rows.close()
    app.wait_focus("table cell", re.compile("^Impressions: "))
    app.key("Right", "Right")
    tile = app.wait_focus("table cell", re.compile("^New leads: "))
    n, kind = open_focused(app, rows)
    assert tile.name.startswith(f"New leads: {n},"), f"{tile.name}, and {n} {kind}"
    rows.close()
    app.wait_focus("table cell", re.compile("^New leads: "))


def check_chart(app, rows):
    """from impressions, which is the first point, to leads, the third"""
    chart = app.find("image", "From impressions to customers").focus()
    app.key("Home", "Right", "Right")
    n, kind = open_focused(app, rows)
    assert kind in ("person", "people"), f"the stage of leads opens {n} {kind}"
    assert any("People who first reached the stage" in word for word in rows.words), rows.words
    rows.close()
    assert chart.has_focus(), "the focus did not come back to the chart"


def check_table(app, rows):
    app.find("toggle button", "Show the figures as a table").focus()
    app.key("space")
    app.find("table row", re.compile("^Impressions ")).focus()
    app.key("Down", "Down", "Right")
    number = app.wait_focus("button", re.compile("^Entered: "))
    n, kind = open_focused(app, rows)
    assert n == to_int(number.name.rsplit(": ", 1)[1]), f"{number.name}, and {n} {kind}"


def open_record(app, rows):
    """the first row of the dialog leads to its record"""
    row = rows.dialog.find("table row", state="focusable", index=1)
    row.focus()
    app.key("Return")
    app.find("button", "Close the record")


with tempfile.TemporaryDirectory() as folder:
    path = os.path.join(folder, "firm.tandem")
    subprocess.run([os.environ["TANDEM_CLI"], "sample", "--contacts", "200", path], check=True, stdout=subprocess.DEVNULL)
    with App([os.environ["TANDEM"], "--file", path]) as app:
        app.find("list", "Pages")
        app.key("ctrl+1", "alt+1")
        app.find("list item", "Overview", state="selected")
        rows = Rows(app)
        check_figures(app, rows)
        check_chart(app, rows)
        check_table(app, rows)
        open_record(app, rows)
        app.key("ctrl+q")
        assert app.wait_exit() == 0
