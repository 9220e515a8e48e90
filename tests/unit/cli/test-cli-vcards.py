# SPDX-License-Identifier: GPL-3.0-or-later
"""Address cards are told property by property by tandem-cli read, and imported as sheets are."""
import json
import os
import pathlib
import sqlite3
import subprocess
import sys
import tempfile

cli = sys.argv[1]
CARDS = """BEGIN:VCARD
VERSION:3.0
N:Brückner;Zoë;;Dr.;
FN:Dr. Zoë Brückner
ORG:Bäckerei Brückner;Verkauf
TITLE:Leiterin
item1.EMAIL:zoe@shop.example
item1.X-ABLabel:Shop
EMAIL;TYPE=work,pref:zoe@bakery.example
TEL;TYPE=cell,work:+49 170 1234567
TEL;TYPE=fax:+49 30 3
TEL;TYPE=home:+49 30 2
ADR;TYPE=home:;;Hauptstr. 1;Berlin;;10115;Deutschland
BDAY;X-APPLE-OMIT-YEAR=1604:1604-05-17
NOTE:eins\\nzwei
CATEGORIES:VIP,Messe\\, Köln
URL:https://bakery.example
X-SOCIALPROFILE;X-SERVICE-TYPE=Mastodon:@zoe
X-SPOUSE:Max
PHOTO;ENCODING=b;TYPE=PNG:AAEC
END:VCARD
BEGIN:VCARD
VERSION:2.1
N;CHARSET=ISO-8859-1;ENCODING=QUOTED-PRINTABLE:M=FCller;J=F6rg
BDAY:19800517
EMAIL;INTERNET:joerg@example.com
END:VCARD
BEGIN:VCARD
VERSION:4.0
FN:Mühle GmbH
ORG:Mühle GmbH
END:VCARD
"""


def run(*arguments, status=0):
    done = subprocess.run([cli, *arguments], capture_output=True, text=True)
    assert done.returncode == status, (arguments, done)
    return done


def same(found, expected):
    assert found == expected, (found, expected)


with tempfile.TemporaryDirectory() as folder:
    os.environ["XDG_CONFIG_HOME"] = folder
    file = os.path.join(folder, "firm.tandem")
    cards = pathlib.Path(folder, "people.txt")
    cards.write_text(CARDS, encoding="utf-8")

    told = json.loads(run("read", "--json", str(cards)).stdout)
    same((told["format"], told["encoding"], len(told["cards"])), ("vcard", "UTF-8", 3))
    zoe, joerg, _ = told["cards"]
    same((zoe["fn"], zoe["n"], zoe["org"]), (["Dr. Zoë Brückner"], ["Dr. Zoë  Brückner "], ["Bäckerei Brückner;Verkauf"]))
    same(zoe["email"], ["zoe@shop.example", "zoe@bakery.example"])
    same((zoe["note"], zoe["photo"], zoe["x-spouse"], zoe["version"]), (["eins\nzwei"], 1, ["Max"], "3.0"))
    same((joerg["n"], joerg["fn"], joerg["bday"], joerg["line"]), ([" Jörg  Müller "], [], ["19800517"], 22))

    broken = pathlib.Path(folder, "broken.vcf")
    broken.write_text("BEGIN:VCARD\nNOTE:" + "x" * 2_000_000, encoding="utf-8")
    assert "line 2" in json.loads(run("read", "--json", str(broken), status=3).stdout)["refused"]

    run("sample", "--contacts", "1", file)
    run("--file", file, "import", str(cards))
    with sqlite3.connect(file) as db:
        found = db.execute(
            "SELECT r.id, r.prefix, r.job_title, r.department, r.birthday, r.notes, c.name FROM contact AS r "
            "JOIN company AS c ON c.id = r.company_id WHERE r.given_name = 'Zoë' AND r.family_name = 'Brückner'").fetchall()
        same([row[1:] for row in found],
             [("Dr.", "Leiterin", "Verkauf", "--05-17", "eins\nzwei", "Bäckerei Brückner")])
        of_zoe = (found[0][0],)
        points = db.execute("SELECT kind, value, label FROM contact_point WHERE contact_id = ? ORDER BY id", of_zoe).fetchall()
        same(points, [("email", "zoe@bakery.example", "work"), ("email", "zoe@shop.example", "Shop"),
                      ("mobile", "+49 170 1234567", "work"), ("phone", "+49 30 2", "home"), ("phone", "+49 30 3", "Fax"),
                      ("url", "https://bakery.example", None), ("social", "@zoe", "Mastodon")])
        address = db.execute("SELECT kind, street, city, postcode, country FROM address WHERE contact_id = ?", of_zoe)
        same(address.fetchall(), [("home", "Hauptstr. 1", "Berlin", "10115", "Deutschland")])
        tags = db.execute("SELECT t.name FROM tag AS t JOIN record_tag AS r ON r.tag_id = t.id WHERE r.contact_id = ? "
                          "ORDER BY t.name", of_zoe)
        same([name for name, in tags], ["Messe, Köln", "VIP"])
        birthday = db.execute("SELECT birthday FROM contact WHERE given_name = 'Jörg' AND family_name = 'Müller'")
        same(birthday.fetchall(), [("1980-05-17",)])
