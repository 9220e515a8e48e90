# SPDX-License-Identifier: GPL-3.0-or-later
"""The dialog that a number of the overview opens: its definition, its lists and how many rows each has."""
import contextlib
import os
import re
import subprocess
import tempfile

from drive import App, wait_until

COUNT = re.compile(r"^(?:Figures of )?([\d,]+) (person|people|deal|cost|day)")
TABS = ("radio button", "toggle button", "page tab")
SHARE = re.compile(r"^([\d,]+) of ([\d,]+)(.*)$", re.M)
PEOPLE = ("person", "people")


class Rows:
    host = None                       # where dialogs stand: found once, for a window has thousands of nodes

    def __init__(self, app):
        self.app = app
        self.words = []               # what the dialog says, but for its rows
        self.counted = None           # how many rows there are of what: (36, "people")

    def wait(self):
        """the dialog, once its first list is counted"""
        if Rows.host is None:
            Rows.host = self.app.find("dialog").parent
        self.dialog = wait_until(lambda: next((node for node in Rows.host.children() if node.role == "dialog"), None),
                                 what="the rows of the number")
        self.wait_counted()
        return self

    def wait_counted(self, other_than=None):
        """the list that is seen; its rows are many, so all is read in one go"""
        def look():
            self.words = [node.name for node in self.dialog.find_all("label") if node.name]
            found = [COUNT.match(word) for word in self.words]
            found = [(int(match.group(1).replace(",", "")), match.group(2)) for match in found if match]
            return found and found[-1] != other_than and found[-1]
        self.counted = wait_until(look, what="the count of the rows")
        return self.counted

    def show_second(self):
        """the other list; the number of its rows may be that of the first"""
        tabs = self.dialog.find_all(TABS)
        assert len(tabs) == 2, f"{tabs} instead of two lists"
        tabs[1].click()
        wait_until(lambda: {"checked", "selected", "pressed"} & tabs[1].states, what="the other list")
        return self.wait_counted()

    def close(self):
        self.app.key("Escape")
        wait_until(lambda: not any(node.role == "dialog" for node in Rows.host.children()), what="the dialog to go")


def to_int(text):
    return int(text.replace(",", ""))


def check_rows(rows, name, words, text):
    """@words: the definition that the number had; @text: the number as it stood there"""
    assert words in rows.words, f"{name} says {words!r}, its rows {rows.words}"
    n, kind = rows.counted
    share = SHARE.search(words)
    if share:
        num, den = to_int(share.group(1)), to_int(share.group(2))
        assert ("too few to tell" in words) == (den < 30), f"{name} is of {den}: {words}"
        if kind in PEOPLE:
            assert n == num, f"{name} is {num} of {den}, and opens {n} {kind}"
            second, kind = rows.show_second()
            assert kind not in PEOPLE or second == den, f"{name} is {num} of {den}, and opens {second} {kind}"
    elif re.fullmatch(r"[\d,]+", text) and kind in PEOPLE:
        assert n == to_int(text), f"{name} is {text}, and opens {n} {kind}"
    elif re.search("[1-9]", text):
        assert n > 0, f"{name} is {text}, and opens nothing"


def click_all(rows, place, least):
    """every number that is a button below @place"""
    seen = {(node.name, node.description): node for node in place.find_all("button") if ": " in node.name}
    assert len(seen) >= least, f"{len(seen)} numbers instead of {least}"
    for (name, words), button in seen.items():
        assert words, f"{name} does not say what it counts"
        button.click()
        check_rows(rows.wait(), name, words, name.rsplit(": ", 1)[1])
        rows.close()


TABLES = ("table", "tree table", "tree", "list")


@contextlib.contextmanager
def overview():
    """the overview of a small sample firm, in a window of its own"""
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "firm.tandem")
        subprocess.run([os.environ["TANDEM_CLI"], "sample", "--contacts", "200", path], check=True, stdout=subprocess.DEVNULL)
        with App([os.environ["TANDEM"], "--file", path]) as app:
            app.find("list", "Pages")
            app.key("ctrl+1", "alt+1")
            app.find("list item", "Overview", state="selected")
            yield app, Rows(app)
            app.key("ctrl+q")
            assert app.wait_exit() == 0


def show_as_table(app, title):
    """the figures of a chart as numbers: the card around its heading"""
    card = app.find("label", title)
    while not card.exists("toggle button", "Show the figures as a table"):
        card = card.parent
    card = card.parent
    card.find("toggle button", "Show the figures as a table").click()
    return wait_until(lambda: card.find_all("table row")[1:] and card, what=f"the table of {title}")


def click_parts(app, rows, name, least):
    """the numbers of channels or of campaigns"""
    app.find(("radio button", "toggle button"), name).click()
    click_all(rows, app.find(TABLES, "Channels and campaigns compared"), least)
