# SPDX-License-Identifier: GPL-3.0-or-later
"""The tabs of the record of a campaign by keyboard alone: figures of days are typed and pasted, and a screen reader hears each cell by
its column and day; a lead and a won deal are opened, a member is added; undo takes back what was written."""
import os
import re
import subprocess
import tempfile

os.environ.setdefault("DRIVE_TIMEOUT", "30")  # a first start on a busy machine takes a while
from drive import App  # noqa: E402
from firm import Firm  # noqa: E402

CAMPAIGN = """SELECT c.name, p.id FROM campaign AS c
              JOIN contact AS p ON p.source_campaign_id = c.id AND p.deleted_at IS NULL
              JOIN touch AS t ON t.campaign_id = c.id AND t.contact_id = p.id
              JOIN deal AS d ON d.contact_id = p.id AND d.deleted_at IS NULL AND d.closed_on > t.at
              JOIN stage AS s ON s.id = d.stage_id AND s.kind = 'won'
              WHERE c.deleted_at IS NULL AND (SELECT count(*) FROM campaign_day AS f WHERE f.campaign_id = c.id) > 3
              ORDER BY c.id LIMIT 1"""
TYPED = "SELECT clicks FROM campaign_day WHERE deleted_at IS NULL AND impressions = 918273"
PASTED = "SELECT impressions, clicks FROM campaign_day WHERE deleted_at IS NULL AND impressions IN (700001, 700002) ORDER BY 1"
MEMBERS = "SELECT status, contact_id FROM campaign_member WHERE deleted_at IS NULL AND name = 'Lotta Keller'"


def open_tab(app, name, *keys, way="shift+Tab"):
    """from the tab that is open, by the arrows"""
    app.go_to(way, "page tab")
    app.key(*keys)
    app.wait_focus("page tab", name)
    app.key("space")


def open_campaign(app, name):
    app.find("list", "Pages")
    app.key("ctrl+1", "alt+2")
    app.wait_focus("table row")
    app.key("ctrl+f")
    app.wait_focus("entry", "Filter campaigns")
    app.type(name)
    app.find("label", re.compile("^1 of "))
    app.key("Return")
    app.wait_focus("table row", re.compile("^" + re.escape(name)))
    app.key("Return")
    app.find("text", "Name", text=name)


def type_figures(app, firm):
    """the first row is today's; Right goes to its first figure, Tab to the next, Enter saves it and goes on to the row below"""
    app.go_to("Tab", "table row")
    app.key("Right")
    cell = app.wait_focus("text", re.compile("^Impressions, "))
    assert cell.text == "", f"today has {cell.text} impressions"
    name, day = cell.name, cell.name.removeprefix("Impressions, ")
    app.key("Tab")
    app.wait_focus("text", f"Clicks, {day}")
    app.key("shift+Tab")
    app.wait_focus("text", name)
    app.key("ctrl+a")
    app.type("918273")
    app.key("Return")
    firm.wait(TYPED, [(0,)])
    app.find("text", name, text="918,273")
    app.find("table row", re.compile(f"^{re.escape(day)}, Impressions: 918,273"))
    app.find("button", f"Delete the figures of {day}")
    below = app.wait_focus("text", re.compile("^Impressions, ")).name
    assert below != name, f"Enter has left the focus on {name}"
    return below


def paste_figures(app, firm, name):
    """two rows and two columns of a spreadsheet, over the two days below today, of which the first has the focus"""
    subprocess.run(["xclip", "-selection", "clipboard"], input=b"700001\t71\n700002\t72\n", check=True,
                   stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    app.key("ctrl+v")
    firm.wait(PASTED, [(700001, 71), (700002, 72)])
    app.find("text", name, text="700,001")
    app.find("text", name.replace("Impressions", "Clicks"), text="71")
    app.wait_focus("text", name)


def open_lead(app, campaign):
    """Enter opens the contact in Sales; in Marketing the record of the campaign is still open, beside its row"""
    app.go_to("Tab", "table row")
    app.key("Return")
    app.find("page tab", "Timeline")
    app.key("ctrl+1")
    app.wait_focus("table row", re.compile("^" + re.escape(campaign)))


def add_member(app, firm):
    app.go_to("Tab", "button", "Add a member")
    app.key("Return")
    dialog = app.find("dialog", re.compile("member", re.I))
    dialog.entry("E-mail or name").focus()
    app.type("Lotta Keller")
    app.key("Return")
    firm.wait(MEMBERS, [("responded", None)])
    app.wait_gone("dialog", re.compile("member", re.I))
    app.find("table row", re.compile("^Lotta Keller"))


def open_deal(app):
    """Enter opens the deal in Sales"""
    app.find("label", "Deal by deal")
    deal = app.go_to("Tab", "table row", re.compile("[€£]"))
    title = deal.name.split(",")[0]
    app.go_to("Right", "button", re.compile("^Amount"))
    app.key("Return")
    app.find("button", "Close the record")
    app.find("label", re.compile("^" + re.escape(title)))


with tempfile.TemporaryDirectory() as folder:
    firm = Firm(os.path.join(folder, "firm.tandem"))
    subprocess.run([os.environ["TANDEM_CLI"], "sample", "--contacts", "400", firm.path], check=True, stdout=subprocess.DEVNULL)
    name, contact = firm.ask(CAMPAIGN)[0]
    with App([os.environ["TANDEM"], "--file", firm.path]) as app:
        open_campaign(app, name)
        open_tab(app, "Days", "Right", "Right")
        paste_figures(app, firm, type_figures(app, firm))
        open_tab(app, "Leads", "Right")
        open_lead(app, name)
        open_tab(app, "Members", "Right", way="Tab")
        add_member(app, firm)
        open_tab(app, "Attribution", "Right")
        open_deal(app)
        app.key(*["ctrl+z"] * 3)           # the member, what was pasted, what was typed
        for question in (MEMBERS, PASTED, TYPED):
            firm.wait(question, [])
        app.key("ctrl+q")
        assert app.wait_exit() == 0
