# SPDX-License-Identifier: GPL-3.0-or-later
"""The details of a contact by keyboard alone: an e-mail address, an interest, a consent and a relation come; the interest gets stronger,
and goes with the relation. The focus is never lost when the rows are made anew, and undo takes back what was written."""
import os
import re
import subprocess
import tempfile

os.environ.setdefault("DRIVE_TIMEOUT", "30")  # a first start on a busy machine takes a while
from drive import App, wait_until  # noqa: E402
from firm import Firm  # noqa: E402

EMAILS = "SELECT value FROM contact_point WHERE value = 'new@keys.example' AND deleted_at IS NULL"
INTERESTS = "SELECT strength FROM interest WHERE category = 'Wallboxes' AND deleted_at IS NULL"
CONSENTS = "SELECT source FROM consent_event WHERE source = 'By phone, 3 May' AND deleted_at IS NULL"
RELATIONS = "SELECT count(*) FROM relationship WHERE deleted_at IS NULL"
N_ACTS = 7


def press(app, key, role, name):
    app.go_to(key, role, name)
    app.key("Return")


def open_details(app):
    app.key("ctrl+2", "alt+1")
    app.wait_focus("table row")
    app.key("Return")
    app.wait_focus("page tab", "Timeline")
    app.key("Right", "space")
    app.find("text", "Job title")


def add_email(app, firm):
    """by its letter in the menu"""
    press(app, "Tab", "toggle button", "Add phone, e-mail or web address")
    app.wait_focus("menu item")
    app.key("e")
    app.wait_focus("text", re.compile("^E-mail"))
    app.type("new@keys.example")
    app.key("Return")
    firm.wait(EMAILS, [("new@keys.example",)])
    app.wait_focus("text", re.compile("^E-mail"))


def change_interest(app, firm):
    press(app, "Tab", "button", "Add an interest")
    app.wait_focus("text", "Name")
    app.type("Wallboxes")
    app.key("Return")
    firm.wait(INTERESTS, [(2,)])
    app.wait_focus("button", "Add an interest")
    app.go_to("Tab", "toggle button", "Some")
    app.key("space")
    wait_until(lambda: app.focused() and app.focused().role == "list item", what="how strong it may be")
    app.key("End", "Return")
    firm.wait(INTERESTS, [(3,)])
    app.wait_focus("toggle button", "Strong")
    press(app, "Tab", "button", "Remove interest “Wallboxes”")
    firm.wait(INTERESTS, [])
    app.wait_focus("button", "Add an interest")


def add_consent(app, firm):
    """two times Enter write down nothing: the focus begins with the channel"""
    press(app, "Tab", "button", "Add what was said of consent")
    app.wait_focus("combo box", "Channel")
    app.go_to("Tab", "text", re.compile("^Source"))
    app.type("By phone, 3 May")
    app.key("Return")
    firm.wait(CONSENTS, [("By phone, 3 May",)])
    app.wait_focus("button", "Add what was said of consent")


def change_relations(app, firm):
    n_relations = firm.value(RELATIONS)
    press(app, "Tab", "toggle button", "Add a relation")
    app.wait_focus("menu item")
    app.key("Return")
    app.wait_focus("entry")
    app.type("brandt")
    app.find("list item", re.compile("Brandt"))
    app.key("Down")
    app.wait_focus("list item", re.compile("Brandt"))
    app.key("Return")
    firm.wait(RELATIONS, [(n_relations + 1,)])
    app.wait_focus("toggle button", "Add a relation")
    press(app, "Tab", "button", re.compile("^Remove the relation to .*Brandt"))
    firm.wait(RELATIONS, [(n_relations,)])
    wait_until(lambda: app.focused() and re.match("^(Remove the|Add a) relation", app.focused().name), what="the focus at the relations")


with tempfile.TemporaryDirectory() as folder:
    firm = Firm(os.path.join(folder, "firm.tandem"))
    subprocess.run([os.environ["TANDEM_CLI"], "sample", "--contacts", "120", firm.path], check=True, stdout=subprocess.DEVNULL)
    with App([os.environ["TANDEM"], "--file", firm.path]) as app:
        app.find("list", "Pages")
        open_details(app)
        add_email(app, firm)
        change_interest(app, firm)
        add_consent(app, firm)
        change_relations(app, firm)
        app.key(*["ctrl+z"] * N_ACTS)
        for question in (EMAILS, INTERESTS, CONSENTS):
            firm.wait(question, [])
        wait_until(lambda: app.focused() and app.focused().name, what="the focus after it")
        app.key("Escape")
        app.wait_focus("table row")
        app.key("ctrl+q")
        assert app.wait_exit() == 0
