# SPDX-License-Identifier: GPL-3.0-or-later
"""Search says what was found, of what kind, and by what: with each word anywhere, without accents and case, a phone by its
digits, in name order."""
import re

from commandline import USAGE, sample

NAME_ORDER = """SELECT given_name || ' ' || family_name FROM contact
  WHERE given_name IS NOT NULL AND family_name IS NOT NULL AND deleted_at IS NULL ORDER BY sort_key, id"""
A_PHONE = """SELECT c.given_name || ' ' || c.family_name, p.value FROM contact_point AS p JOIN contact AS c ON c.id = p.contact_id
  WHERE p.kind IN ('phone', 'mobile') AND p.deleted_at IS NULL AND c.deleted_at IS NULL
  AND c.given_name IS NOT NULL AND c.family_name IS NOT NULL LIMIT 1"""

AN_ORDER = """SELECT o.order_number, d.title, f.name, l.text FROM sales_order AS o JOIN deal AS d ON d.id = o.deal_id
  JOIN company AS f ON f.id = o.company_id JOIN order_line AS l ON l.order_id = o.id
  WHERE o.order_number IS NOT NULL AND o.deleted_at IS NULL AND l.deleted_at IS NULL LIMIT 1"""
KINDS = ["contact", "company", "deal", "campaign", "product", "order"]


def found(cli, *words):
    answer = cli.ask("search", *words)
    assert list(answer) == ["hits"], answer
    for hit in answer["hits"]:
        assert list(hit) == ["kind", "id", "name", "match"] and re.fullmatch("[0-9A-HJKMNP-TV-Z]{13}", hit["id"]), hit
    return answer["hits"]


def names(cli, kind, *words):
    return [hit["name"] for hit in found(cli, *words) if hit["kind"] == kind]


def test_words(cli):
    everybody = [name for (name,) in cli.sql(NAME_ORDER)]
    some = [name for name in names(cli, "contact", "--limit", "1000", "e") if name in everybody]
    assert len(some) > 10 and some == [name for name in everybody if name in some], (some, everybody)
    for name in everybody[:5]:
        given, family = name.split(" ", 1)
        assert name in names(cli, "contact", family[1:].upper(), given[:-1])
        assert not names(cli, "contact", given + family)
    cli.sql("UPDATE contact SET given_name = 'Ångela', family_name = 'Straße' WHERE id = (SELECT min (id) FROM contact)")
    (hit,) = found(cli, "STRASSE", "angel")
    assert hit["name"] == hit["match"] == "Ångela Straße", hit
    assert found(cli, "STRASSE angel") == [hit]


def test_phone(cli):
    ((name, phone),) = cli.sql(A_PHONE)
    digits = re.sub(r"\D", "", phone.replace("(0)", ""))
    for written in (phone, digits, " / ".join((digits[:4], digits[4:]))):
        hits = [hit for hit in found(cli, "--", written) if hit["kind"] == "contact"]
        assert [(hit["name"], hit["match"]) for hit in hits] == [(name, phone)], (written, hits)


def test_kinds(cli):
    for kind, query in (("company", "SELECT name FROM company"), ("deal", "SELECT title FROM deal"),
                        ("campaign", "SELECT name FROM campaign"), ("product", "SELECT name FROM product"),
                        ("order", "SELECT order_number FROM sales_order")):
        name = cli.sql(query + " WHERE deleted_at IS NULL ORDER BY id LIMIT 1")[0][0]
        assert name in names(cli, kind, "--limit", "1000", name), name
    kinds = [hit["kind"] for hit in found(cli, "--limit", "1000", "a")]
    assert list(dict.fromkeys(kinds)) == KINDS, kinds
    assert kinds == sorted(kinds, key=KINDS.index)


def test_products(cli):
    ((name, category),) = cli.sql("SELECT name, category FROM product WHERE category IS NOT NULL AND deleted_at IS NULL LIMIT 1")
    hits = [hit for hit in found(cli, category.upper(), name[1:]) if hit["name"] == name]
    assert [(hit["kind"], hit["match"]) for hit in hits] == [("product", category)], hits
    everything = [name for (name,) in cli.sql("SELECT name FROM product WHERE deleted_at IS NULL ORDER BY folded_name, id")]
    assert names(cli, "product", "--limit", "1000000", "") == everything


def test_orders(cli):
    ((number, deal, company, line),) = cli.sql(AN_ORDER)
    (hit,) = [hit for hit in found(cli, number[1:]) if hit["kind"] == "order"]
    assert hit["name"] == hit["match"] == number, hit
    for words in (deal, company, line, " ".join((line, company, deal, number))):
        assert number in names(cli, "order", "--limit", "1000000", words), words
    (hit,) = [hit for hit in found(cli, number, company) if hit["kind"] == "order"]
    assert company in hit["match"], hit
    cli.sql("UPDATE sales_order SET order_number = NULL WHERE order_number = ?", number)
    assert deal in names(cli, "order", "--limit", "1000000", company, line)


def test_export(cli):
    """An export of what words find has a row for each hit."""
    for kind, rows in (("contact", "contacts"), ("company", "companies"), ("deal", "deals"), ("campaign", "campaigns"),
                       ("product", "products"), ("order", "orders")):
        n_hits = len(names(cli, kind, "--limit", "1000000", "a", "e"))
        answer = cli.ask("export", "--search", "a e", rows, cli.path + ".csv")
        assert n_hits > 0 and answer["rows"] == n_hits, (kind, n_hits, answer)


def test_limit(cli):
    assert len(found(cli, "--limit", "3", "a")) == 3
    assert "There are more" in cli.run("search", "--limit", "3", "a")
    assert "There are more" not in cli.run("search", "--limit", "1000000", "a")
    cli.run("search", "--limit", "0", "a", status=USAGE)
    cli.run("search", status=USAGE)
    assert found(cli, "nobodyhasthis") == []


def test_said(cli):
    assert cli.run("search", "nobodyhasthis") == "Nothing was found.\n"
    (line,) = cli.run("search", "angela", "strasse").splitlines()
    assert line.startswith("Contact") and "Ångela Straße" in line, line


def main():
    with sample() as cli:
        for test in (test_words, test_phone, test_kinds, test_products, test_orders, test_export, test_limit, test_said):
            test(cli)


if __name__ == "__main__":
    main()
