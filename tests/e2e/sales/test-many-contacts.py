# SPDX-License-Identifier: GPL-3.0-or-later
"""A long list of contacts as a person and a screen reader meet it: to the end and back by wheel and keys, sorted by a head,
searched, all selected and changed (of very many exactly 10,000), some moved to the trash, and all that undone. After each, what the
accessibility bus says of the rows is compared with the file.

The file of 5,000 is made here. By hand, with any other, which is written to: TANDEM_FIRM=COPY build-aux/env meson test -C build
sales-many-contacts."""
import itertools
import os
import re
import sqlite3
import subprocess
import tempfile
import unicodedata

from drive import STATES, App, Atspi, Scan, wait_until
from firm import Firm

LIVE = "FROM contact WHERE deleted_at IS NULL"
NAME = "coalesce (family_name || ', ' || given_name, family_name, given_name)"
MOST_CHANGED = 20000
N_MARKED = 10000             # of more than that
DEPARTMENT = "Zehntausend"
MARKED = f"AND department = '{DEPARTMENT}'"
WAIT = 120 if "TANDEM_FIRM" in os.environ else 60   # seconds; a million on a busy machine


class Row:
    """what the bus said of a row that shows, when it was asked"""
    def __init__(self, found):
        self.name, self.states, kids = found["name"], found["states"], found["kids"]
        self.cells = [kid["name"] for kid in kids if kid["role"] == Atspi.Role.TABLE_CELL and is_on(kid, "showing")]
        self.is_focused = is_on(found, "focused") or any(is_on(kid, "focused") for kid in kids)
        self.said = " ".join([self.name, *self.cells])

    def is_(self, state): return bool(self.states >> STATES[state] & 1)


def is_on(found, state):
    return found["states"] >> STATES[state] & 1


def is_record(row):
    """and not the heads of the columns"""
    kids = row.children()
    return bool(kids) and kids[0].role == "table cell"


class Contacts:
    def __init__(self, app, firm):
        self.app, self.firm = app, firm
        self.table = wait_until(lambda: next(filter(is_record, app.find_all("table row")), None), WAIT, "rows").parent
        self.label = next(label for label in app.find_all("label", re.compile(r"^\d[\d.,\s]*$"))
                          if label.parent.role != "table cell")

    def count(self):
        """how many contacts the page says it shows, be they all or some “of” all"""
        digits = re.sub(r"\D", "", self.label.name.split(" of ")[0])
        return int(digits) if digits else None

    def rows(self):
        return [Row(kid) for kid in Scan(self.table.a).root["kids"]
                if kid["role"] == Atspi.Role.TABLE_ROW and is_on(kid, "showing")]

    def go_to(self, n):
        """the nth row in sight, by the pointer"""
        row = next(itertools.islice((kid for kid in self.table.children() if kid.is_a("table row", state="showing")), n, None))
        row.mouse()

    def names(self):
        """the first cell of each row in sight"""
        return [row.cells[0] if row.cells else row.name for row in self.rows()]

    def focused_rows(self):
        """rows that say that they, or cells of theirs, have the focus"""
        return [row for row in self.rows() if row.is_focused]

    def selected(self):
        return [row for row in self.rows() if row.is_("selected")]

    def are_all_selected(self):
        rows = self.rows()
        return len(rows) > 0 and all(row.is_("selected") for row in rows)

    def wait_for_names(self, order, first=None, last=None):
        """until the rows in sight are the first, or the last, of the order"""
        limit = 12
        if first is not None:
            truth = self.firm.column(f"SELECT {NAME} {LIVE} ORDER BY {order} LIMIT {limit}")
            wait_until(lambda: same(self.names()[:limit], truth), WAIT, f"the first to be {truth}")
        else:
            turned = re.sub(r"ASC NULLS LAST", "DESC NULLS FIRST", order).replace("id ASC", "id DESC")
            truth = self.firm.column(f"SELECT {NAME} {LIVE} ORDER BY {turned} LIMIT {limit}")[::-1]
            wait_until(lambda: same(self.names()[-limit:], truth), WAIT, f"the last to be {truth}")

    def check_one_focus(self):
        wait_until(lambda: len(self.focused_rows()) == 1, what="exactly one row to have the focus")


def plain(text):
    """what is read, without what only sets the direction of writing"""
    return "".join(sign for sign in text if unicodedata.category(sign) != "Cf")


def fold(text):
    """as the search reads it: without accents and case"""
    return "".join(sign for sign in unicodedata.normalize("NFKD", plain(text)) if not unicodedata.combining(sign)).casefold()


