# SPDX-License-Identifier: GPL-3.0-or-later
"""What tandem-cli exports of the sample firm, all that is known of its contacts and companies, it imports into a file without any: each
contact and each company is there again with every field, as the columns of both files say. Two contacts that are the same person, by
name and e-mail, are one after an import, which is what an import is to do: they are left aside."""
import collections
import contextlib
import os
import sqlite3
import subprocess
import sys
import tempfile

cli = sys.argv[1]
PARTS = {
    'points': "SELECT kind, value, coalesce(label, ''), is_primary OR (kind IN ('phone', 'mobile') AND NOT EXISTS (SELECT 1"
              " FROM contact_point AS o WHERE o.{owner} = p.{owner} AND o.is_primary AND o.kind IN ('phone', 'mobile')"
              " AND o.deleted_at IS NULL)) FROM contact_point AS p WHERE {owner} = ? AND deleted_at IS NULL",
    'addresses': "SELECT kind, street, city, region, postcode, country FROM address WHERE {owner} = ? AND deleted_at IS NULL",
    'tags': "SELECT t.name FROM record_tag AS r JOIN tag AS t ON t.id = r.tag_id WHERE r.{owner} = ? AND r.deleted_at IS NULL",
    'own fields': "SELECT f.name, f.type, f.choices, v.text, v.number, v.currency FROM custom_value AS v JOIN custom_field AS f ON f.id = v.field_id"
                  " WHERE v.{owner} = ? AND v.deleted_at IS NULL",
}
CONTACT_PARTS = PARTS | {
    'interests': "SELECT category, strength, kind FROM interest WHERE {owner} = ? AND deleted_at IS NULL",
    'consents': "SELECT channel, topic, kind, source, at, lawful_basis, wording FROM consent_event WHERE {owner} = ?"
                " AND deleted_at IS NULL",
}
CONTACTS = """SELECT c.id, c.prefix, c.given_name, c.middle_name, c.family_name, c.suffix, c.job_title, c.department, c.birthday, c.notes,
  c.lifecycle_stage, c.lead_status, c.created_at, o.name AS company, p.name AS owner, h.name AS source_channel, k.name AS campaign
  FROM contact AS c LEFT JOIN company AS o ON o.id = c.company_id LEFT JOIN person AS p ON p.id = c.owner_id
  LEFT JOIN channel AS h ON h.id = c.source_channel_id LEFT JOIN campaign AS k ON k.id = c.source_campaign_id WHERE c.deleted_at IS NULL"""
COMPANIES = """SELECT c.id, c.name, c.domain, c.industry, c.notes, c.created_at, p.name AS owner, m.name AS parent FROM company AS c
  LEFT JOIN company AS m ON m.id = c.parent_id
  LEFT JOIN person AS p ON p.id = c.owner_id WHERE c.deleted_at IS NULL"""
# What the columns of a list tell, the first of each.
LIST = """SELECT c.id, c.given_name, c.family_name, c.job_title, c.lifecycle_stage, c.lead_status, o.name AS company, p.name AS owner,
  (SELECT a.city FROM address AS a WHERE a.contact_id = c.id AND a.deleted_at IS NULL ORDER BY a.id LIMIT 1) AS city
  FROM contact AS c LEFT JOIN company AS o ON o.id = c.company_id LEFT JOIN person AS p ON p.id = c.owner_id
  WHERE c.deleted_at IS NULL"""
LIST_PARTS = {
    'points': "SELECT kind, value, '', 1 FROM contact_point WHERE {owner} = ? AND kind = 'email' AND deleted_at IS NULL",
    'tags': PARTS['tags'],
}
# What an address card tells.
CARDS = """SELECT c.id, c.prefix, c.given_name, c.middle_name, c.family_name, c.suffix, c.job_title, c.department, c.birthday, c.notes,
  o.name AS company FROM contact AS c LEFT JOIN company AS o ON o.id = c.company_id WHERE c.deleted_at IS NULL"""
CARD_PARTS = {part: PARTS[part] for part in ('points', 'addresses', 'tags')}
CARD_PARTS['points'] = CARD_PARTS['points'].replace('is_primary OR', '1 OR')  # of a phone and a mobile the mobile comes first
EMPTY = ['contact', 'contact_point', 'address', 'company', 'record_tag', 'interest', 'consent_event', 'custom_value', 'custom_field', 'deal', 'touch',
         'activity']
