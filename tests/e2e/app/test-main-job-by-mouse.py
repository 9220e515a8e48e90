# SPDX-License-Identifier: GPL-3.0-or-later
"""The whole main job by mouse: keys only write what must be written."""
import re

import main_job
from drive import drag_until, wait_until
from main_job import choose_file, find_deal

TABS = ("page tab", "radio button", "toggle button")
WHEEL_UP, WHEEL_DOWN = 4, 5


class Mouse:
    def __init__(self, app):
        self.app = app

    def write(self, entry, text):
        """into an entry, in place of what it holds"""
        entry.mouse()  # one click: a second one may hit another row, when the first made the page scroll
        self.app.wait_focus("text", entry.name)
        self.app.key("ctrl+a")
        if text:
            self.app.type(text)

    def choose_from_menu(self, key):
        """the toolkit doesn't tell the names of items of a menu, but which key each has"""
        def find_item():
            return next((item for item in self.app.each("menu item")
                         if item.attributes.get("keyshortcuts", "").split(" ")[0] == key), None)
        self.app.button("Main menu").mouse()
        wait_until(find_item, what=f"the item {key} of the menu").mouse()

    def go_to(self, department, page):
        tab = self.app.find(TABS, department)
        if not tab.is_("selected"):
            tab.mouse()
            tab.wait_state("selected")
        self.app.find("list", "Pages").find("list item", page).mouse()

    def start_empty(self, path):
        self.app.button(re.compile("^Start empty")).mouse()
        choose_file(self.app, "New file", path)
        self.app.find("dialog", "Your firm").button("Start").mouse()
        self.app.find("button", "New contact")

    def import_sheet(self, sheet):
        self.choose_from_menu("Ctrl+I")
        choose_file(self.app, "Import contacts", sheet)
        for step in ("Step 1 of 3", "Step 2 of 3"):
            self.app.find("label", re.compile(step))
            self.app.button("Continue").mouse()
        self.app.button("Import 5").mouse()
        self.app.button("Show contacts").mouse()

    def turn_wheel(self, button, times):
        """where the pointer is"""
        self.app.xdo("click", "--repeat", times, "--delay", 30, button)

    def wheel_to(self, node):
        """down, until the node can be clicked: a long record is higher than the window"""
        for _ in range(20):
            try:
                return node.place()
            except AssertionError:
                self.turn_wheel(WHEEL_DOWN, 2)
        return node.place()

    def open_contact(self, family_name):
        self.go_to("Sales", "Contacts")
        self.app.find("table row", re.compile(family_name)).mouse(times=2)
        self.app.find("page tab", "Timeline")

    def edit_contact(self, family_name, job_title):
        self.open_contact(family_name)
        self.app.find("page tab", "Details").mouse()
        self.wheel_to(self.app.entry("Job title"))
        self.write(self.app.entry("Job title"), job_title)
        self.turn_wheel(WHEEL_UP, 30)
        self.app.find("page tab", "Timeline").mouse()

    def write_note(self, text):
        self.write(self.app.entry("Log a call or write a note"), text)
        self.app.key("Return")
        self.app.find("label", text)

    def add_deal(self, title, amount):
        self.go_to("Sales", "Deals")
        self.app.button("New deal").mouse()
        dialog = self.app.find("dialog", "New deal")
        self.write(dialog.entry("Title"), title)
        self.write(dialog.entry(re.compile("^Amount")), amount)
        dialog.button("Add").mouse()
        self.app.wait_gone("dialog", "New deal")
        find_deal(self.app, title, "Prospecting")

    def is_deal_in(self, title, stage):
        return any(table.exists("table cell", re.compile(f"^{title}")) for table in self.app.find_all("table", stage))

    def move_deal(self, title, stage, from_stage="Prospecting"):
        # each time anew: a dialog that just goes away has labels of the same words
        drag_until(lambda: find_deal(self.app, title, from_stage), lambda: self.app.find("label", stage),
                        lambda: self.is_deal_in(title, stage))
        find_deal(self.app, title, stage)

    def scroll_to(self, label, end, over):
        """turns the wheel over the board until its end is in sight"""
        self.app.xdo("mousemove", "--window", *over.place())

        def is_in_sight():
            self.app.xdo("click", 7)
            x, _, width, _ = label.extents()
            return x + width < end
        wait_until(is_in_sight, what=f"{label!r} to be in sight")

    def win_deal(self, title):
        self.move_deal(title, "Won")

    def lose_deal(self, title, reason, note):
        # the last stage is out of sight from the first
        self.move_deal(title, "Negotiation")
        lost = self.app.find("label", "Lost")
        self.scroll_to(lost, self.app.children()[0].extents()[2], over=find_deal(self.app, title, "Negotiation"))
        drag_until(lambda: find_deal(self.app, title, "Negotiation"), lambda: lost,
                        lambda: self.app.exists("dialog", "Lost deal"))
        dialog = self.app.find("dialog", "Lost deal")
        dialog.find("radio button", reason).mouse()
        self.write(dialog.entry("What we heard"), note)
        dialog.button("Mark as lost").mouse()
        find_deal(self.app, title, "Lost")

    def print_page(self, path):
        self.choose_from_menu("Ctrl+P")
        dialog = self.app.find(("dialog", "window"), "Print")
        dialog.find("table row", re.compile("Print to File")).mouse()
        dialog.button("Print").wait_state("sensitive").mouse()

    def add_campaign(self, name, starts, ends, budget):
        self.go_to("Marketing", "Campaigns")
        self.app.button("New campaign").mouse()
        self.app.wait_focus("text", "Name")
        for field, text in (("Name", name), ("Starts", starts), ("Ends", ends), ("Budget (EUR)", budget)):
            self.write(self.app.entry(field), text)
        self.app.button("Back to the list").mouse()
        self.app.find("table row", re.compile(name)).mouse(times=2)
        self.app.entry("Name")

    def see_overview(self):
        self.go_to("Marketing", "Overview")
        self.app.find("label", "From impressions to customers")

    def undo(self):
        main_job.undo_button(self.app, main_job.CAMPAIGN).mouse()

    def redo(self):
        self.choose_from_menu("Shift+Ctrl+Z")

    def quit(self):
        self.app.button("Close").mouse()


main_job.run(Mouse)
