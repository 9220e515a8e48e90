# SPDX-License-Identifier: GPL-3.0-or-later
"""A company by keyboard alone: it is made, renamed, gets a person and a deal, loses the deal by undo, goes to the trash and comes
back with its person; from there to the person and back."""
import os
import re
import tempfile

from drive import App


def go_to_companies(app):
    app.find("list", "Pages")
    app.key("ctrl+2", "alt+2")


def press(app, name):
    app.button(name).focus()
    app.key("Return")


def make_company(app):
    app.wait_focus("button", "New company")
    app.key("Return")
    app.find("dialog", "New company")
    app.wait_focus("text", "Name")
    app.type("Kranich Optik")
    app.key("Return")
    app.wait_focus("page tab", "Overview")
    app.find("label", "Kranich Optik")


def rename_company(app):
    app.key("Right", "Right", "space")
    app.entry("Name").focus()
    app.key("ctrl+a")
    app.type("Kranich Optik GmbH")
    app.key("Return")
    app.find("table row", re.compile("^Kranich Optik GmbH"))
    app.find("page tab", "Details").focus()
    app.key("Left", "Left", "space")


def add_person(app):
    press(app, "New person of the company")
    app.find("dialog", "New contact")
    app.wait_focus("text", "Given name")
    assert app.entry("Company").text == "Kranich Optik GmbH"
    app.type("Meryem")
    app.key("Tab")
    app.wait_focus("text", "Family name")
    app.type("Aslan")
    app.key("Return")
    app.find("list item", re.compile("Aslan, Meryem"))


def add_deal(app):
    press(app, "New deal")
    dialog = app.find("dialog", "New deal")
    app.wait_focus("text", "Title")
    dialog.find("text", "Company", text="Kranich Optik GmbH")
    app.type("Inspection line")
    app.key("Tab", "Tab", "Tab", "Tab")
    dialog.find("text", re.compile("^Amount")).wait_state("focused")
    app.type("48200")
    app.key("Return")
    app.find("label", "Open, 1 deal")
    app.find("list item", re.compile("Inspection line"))


def is_already_here(app):
    app.key("ctrl+n")
    app.find("dialog", "New company")
    app.wait_focus("text", "Name")
    app.type("kranich")
    app.find("label", "Here already: Kranich Optik GmbH")
    app.key("Escape")
    app.wait_gone("dialog", "New company")


def go_through_the_trash(app):
    app.key("Escape")
    app.wait_focus("table row", re.compile("^Kranich Optik GmbH"))
    app.key("Delete")
    app.find("label", re.compile("people and deals stay$"))
    app.find("label", "No companies yet")
    app.key("ctrl+z")
    app.wait_focus("table row", re.compile("^Kranich Optik GmbH"))


def visit_person(app):
    app.key("Return")
    app.wait_focus("page tab", "Overview")
    app.find("list item", re.compile("Aslan, Meryem")).focus()
    app.key("Return")
    app.wait_focus("page tab", "Timeline")
    app.find("label", "Meryem Aslan")
    press(app, "Kranich Optik GmbH")
    app.wait_focus("page tab", "Overview")


with tempfile.TemporaryDirectory() as folder:
    with App([os.environ["TANDEM"], "--file", os.path.join(folder, "new.tandem")]) as app:
        go_to_companies(app)
        make_company(app)
        rename_company(app)
        add_person(app)
        add_deal(app)
        app.key("ctrl+z")
        app.find("label", "No deals yet")
        is_already_here(app)
        go_through_the_trash(app)
        visit_person(app)
        app.key("ctrl+q")
        assert app.wait_exit() == 0