# What the sample firm has too little of: companies of companies, the later of the earlier and the other way round, what a consent
# said, and how interests are known; a choice that nobody has made; words that hold what parts words.
MORE = [
    "UPDATE tag SET name = CASE id % 3 WHEN 0 THEN '12\" '||name||'; \"rare\"' WHEN 1 THEN '* '||name ELSE name||' (old): 3' END",
    "UPDATE interest SET category = CASE id % 3 WHEN 0 THEN category||' (gas)' WHEN 1 THEN category||': 2 bought' ELSE '5\", '||category END",
    'UPDATE company SET parent_id = (SELECT min(id) FROM company) WHERE id % 3 = 0 AND id > (SELECT min(id) FROM company)'
    ' AND id < (SELECT max(id) FROM company)',  # none is a part of its own parts
    'UPDATE company SET parent_id = (SELECT max(id) FROM company) WHERE id % 3 = 1 AND id < (SELECT max(id) FROM company)',
    "UPDATE consent_event SET wording = 'Yes; \"write\" to me, '||id, lawful_basis = 'contract' WHERE id % 2 = 0",
    "UPDATE interest SET kind = CASE id % 3 WHEN 0 THEN 'stated' WHEN 1 THEN 'bought' ELSE 'clicked' END",
    "UPDATE custom_field SET choices = choices || char(10) || 'Not [text]; made' WHERE type = 'choice'",
]
# A list says its tags as the window does, without quotes.
PLAIN = "UPDATE tag SET name = 'Tag '||id"


def run(*arguments):
    done = subprocess.run([cli, *arguments], capture_output=True, text=True)
    assert done.returncode == 0, (arguments, done)
    return done.stdout


def empty(file):
    """a firm as it was set up, with nobody in it"""
    run('sample', '--contacts', '1', file)
    with contextlib.closing(sqlite3.connect(file)) as db:
        for table in EMPTY:
            db.execute(f"UPDATE {table} SET deleted_at = created_at WHERE deleted_at IS NULL")
        db.commit()


def read(file, question, owner, parts):
    """a dictionary of fields of each record, by what tells one from another"""
    records, twins = {}, set()
    with contextlib.closing(sqlite3.connect(file)) as db:
        db.row_factory = sqlite3.Row
        for row in db.execute(question).fetchall():
            record = {key: row[key] for key in row.keys() if key != 'id'}
            for part, sql in parts.items():
                found = [tuple(line) for line in db.execute(sql.format(owner=owner), (row['id'],))]
                record[part] = sorted(found, key=repr)
            emails = [value for kind, value, *_ in record['points'] if kind == 'email']
            key = record.get('name') or emails[0]
            if key in records:
                twins.add(key)
            records[key] = record
    return records, twins


def compare(what, before, after, joined=0):
    """joined: how many may have become one with somebody who has the same number and a name like theirs"""
    (before, twins), (after, _) = before, after
    assert len(before.keys() ^ after.keys()) <= joined and len(twins) < 5, (what, before.keys() ^ after.keys(), twins)
    differing = collections.defaultdict(list)
    for key, record in before.items():
        for field, value in record.items():
            if key not in twins and key in after and after[key][field] != value:
                differing[field].append((key, value, after[key][field]))
    for field, cases in differing.items():
        print(f'{what}: {len(cases)} of {len(before)} differ in {field}, as {cases[0]}', file=sys.stderr)
    assert all(len(cases) <= joined for cases in differing.values()), differing.keys()


with tempfile.TemporaryDirectory() as folder:
    os.environ['XDG_CONFIG_HOME'] = folder
    file, target = os.path.join(folder, 'firm.tandem'), os.path.join(folder, 'other.tandem')
    run('sample', '--contacts', '300', file)
    with contextlib.closing(sqlite3.connect(file)) as db:
        for change in MORE:
            assert db.execute(change).rowcount > 0, change
        db.commit()
    empty(target)
    for name in ('companies', 'contacts'):
        sheet = os.path.join(folder, f'{name}.csv')
        run('--file', file, 'export', name, sheet, '--format', 'csv-roundtrip')
        print(run('--file', target, 'import', sheet), file=sys.stderr)
    for kind in ('vcard4', 'vcard3'):
        other, cards = os.path.join(folder, f'{kind}.tandem'), os.path.join(folder, f'{kind}.vcf')
        empty(other)
        run('--file', file, 'export', 'contacts', cards, '--format', kind)
        print(run('--file', other, 'import', cards), file=sys.stderr)
        compare(kind, read(file, CARDS, 'contact_id', CARD_PARTS), read(other, CARDS, 'contact_id', CARD_PARTS))
    compare('contacts', read(file, CONTACTS, 'contact_id', CONTACT_PARTS), read(target, CONTACTS, 'contact_id', CONTACT_PARTS))
    compare('companies', read(file, COMPANIES, 'company_id', PARTS), read(target, COMPANIES, 'company_id', PARTS))
    with contextlib.closing(sqlite3.connect(file)) as db:
        db.execute(PLAIN)
        db.commit()
    for ending in ('csv', 'xlsx'):
        other, sheet = os.path.join(folder, f'{ending}.tandem'), os.path.join(folder, f'list.{ending}')
        empty(other)
        run('--file', file, 'export', 'contacts', sheet)
        print(run('--file', other, 'import', sheet), file=sys.stderr)
        compare(f'list as {ending}', read(file, LIST, 'contact_id', LIST_PARTS), read(other, LIST, 'contact_id', LIST_PARTS), joined=3)
