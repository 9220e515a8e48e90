# SPDX-License-Identifier: GPL-3.0-or-later
"""The whole main job by keyboard alone; after each step the focus is where the next one begins."""
import re

import main_job
from main_job import choose_file, find_deal

PAGES = {"Sales": ("ctrl+2", {"Contacts": "alt+1", "Companies": "alt+2", "Deals": "alt+3"}),
         "Marketing": ("ctrl+1", {"Overview": "alt+1", "Campaigns": "alt+2"})}


class Keyboard:
    def __init__(self, app):
        self.app = app

    def press(self, *keys):
        self.app.key(*keys)

    def go_to(self, department, page):
        key, pages = PAGES[department]
        self.app.find("list", "Pages")
        self.press(key, pages[page])

    def start_empty(self, path):
        start = self.app.button(re.compile("^Start empty"))
        self.app.wait_focus("button", re.compile("^Import contacts"))
        self.press("Tab", "Tab")
        start.wait_state("focused")
        self.press("Return")
        choose_file(self.app, "New file", path)
        self.app.wait_focus("text", "Name of the firm")
        self.press("Return")
        self.app.wait_focus("button", "New contact")

    def import_sheet(self, sheet):
        self.press("ctrl+i")
        choose_file(self.app, "Import contacts", sheet)
        for button in ("Continue", "Continue", "Import 5", "Show contacts"):
            # the button of the next step has the same name: it is there when that step is
            self.app.wait_focus("button", button)
            if button == "Continue":
                self.app.find("label", self.steps.pop(0))
            self.press("Return")
        self.app.wait_focus("table row", re.compile("^Müller, Ana"))

    steps = [re.compile("Step 1 of 3"), re.compile("Step 2 of 3")]

    def open_contact(self, family_name):
        self.go_to("Sales", "Contacts")
        self.app.wait_focus("table row", None)
        self.press("ctrl+f")
        self.app.wait_focus("entry", "Filter contacts")
        self.app.type(family_name)
        self.app.find("label", "1 of 4")
        self.press("Return")
        self.app.wait_focus("table row", re.compile(family_name))
        self.press("Return")
        self.app.wait_focus("page tab", "Timeline")

    def edit_contact(self, family_name, job_title):
        self.open_contact(family_name)
        self.press("Right", "space")
        entry = self.app.entry("Job title")
        entry.focus()
        self.press("ctrl+a")
        self.app.type(job_title)
        self.press("Return")

    def write_note(self, text):
        self.press("ctrl+l")
        self.app.wait_focus(("text", "entry"), "Log a call or write a note")
        self.app.type(text)
        self.press("Return")
        self.app.find("label", text)

    def add_deal(self, title, amount):
        self.go_to("Sales", "Deals")
        self.press("ctrl+n")
        dialog = self.app.find("dialog", "New deal")
        self.app.wait_focus("text", "Title")
        self.app.type(title)
        self.press("Tab", "Tab", "Tab", "Tab")
        dialog.find("text", re.compile("^Amount")).wait_state("focused")
        if amount:
            self.app.type(amount)
        self.press("Return")
        find_deal(self.app, title, "Prospecting").wait_state("focused")

    def move_deal(self, title, stage):
        self.press("alt+Right")
        find_deal(self.app, title, stage).wait_state("focused")

    def win_deal(self, title):
        self.press("ctrl+shift+w")
        find_deal(self.app, title, "Won").wait_state("focused")

    def lose_deal(self, title, reason, note):
        self.press("ctrl+shift+l")
        dialog = self.app.find("dialog", "Lost deal")
        while not dialog.find("radio button", reason).is_("focused"):
            before = dialog.find("radio button", state="focused")
            self.press("Down")
            before.wait_state("focused", False)
        dialog.find("radio button", reason).wait_state("checked")
        self.press("Tab")
        self.app.wait_focus("text", "What we heard")
        self.app.type(note)
        self.press("Return")
        find_deal(self.app, title, "Lost").wait_state("focused")

    def print_page(self, path):
        self.press("ctrl+p")
        dialog = self.app.find(("dialog", "window"), "Print")
        to_file = dialog.find("table row", re.compile("Print to File"))
        to_file.focus()
        self.press("space")
        dialog.button("Print").wait_state("sensitive")
        self.press("alt+p")

    def add_campaign(self, name, starts, ends, budget):
        self.go_to("Marketing", "Campaigns")
        self.app.wait_focus("button", "New campaign")
        self.press("Return")
        self.app.wait_focus("text", "Name")
        self.app.type(name)
        self.press("Tab", "Tab", "Tab", "Tab")
        self.app.wait_focus("text", "Starts")
        self.app.type(starts)
        self.press("Tab", "Tab")
        self.app.type(ends)
        self.press("Tab", "Tab")
        self.app.wait_focus("text", re.compile("^Budget"))
        self.app.type(budget)
        self.press("Return")
        # the record is left and entered again
        self.press("Escape")
        self.app.wait_focus("table row", re.compile(name))
        self.press("Return")
        self.app.wait_focus("text", "Name")

    def see_overview(self):
        self.go_to("Marketing", "Overview")
        self.app.find("label", "From impressions to customers")

    def undo(self):
        self.press("ctrl+z")

    def redo(self):
        self.press("ctrl+shift+z")

    def quit(self):
        self.press("ctrl+q")


main_job.run(Keyboard)
