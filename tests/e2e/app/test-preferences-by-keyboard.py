# SPDX-License-Identifier: GPL-3.0-or-later
"""The pages of the preferences by keyboard alone: something is changed or added on each, is in the file, and undo takes all of it
back."""
import contextlib
import os
import subprocess
import tempfile

os.environ.setdefault("DRIVE_TIMEOUT", "30")  # a first start on a busy machine takes a while
from drive import App, wait_until  # noqa: E402
from firm import Firm  # noqa: E402

SECTIONS = ("Firm", "People", "Working time", "Targets and figures", "Pipelines", "Channels and reasons", "Your own fields",
            "Restore and trash")
NAME = "SELECT name FROM firm"
MONTH = "SELECT first_month FROM firm"
ROLES = "SELECT role FROM person WHERE deleted_at IS NULL ORDER BY id"
PEOPLE = "SELECT name FROM person WHERE deleted_at IS NULL ORDER BY id"
HOURS = "SELECT working_hours FROM firm"
HOLIDAYS = "SELECT day, name FROM holiday WHERE deleted_at IS NULL ORDER BY id"
TARGETS = "SELECT person_id, measure, period, amount_minor FROM target WHERE deleted_at IS NULL ORDER BY id"
COSTS = "SELECT department, amount_minor FROM firm_cost WHERE deleted_at IS NULL ORDER BY id"
TOUCH_DAYS = "SELECT touch_days FROM firm"
TRASH_DAYS = "SELECT trash_days FROM firm"
STAGES = "SELECT name FROM stage WHERE deleted_at IS NULL AND kind = 'open' ORDER BY pipeline_id, position"
CHANNELS = "SELECT name FROM channel WHERE deleted_at IS NULL ORDER BY position"
FIELDS = "SELECT entity, name FROM custom_field WHERE deleted_at IS NULL ORDER BY id"
ALL = (NAME, MONTH, ROLES, PEOPLE, HOURS, HOLIDAYS, TARGETS, COSTS, TOUCH_DAYS, TRASH_DAYS, STAGES, CHANNELS, FIELDS)


class Preferences:
    """what is done in them, and how often undo is needed to take it back"""

    def __init__(self, app, firm):
        self.app, self.firm, self.n_acts = app, firm, 0

    @contextlib.contextmanager
    def page(self, section):
        """opens them, goes down to a page, and closes them"""
        self.app.key("ctrl+comma")
        self.app.wait_focus("list item", SECTIONS[0])
        for name in SECTIONS[1:SECTIONS.index(section) + 1]:
            self.app.key("Down")
            self.app.wait_focus("list item", name)
        yield
        self.app.key("Escape")
        self.app.wait_gone("list", "Sections")

    def changed(self, question, answer):
        self.firm.wait(question, answer)
        self.n_acts += 1

    def write(self, entry, text):
        self.app.entry(entry).focus()
        self.app.key("ctrl+a")
        self.app.type(text)
        self.app.key("Return")

    def choose(self, row, *keys):
        self.app.find("combo box", row).focus()
        self.app.key("space")
        wait_until(lambda: self.app.focused() and self.app.focused().role == "list item", what="the choices")
        self.app.key(*keys)
        self.app.key("Return")
        self.app.wait_focus("combo box", row)

    def add(self, button, **fields):
        """the dialog of a button: what is not named stays as it is"""
        self.app.button(button).focus()
        self.app.key("Return")
        dialog = self.app.find("dialog", button)
        for name, text in fields.items():
            dialog.entry(name).focus()
            self.app.key("ctrl+a")
            self.app.type(text)
        self.app.key("Return")
        self.app.wait_gone("dialog", button)


def change_firm(preferences, firm):
    with preferences.page("Firm"):
        preferences.write("Name of the firm", "Keys and Sons")
        preferences.changed(NAME, [("Keys and Sons",)])
        month = firm.ask(MONTH)[0][0]
        preferences.choose("First month of the year", "Down")
        preferences.changed(MONTH, [(month + 1,)])


def change_people(preferences, firm):
    people, roles = firm.ask(PEOPLE), firm.ask(ROLES)
    with preferences.page("People"):
        preferences.choose("Your role", "End")
        preferences.changed(ROLES, [("assistant",)] + roles[1:])
        preferences.write("Add another person", "Lotta Keller")
        preferences.changed(PEOPLE, people + [("Lotta Keller",)])


def change_time(preferences, firm):
    hours, holidays = firm.ask(HOURS), firm.ask(HOLIDAYS)
    with preferences.page("Working time"):
        preferences.write("Monday", "10:15-11:45")
        wait_until(lambda: "10:15-11:45" in firm.ask(HOURS)[0][0], what="the hours of Monday")
        preferences.n_acts += 1
        preferences.add("Add a holiday", Day="2031-05-09", Name="Outing")
        preferences.changed(HOLIDAYS, holidays + [("2031-05-09", "Outing")])
    assert firm.ask(HOURS) != hours


def change_targets(preferences, firm):
    targets, costs = firm.ask(TARGETS), firm.ask(COSTS)
    with preferences.page("Targets and figures"):
        preferences.add("Add a target", Amount="1234.50")
        preferences.changed(TARGETS, targets + [(None, "won-revenue", "month", 123450)])
        preferences.add("Add a cost", Amount="88.20")
        preferences.changed(COSTS, costs + [("marketing", 8820)])
        preferences.write("Days before the win in which a touch counts", "77")
        preferences.changed(TOUCH_DAYS, [(77,)])


def change_lists(preferences, firm):
    """a new stage is moved up by one; a new channel and a new field stand last"""
    stages, channels, fields = firm.ask(STAGES), firm.ask(CHANNELS), firm.ask(FIELDS)
    with preferences.page("Pipelines"):
        preferences.write("Add a stage", "Try out")
        preferences.changed(STAGES, stages + [("Try out",)])
        preferences.app.find("list item", "Try out")
        preferences.app.go_to("shift+Tab", "list item", "Try out")
        preferences.app.key("alt+Up")
        preferences.changed(STAGES, stages[:-1] + [("Try out",)] + stages[-1:])
    with preferences.page("Channels and reasons"):
        preferences.write("Add a channel", "Radio")
        preferences.changed(CHANNELS, channels + [("Radio",)])
    with preferences.page("Your own fields"):
        preferences.write("Add a field", "Way of writing")
        preferences.changed(FIELDS, fields + [("contact", "Way of writing")])


with tempfile.TemporaryDirectory() as folder:
    firm = Firm(os.path.join(folder, "firm.tandem"))
    subprocess.run([os.environ["TANDEM_CLI"], "sample", "--contacts", "50", firm.path], check=True, stdout=subprocess.DEVNULL)
    with App([os.environ["TANDEM"], "--file", firm.path]) as app:
        app.find("list", "Pages")
        app.key("ctrl+2", "alt+1")
        app.wait_focus("table row")
        before = {question: firm.ask(question) for question in ALL}
        preferences = Preferences(app, firm)
        change_firm(preferences, firm)
        change_people(preferences, firm)
        change_time(preferences, firm)
        change_targets(preferences, firm)
        change_lists(preferences, firm)
        with preferences.page("Restore and trash"):
            preferences.choose("Records stay in the trash", "Home", "Down")
            preferences.changed(TRASH_DAYS, [(30,)])
        app.key(*["ctrl+z"] * preferences.n_acts)
        for question in ALL:
            firm.wait(question, before[question])
        app.key("ctrl+q")
        assert app.wait_exit() == 0
