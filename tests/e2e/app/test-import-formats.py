# SPDX-License-Identifier: GPL-3.0-or-later
"""The same two people come in from a file of each format, by the keyboard alone; each step is named for a screen reader."""
import os
import pathlib
import re
import subprocess
import tempfile
import zipfile

import workbook

os.environ.setdefault("DRIVE_TIMEOUT", "30")  # a first start on a busy machine takes a while
from drive import App, wait_until  # noqa: E402
from firm import Firm  # noqa: E402

WALK = pathlib.Path(__file__).resolve().parents[2] / "tools/a11y-walk"
ROWS = [["Vorname", "Nachname", "E-Mail", "Telefon"], ["Zoë", "Brückner", "zoe@groessenwahn.example", "0151 5550177"],
        ["Karl", "Becker", "becker@soehne.example", "040 5550166"]]
PEOPLE = """SELECT c.given_name, c.family_name, p.value FROM contact AS c JOIN contact_point AS p ON p.contact_id = c.id
            WHERE c.deleted_at IS NULL AND p.kind = 'email' ORDER BY c.family_name"""
OFFICE = "urn:oasis:names:tc:opendocument:xmlns:"


def write_text(path, delimiter, encoding):
    path.write_text("\n".join(delimiter.join(row) for row in ROWS) + "\n", encoding=encoding)


def write_ods(path):
    cells = "".join("<t:table-row>" + "".join(f'<t:table-cell o:value-type="string"><x:p>{cell}</x:p></t:table-cell>'
                                              for cell in row) + "</t:table-row>" for row in ROWS)
    content = (f'<o:document-content xmlns:o="{OFFICE}office:1.0" xmlns:t="{OFFICE}table:1.0" xmlns:x="{OFFICE}text:1.0"><o:body>'
               f'<o:spreadsheet><t:table t:name="People">{cells}</t:table></o:spreadsheet></o:body></o:document-content>')
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("content.xml", content)


def write_cards(path):
    path.write_text("".join(f"BEGIN:VCARD\r\nVERSION:4.0\r\nN:{family};{given};;;\r\nFN:{given} {family}\r\n"
                            f"EMAIL:{email}\r\nTEL:{phone}\r\nEND:VCARD\r\n" for given, family, email, phone in ROWS[1:]),
                    encoding="utf-8")


def look(app):
    walked = subprocess.run([WALK, "--pid", str(app.proc.pid)], capture_output=True, text=True)
    assert walked.returncode == 0, walked.stdout


def step(app, name):
    button = app.button(re.compile(name)).wait_state("focused")
    look(app)
    app.key("Return")
    wait_until(lambda: not button.is_("focused"), what="the next step")


def import_file(path, sheet):
    with App([os.environ["TANDEM"], "--file", str(path), str(sheet)]) as app:
        step(app, "^_?Continue$")
        step(app, "^_?Continue$")
        app.find("label", re.compile(r"^2 \+ 0 \+ 0 \+ 0 = 2 rows"))
        step(app, "^_?Import 2$")
        app.button("Show contacts").wait_state("focused")
        look(app)
        app.key("Return", "ctrl+q")
        assert app.wait_exit() == 0
    people = Firm(path).ask(PEOPLE)
    assert people == [("Karl", "Becker", "becker@soehne.example"), ("Zoë", "Brückner", "zoe@groessenwahn.example")], sheet


with tempfile.TemporaryDirectory() as name:
    folder = pathlib.Path(name)
    write_text(folder / "people.csv", ";", "cp1252")
    write_text(folder / "people.tsv", "\t", "utf-8")
    workbook.write(folder / "people.xlsx", ("People", ROWS, False))
    workbook.write_xls(folder / "people.xls", ROWS)
    write_ods(folder / "people.ods")
    write_cards(folder / "people.vcf")
    for sheet in sorted(folder.glob("people.*")):
        import_file(folder / f"{sheet.suffix[1:]}.tandem", sheet)
