#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Reads every CSV file of tests/data/corpus and compares with what index.json says of it (facts of Python's csv)."""
import json
import pathlib
import subprocess
import sys

program, corpus = sys.argv[1], pathlib.Path(sys.argv[2])

# Nothing in a file tells one single-byte encoding from another: here the person chooses, and the guess is windows-1252.
CHOSEN_ENCODING = {'mac-roman': 'MACINTOSH', 'iso-8859-7': 'ISO-8859-7'}
# The index took the comma throughout; this file is in truth separated by semicolons, which the reader finds.
CHOSEN_DELIMITER = {'files/frictionless-py__data_table-with-accents.csv': ';'}
FOUND = {
    'utf-8': ['UTF-8'], 'utf-8-sig': ['UTF-8'], 'mac': ['UTF-8'], 'sep': ['UTF-8'],
    'utf-16': ['UTF-16LE', 'UTF-16BE'], 'utf-16-be': ['UTF-16BE'], 'utf-32-be': ['UTF-32BE'],
    'cp1252': ['windows-1252'], 'latin-1': ['windows-1252'], 'shift_jis': ['CP932'],
    'mac-roman': ['windows-1252'], 'iso-8859-7': ['windows-1252'],
}


def read(path, *options):
    done = subprocess.run([program, *options, str(path)], capture_output=True, timeout=60)
    if done.returncode:
        return None, done.stderr.decode()
    first, *rows = [json.loads(line) for line in done.stdout.decode().split('\n') if line]
    return first, [row['cells'] for row in rows]



def same(read_record, fact):
    return all(a == b or (b.endswith('...') and a.startswith(b[:-3])) for a, b in zip(read_record, fact)) and (
        len(read_record) == len(fact) or (len(fact) == 12 and len(read_record) > 12))


def compare(case):
    facts, path = case['facts'], corpus / case['file']
    first, rows = read(path)
    if first is None:
        return [rows]
    problems = []
    if first['encoding'] not in FOUND[facts['encoding']]:
        problems.append(f'encoding {first["encoding"]}, not {facts["encoding"]}')
    if first['delimiter'] != CHOSEN_DELIMITER.get(case['file'], facts['delimiter']):
        problems.append(f'delimiter {first["delimiter"]!r}, not {facts["delimiter"]!r}')
    options = []
    if facts['encoding'] in CHOSEN_ENCODING:
        options += ['--encoding', CHOSEN_ENCODING[facts['encoding']]]
    if case['file'] in CHOSEN_DELIMITER:
        options += ['--delimiter', facts['delimiter']]
    if options:
        _, rows = read(path, *options)
    if 'header' in facts:
        preamble = facts['preamble_records']
        data = rows[preamble + 1:]
        checks = [('header', rows[preamble], facts['header']), ('rows', len(data), facts['data_rows']),
                  ('first', data[0], facts['first_row']), ('last', data[-1], facts['last_row'])]
    else:
        widths = {}
        for row in rows:
            widths[len(row)] = widths.get(len(row), 0) + 1
        checks = [('records', len(rows), facts['records_including_header']),
                  ('widths', sorted(widths.items()), sorted(map(tuple, facts['widths']))),
                  ('first', rows[0], facts['first_record']), ('last', rows[-1], facts['last_record'])]
        if facts['second_record'] or len(rows) > 1:
            checks.append(('second', rows[1], facts['second_record']))
    for name, got, wanted in checks:
        if not (got == wanted or isinstance(got, list) and name != 'widths' and same(got, wanted)):
            problems.append(f'{name}: {str(got)[:300]}, not {str(wanted)[:300]}')
    return problems


cases = [case for case in json.load(open(corpus / 'index.json', encoding='utf-8')) if case['kind'] == 'csv']
print('1..%d' % len(cases))
failed = False
for number, case in enumerate(cases, 1):
    problems = compare(case)
    failed |= bool(problems)
    print('%s %d - %s' % ('not ok' if problems else 'ok', number, case['file'][6:]))
    for problem in problems:
        print('#', problem)
sys.exit(failed)
