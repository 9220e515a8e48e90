# SPDX-License-Identifier: GPL-3.0-or-later
"""Duplicates by keyboard alone: two are merged with a choice, two are told apart, one is left for later; it is undone, and what was
merged is taken apart again from its record; two that are chosen in the list are merged as well."""
import os
import re
import subprocess
import tempfile

from drive import App


def go_to_duplicates(app):
    app.find("list", "Pages")
    app.key("ctrl+2", "alt+4")
    app.wait_focus("list item", re.compile("^Ayşe Müller and A. Müller"))


def merge_with_a_choice(app):
    app.find("label", "6 pairs among 400")
    app.key("Return")
    app.find("label", re.compile("^1 of 6 · same e-mail, similar name"))
    app.wait_focus("button", "Merge")
    app.find("radio button", "Job title: Managing director").focus()
    app.key("Right")
    app.find("radio button", "Job title: Buyer").wait_state("checked")
    app.key("Return")  # also on a choice


def tell_apart_and_leave(app):
    app.find("label", re.compile("^1 of 5 · same phone number"))
    app.wait_focus("button", "Merge")
    app.key("n")
    app.find("label", re.compile("^1 of 4 · similar name"))
    app.wait_focus("button", "Merge")
    app.key("l")
    app.find("label", re.compile("^2 of 4 · "))
    app.key("Escape")
    app.wait_gone("dialog", "Same person?")
    app.find("label", "4 pairs among 399")
    app.find("label", "Likely, 4 pairs")


def undo_the_last(app):
    app.wait_focus("list item", re.compile("^Ayşe"))
    app.key("ctrl+z")
    app.find("label", "5 pairs among 399")


def take_apart(app):
    app.key("alt+1")
    app.wait_focus("table row", None)
    app.key("ctrl+f")
    app.wait_focus("entry", "Filter contacts")
    app.type("ayse muller")  # letters without marks find those with them
    app.find("label", "1 of 399")
    app.key("Return")
    app.wait_focus("table row", re.compile("Müller, Ayşe"))
    app.key("Return")
    app.wait_focus("page tab", "Timeline")
    app.find("label", re.compile("^Buyer"))
    app.find("toggle button", "More").focus()
    app.key("Return")
    app.find("menu item")
    app.key("g")
    app.find("dialog", "Merged into “Ayşe Müller”")
    app.wait_focus("button", "Take apart")
    app.find("label", re.compile(r"^Merged .*entries go back\.$"))
    app.key("Return")
    app.find("label", re.compile("^[12] of 400"))
    app.find("label", re.compile("^Managing director"))


def merge_chosen(app):
    app.key("Escape")
    app.wait_focus("table row", re.compile("Müller, Ayşe"))
    app.key("ctrl+f")
    app.wait_focus("entry", "Filter contacts")
    app.type("muller")
    app.find("label", re.compile("^[2-9] of 400"))
    app.key("Return")
    app.wait_focus("table row", re.compile("Müller, A"))
    app.key("Home", "shift+Down")
    app.find("label", "2 selected")
    app.key("shift+F10")
    app.find("menu item")
    app.key("m")
    app.find("dialog", "Same person?")
    app.wait_focus("button", "Merge")
    app.key("Return")
    app.find("label", re.compile("^[1-8] of 399"))
    app.key("ctrl+z")
    app.find("label", re.compile("^[2-9] of 400"))


with tempfile.TemporaryDirectory() as folder:
    path = os.path.join(folder, "sample.tandem")
    subprocess.run([os.environ["TANDEM_CLI"], "sample", path], check=True, stdout=subprocess.DEVNULL)
    with App([os.environ["TANDEM"], "--file", path]) as app:
        go_to_duplicates(app)
        merge_with_a_choice(app)
        tell_apart_and_leave(app)
        undo_the_last(app)
        take_apart(app)
        merge_chosen(app)
        app.key("ctrl+q")
        assert app.wait_exit() == 0