def same(names, truth):
    """who has no name shows another thing"""
    return len(names) == len(truth) and all(name and wanted in (None, plain(name)) for name, wanted in zip(names, truth))


def stages(firm, only=""):
    return firm.column(f"SELECT lifecycle_stage || ' ' || count(*) {LIVE} {only} GROUP BY lifecycle_stage ORDER BY 1")


def mark(firm, n):
    """gives so many contacts a department of their own, spread over all of them: before the file is opened"""
    with sqlite3.connect(firm.path) as database:
        database.execute("UPDATE contact SET department = ? WHERE id IN (SELECT id FROM (SELECT id, row_number () OVER (ORDER BY id)"
                         f" AS place FROM contact WHERE deleted_at IS NULL) WHERE place % (SELECT count(*) / ? {LIVE}) = 0 LIMIT ?)",
                         (DEPARTMENT, n, n))
    assert firm.value(f"SELECT count(*) {LIVE} AND department = ?", DEPARTMENT) == n


def filter_marked(app):
    """by keyboard: the fourth field of a person"""
    app.key("ctrl+shift+f")
    wait_until(lambda: app.find_all("menu item"), what="a menu")
    app.key("Return", *["Down"] * 4, "Return")
    app.find("label", "Department")
    app.wait_focus("text", "Value")
    app.type(DEPARTMENT)
    app.key("Return")
    app.find("button", f"Department contains “{DEPARTMENT}”")


def change_many(app, contacts):
    """all become customers, or of very many exactly those that were marked; the rows say so, and undo takes it back"""
    before, shown = stages(contacts.firm), contacts.count()
    if shown > MOST_CHANGED:
        filter_marked(app)
        wait_until(lambda: contacts.count() == N_MARKED, WAIT, f"{N_MARKED} contacts")
        before = stages(contacts.firm, MARKED)
    n = contacts.count()
    only = MARKED if n < shown else ""
    others = stages(contacts.firm, f"AND NOT coalesce (department = '{DEPARTMENT}', 0)")

    def is_changed():
        return stages(contacts.firm, only) == [f"customer {n}"]
    contacts.go_to(0)
    app.key("ctrl+a")
    wait_until(contacts.are_all_selected, WAIT, "all rows in sight to be selected")
    app.find("label", lambda name: name.endswith(" selected") and int(re.sub(r"\D", "", name)) == n)
    app.button("Lifecycle…").click()
    app.find("list item", "Customer").mouse()
    wait_until(is_changed, WAIT, f"{n} to be customers")
    assert n == shown or others == stages(contacts.firm, f"AND NOT coalesce (department = '{DEPARTMENT}', 0)"), "others were changed"
    wait_until(lambda: all("Customer" in row.said for row in contacts.rows()), WAIT, "all rows to say Customer")
    assert contacts.are_all_selected(), "what was changed is selected no more"
    app.key("ctrl+z")
    wait_until(lambda: stages(contacts.firm, only) == before, WAIT, "the stages as they were")
    wait_until(lambda: not all("Customer" in row.said for row in contacts.rows()), WAIT, "the rows to say so")
    app.key("Escape")
    wait_until(lambda: contacts.selected() == [], WAIT, "no row to be selected")
    if shown > MOST_CHANGED:
        app.button("Clear").click()
        wait_until(lambda: contacts.count() == shown, WAIT, "all contacts back")


BY_NAME = "sort_key ASC NULLS LAST, id ASC"


