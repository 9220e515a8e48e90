# SPDX-License-Identifier: GPL-3.0-or-later
"""A sheet as German Excel saves it (semicolons, windows-1252, days with dots) comes in whole; the same sheet once more creates
nothing and changes nothing."""
import os
import re
import tempfile

os.environ.setdefault("DRIVE_TIMEOUT", "30")  # a first start on a busy machine takes a while
from drive import App, wait_until  # noqa: E402
from firm import Firm  # noqa: E402

SHEET = """Vorname;Nachname;E-Mail;Telefon;Firma;Straße;PLZ;Ort;Geburtstag
Jürgen;Größl;juergen@groessl.example;089 5550143;"Größl; Söhne";Königsallee 3;08123;München;17.05.1980
Zoë;Weiß;zoe@weiss.example;0151 5550177;Café Weiß;;;Köln;
"""
PEOPLE = """SELECT c.given_name, c.family_name, c.birthday, f.name, c.version FROM contact AS c JOIN company AS f
            ON f.id = c.company_id WHERE c.deleted_at IS NULL ORDER BY c.family_name"""
PLACES = "SELECT street, postcode, city FROM address WHERE deleted_at IS NULL ORDER BY city"
WAYS = "SELECT count(*) FROM contact_point WHERE deleted_at IS NULL"


def go_through(app, outcome):
    for _ in range(2):
        button = app.button("Continue").wait_state("focused")
        app.key("Return")
        wait_until(lambda: not button.is_("focused"), what="the next step")
    app.find("label", re.compile(outcome))


with tempfile.TemporaryDirectory() as folder:
    firm, sheet = Firm(os.path.join(folder, "firm.tandem")), os.path.join(folder, "Kontakte.csv")
    with open(sheet, "w", encoding="cp1252", newline="\r\n") as file:
        file.write(SHEET)
    arguments = [os.environ["TANDEM"], "--file", firm.path, sheet]
    with App(arguments) as app:
        go_through(app, r"^2 \+ 0 \+ 0 \+ 0 = 2 rows")
        app.button("Import 2").wait_state("focused")
        app.key("Return")
        app.button("Show contacts").wait_state("focused")
        app.key("Return", "ctrl+q")
        assert app.wait_exit() == 0
    people, ways = firm.ask(PEOPLE), firm.ask(WAYS)
    assert [row[:4] for row in people] == [("Jürgen", "Größl", "1980-05-17", "Größl; Söhne"), ("Zoë", "Weiß", None, "Café Weiß")]
    assert firm.ask(PLACES) == [(None, None, "Köln"), ("Königsallee 3", "08123", "München")], firm.ask(PLACES)
    assert ways == [(4,)]
    with App(arguments) as app:
        go_through(app, "^There is nothing to import: everything is there already")
        assert not app.button("Import 0").is_("sensitive")
        app.key("Escape")
        app.wait_gone("button", "Import 0")
        app.key("ctrl+q")
        assert app.wait_exit() == 0
    assert firm.ask(PEOPLE) == people and firm.ask(WAYS) == ways
