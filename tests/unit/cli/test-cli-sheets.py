# SPDX-License-Identifier: GPL-3.0-or-later
"""tandem-cli reads a workbook and imports it: its cells become the text that a person would have typed."""
import contextlib
import datetime
import json
import os
import pathlib
import sqlite3
import subprocess
import sys
import tempfile

sys.path.insert(0, sys.argv[2])
from workbook import Error, Postcode, write  # noqa: E402

cli = sys.argv[1]
HEADERS = ['First Name', 'Last Name', 'E-mail', 'Mobile Phone', 'Street', 'Postal Code', 'City', 'Birthday']
PEOPLE = [HEADERS,
          ['Zoë', 'Brückner', 'zoe@example.com', 493012345678, 'Am Markt 1', Postcode(1067), 'Dresden', datetime.date(1981, 4, 3)],
          ['Karl', 'Becker', Error('#N/A'), None, None, None, None, None],
          [None] * 8,
          ['Ada', 'Lovelace', 'ada@example.com', None, None, 10115.0, 'Berlin', None]]


def run(*arguments, status=0):
    done = subprocess.run([cli, *arguments], capture_output=True, text=True)
    assert done.returncode == status, (arguments, done)
    return done


def read(path, status=0):
    return json.loads(run('read', '--json', str(path), status=status).stdout)


def ask(file, question):
    with contextlib.closing(sqlite3.connect(file)) as db:
        return db.execute(question).fetchall()


with tempfile.TemporaryDirectory() as folder:
    os.environ['XDG_CONFIG_HOME'] = folder
    file = os.path.join(folder, 'firm.tandem')
    book = pathlib.Path(folder, 'people.csv')  # the name says nothing
    write(book, ('Old', [['Name'], ['Nobody']], True), ('Empty', [], False), ('People', PEOPLE, False), ('More', [HEADERS], False))

    answer = read(book)
    assert [answer[key] for key in ('format', 'encoding', 'delimiter')] == ['xlsx', None, None], answer
    assert [(sheet['name'], sheet['hidden']) for sheet in answer['sheets']] == [
        ('Old', True), ('Empty', False), ('People', False), ('More', False)], answer
    cells = answer['sheets'][2]['cells']
    for cell in ([2, 1, 'Zoë'], [2, 4, 493012345678], [2, 6, 1067], [2, 8, '1981-04-03'], [3, 3, '#N/A'], [5, 1, 'Ada']):
        assert cell in cells, (cell, cells)
    assert 'People' in run('read', str(book)).stdout

    text = pathlib.Path(folder, 'list.xlsx')
    text.write_text('plz;ok\n08123;1\n', encoding='utf-8')
    assert read(text) == {'format': 'csv', 'encoding': 'UTF-8', 'delimiter': ';', 'sheets': [
        {'name': '', 'hidden': False, 'cells': [[1, 1, 'plz'], [1, 2, 'ok'], [2, 1, '08123'], [2, 2, '1']],
         'formulas_without_result': []}]}, read(text)
    text.write_text('1;2\n' * 3000, encoding='utf-8')
    with open('/dev/full', 'w', encoding='utf-8') as full:
        done = subprocess.run([cli, 'read', '--json', str(text)], stdout=full, stderr=subprocess.PIPE, text=True)
    assert done.returncode == 1 and 'can’t be written' in done.stderr, done
    text.write_bytes(b'%PDF-1.7\n')
    refused = read(text, status=3)
    assert list(refused) == ['refused'] and '“list.xlsx” is a PDF' in refused['refused'], refused
    assert 'PDF' in run('read', str(text), status=3).stderr
    run('read', os.path.join(folder, 'nothing'), status=1)
    run('read', status=2)

    run('sample', '--contacts', '1', file)
    told = json.loads(run('--json', '--file', file, 'import', str(book)).stdout)
    assert [told[key] for key in ('rows', 'created', 'refused')] == [3, 2, 1], told
    assert told['refusals'][0]['line'] == 3 and '#N/A' in told['refusals'][0]['reason'], told
    found = ask(file, "SELECT birthday FROM contact WHERE family_name = 'Brückner' AND given_name = 'Zoë'")
    assert found == [('1981-04-03',)], found
    points = {value for value, in ask(file, 'SELECT value FROM contact_point')}
    assert '493012345678' in points or '+493012345678' in points, points
    codes = {code for code, in ask(file, 'SELECT postcode FROM address')}
    assert {'01067', '10115'} <= codes, codes
    assert ask(file, 'SELECT format FROM import_batch') == [('xlsx',)]
    told = json.loads(run('--json', '--file', file, 'import', '--dry-run', '--sheet', '1', str(book)).stdout)
    assert told['created'] == 1, told
    for number in '5', '-1':
        assert f'no sheet {number}' in run('--file', file, 'import', '--sheet', number, str(book), status=2).stderr, number
    assert len(ask(file, 'SELECT id FROM import_batch')) == 1