def check(app, firm):
    all_of_them = firm.value(f"SELECT count(*) {LIVE}")
    app.find("list", "Pages")
    app.key("ctrl+2", "alt+1")
    app.find("entry", "Filter contacts", timeout=WAIT)
    contacts = Contacts(app, firm)
    wait_until(lambda: contacts.count() == all_of_them, WAIT, f"{all_of_them} contacts")
    contacts.wait_for_names(BY_NAME, first=True)

    # by keys: to the end, where the last row has the focus; and back
    contacts.go_to(0)
    wait_until(lambda: contacts.rows()[0].is_focused, what="the first row to have the focus")
    app.key("End")
    contacts.wait_for_names(BY_NAME, last=True)
    contacts.check_one_focus()
    assert contacts.rows()[-1].is_focused, "the last row has not the focus"
    app.key("Home")
    contacts.wait_for_names(BY_NAME, first=True)
    contacts.check_one_focus()
    app.key("Page_Down", "Page_Down", "Page_Up")
    contacts.check_one_focus()
    app.key("Home")
    contacts.wait_for_names(BY_NAME, first=True)

    # by the wheel: rows are always there, and none twice
    contacts.go_to(3)
    for _ in range(5):
        app.xdo("click", "--repeat", 15, "--delay", 5, 5)
        wait_until(lambda: len(contacts.rows()) > 10 and all(contacts.names()), what="rows in sight")
    assert len(contacts.selected()) <= 1
    app.key("Home")
    contacts.wait_for_names(BY_NAME, first=True)

    # sorted the other way by the head, which selects nobody
    app.key("ctrl+space")
    wait_until(lambda: contacts.selected() == [], what="nobody to be selected")
    app.find("label", "Name").mouse()
    contacts.wait_for_names("sort_key DESC NULLS LAST, id DESC", first=True)
    app.wait_announced("Sorted by Name, descending")
    assert contacts.selected() == [], "something nobody chose is selected"
    app.find("label", "Name").mouse()
    contacts.wait_for_names(BY_NAME, first=True)
    app.wait_announced("Sorted by Name")

    # who is selected and has the focus keeps both, in sight, where all others go elsewhere
    contacts.go_to(0)
    chosen = contacts.names()[0]
    wait_until(lambda: [row.cells[0] for row in contacts.selected()] == [chosen], what=f"{chosen} to be selected")
    app.find("label", "Name").mouse()
    wait_until(lambda: [row.cells[0] for row in contacts.selected()] == [chosen] and contacts.names()[0] != chosen, WAIT,
               f"{chosen} to be selected and seen further down")
    assert [row.cells[0] for row in contacts.focused_rows()] == [chosen], "the focus is on somebody else"
    app.find("label", "Name").mouse()
    contacts.wait_for_names(BY_NAME, first=True)
    app.key("ctrl+space")
    wait_until(lambda: contacts.selected() == [], what="nobody to be selected")

    # searched, and back
    wanted = firm.value(f"SELECT family_name {LIVE} AND family_name IS NOT NULL ORDER BY id LIMIT 1")
    app.find("entry", "Filter contacts").set_text(wanted)
    wait_until(lambda: contacts.names() and all(fold(wanted) in fold(row.said) for row in contacts.rows()), WAIT,
               f"only rows with {wanted}")
    assert contacts.selected() == [], "something nobody chose is selected"
    app.find("entry", "Filter contacts").set_text("")
    wait_until(lambda: contacts.count() == all_of_them, WAIT, "all contacts back")
    contacts.wait_for_names(BY_NAME, first=True)

    # all selected: every row says so, and the bar how many; then none
    contacts.go_to(0)
    app.key("ctrl+a")
    wait_until(contacts.are_all_selected, WAIT, "all rows in sight to be selected")
    app.find("label", re.compile("selected$"))
    app.key("Escape")
    wait_until(lambda: contacts.selected() == [], WAIT, "no row to be selected")

    change_many(app, contacts)

    # three go to the trash and come back; nobody else is selected then, and the focus is on one row
    contacts.go_to(0)
    app.key("shift+Down", "shift+Down")
    wait_until(lambda: len(contacts.selected()) == 3, what="three rows to be selected")
    app.key("Delete")
    wait_until(lambda: firm.value(f"SELECT count(*) {LIVE}") == all_of_them - 3, WAIT, "three contacts to go")
    wait_until(lambda: contacts.count() == all_of_them - 3, WAIT, "the page to say so")
    contacts.wait_for_names(BY_NAME, first=True)
    assert contacts.selected() == [], "something nobody chose is selected"
    contacts.check_one_focus()
    app.key("ctrl+z")
    wait_until(lambda: contacts.count() == all_of_them, WAIT, "the contacts back")
    contacts.wait_for_names(BY_NAME, first=True)
    assert contacts.selected() == [], "something nobody chose is selected"
    app.key("ctrl+q")
    assert app.wait_exit(WAIT) == 0


with tempfile.TemporaryDirectory() as folder:
    given = os.environ.get("TANDEM_FIRM")
    firm = Firm(given or os.path.join(folder, "firm.tandem"))
    if not given:
        subprocess.run([os.environ["TANDEM_CLI"], "sample", "--contacts", "5000", firm.path], check=True,
                       stdout=subprocess.DEVNULL)
    if firm.value(f"SELECT count(*) {LIVE}") > MOST_CHANGED:
        mark(firm, N_MARKED)
    with App([os.environ["TANDEM"], "--file", firm.path], timeout=WAIT, env={"GSETTINGS_BACKEND": "memory"}) as running:
        check(running, firm)
