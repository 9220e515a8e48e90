# SPDX-License-Identifier: GPL-3.0-or-later
"""In the record of a campaign by keyboard alone: a cost and an offer are added, and the link is built and copied; undo takes the first
two back."""
import os
import re
import subprocess
import tempfile

os.environ.setdefault("DRIVE_TIMEOUT", "30")  # a first start on a busy machine takes a while
from drive import App  # noqa: E402
from firm import Firm  # noqa: E402

COSTS = "SELECT kind, amount_minor, day FROM campaign_cost WHERE deleted_at IS NULL AND day = '2026-02-03'"
OFFERS = "SELECT name, kind FROM offer WHERE deleted_at IS NULL AND name = 'Roof check'"


def press(app, name):
    app.button(name).focus(120)
    app.key("Return")


def add_cost(app, firm):
    press(app, "Add a cost")
    dialog = app.find("dialog", re.compile("cost", re.I))
    dialog.entry("Day").focus()
    app.key("ctrl+a")
    app.type("2026-02-03")
    dialog.entry(re.compile("^Amount")).focus()
    app.type("249.90")
    app.key("Return")
    firm.wait(COSTS, [("ad-spend", 24990, "2026-02-03")])
    app.wait_gone("dialog", re.compile("cost", re.I))


def add_offer(app, firm):
    press(app, "Add an offer")
    dialog = app.find("dialog", re.compile("offer", re.I))
    dialog.entry("Name").focus()
    app.type("Roof check")
    app.key("Return")
    firm.wait(OFFERS, [("Roof check", "trial")])
    app.wait_gone("dialog", re.compile("offer", re.I))


def copy_link(app):
    page = app.entry("Landing page")
    page.focus(120)
    app.key("ctrl+a")
    app.type("https://brightwater.example/roof")
    app.key("Return")
    app.find("label", re.compile("^https://brightwater.example/roof[?]utm_"))
    press(app, "Copy the link")
    app.find("label", "The link was copied")


with tempfile.TemporaryDirectory() as folder:
    firm = Firm(os.path.join(folder, "firm.tandem"))
    subprocess.run([os.environ["TANDEM_CLI"], "sample", "--contacts", "200", firm.path], check=True, stdout=subprocess.DEVNULL)
    with App([os.environ["TANDEM"], "--file", firm.path]) as app:
        app.find("list", "Pages")
        app.key("ctrl+1", "alt+2")
        app.wait_focus("table row")
        app.key("Return")
        app.find("text", "Name", text=re.compile("."))
        add_cost(app, firm)
        add_offer(app, firm)
        copy_link(app)
        app.button("Copy the link").focus()
        app.key(*["ctrl+z"] * 3)           # the landing page, the offer, the cost
        firm.wait(OFFERS, [])
        firm.wait(COSTS, [])
        app.key("ctrl+q")
        assert app.wait_exit() == 0
