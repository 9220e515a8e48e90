#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Reads every spreadsheet of tests/data/corpus with tandem-cli and compares with what index.json says of it, facts of other
programs (openpyxl, odfpy). Prints a table: same, fewer or more cells than they saw, or refused; where Gnumeric is there, how
many cells its ssconvert gives, beside it. Values are compared as values: 1.0 is 1, True is true, a day at midnight is the day."""
import csv
import json
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile

program, corpus = sys.argv[1], pathlib.Path(sys.argv[2])
sanitized = '--sanitized' in sys.argv
MAX_SECONDS, MAX_KILOBYTES = 5, 256 * 1024
ENDINGS = ('.xlsx', '.ods')

# One megabyte of text, twelve thousand times: refused, with the reason.
BOMBS = {'files/poi__poc-shared-strings.xlsx'}
# Where the fact is a limit of the other program, what stands in the file in truth, cell by cell looked up in its XML.
BETTER = {
    # openpyxl does not read the strict variant at all
    'files/PhpSpreadsheet__XLSX_namespacepurl.xlsx': 'strict',
    'files/poi__SimpleStrict.xlsx': 'strict',
    'files/test_files__sheet_visibility_strict.xlsx': 'strict',
}


def read(path):
    """What tandem-cli says, its exit status, CPU seconds and peak memory in kilobytes."""
    with tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as err:
        child = subprocess.Popen([program, 'read', '--json', str(path)], stdout=out, stderr=err)
        _, status, usage = os.wait4(child.pid, 0)
        child.returncode = os.waitstatus_to_exitcode(status)
        out.seek(0)
        text = out.read().decode()
        return (json.loads(text) if text else {}), child.returncode, usage.ru_utime + usage.ru_stime, usage.ru_maxrss


def normal(value):
    """A value as text that can be compared, of ours or of a fact."""
    if isinstance(value, bool):
        return str(value)
    if isinstance(value, (int, float)):
        return repr(float(value))
    if value.endswith(' 00:00:00'):
        return value[:-9]
    if len(value) == 19 and value[10] == 'T':
        return value.replace('T', ' ')
    return value


def same(got, fact):
    if isinstance(got, (int, float)) and not isinstance(got, bool):
        try:
            return float(fact) == got
        except ValueError:
            return False
    got, wanted = normal(got), normal(fact)
    return got == wanted or (wanted.endswith('...') and got.startswith(wanted[:-3]))


def compare_sheet(number, sheet, fact):
    problems, place = [], f'sheet {number} '
    if sheet['name'] != fact['name']:
        problems.append(f'{place}is called {sheet["name"]!r}, not {fact["name"]!r}')
    if fact['state'] != '?' and sheet['hidden'] != (fact['state'] != 'visible'):
        problems.append(f'{place}hidden: {sheet["hidden"]}, not {fact["state"]}')
    cells = {(row, column): value for row, column, value in sheet['cells']}
    if len(cells) != fact['nonempty']:
        problems.append(f'{place}has {len(cells)} cells, not {fact["nonempty"]}')
    for row, column, value in fact['cells']:
        got = cells.get((row, column))
        if got is None or not same(got, value):
            problems.append(f'{place}row {row} column {column} is {got!r}, not {value!r}')
    for name, index in ('max_row', 0), ('max_col', 1):
        most = max((cell[index] for cell in cells), default=0)
        if most > fact[name]:
            problems.append(f'{place}{name} is {most}, not {fact[name]}')
    return problems


def compare(case):
    """The word of the table, and what is wrong."""
    facts = case['facts']
    answer, status, seconds, kilobytes = read(corpus / case['file'])
    problems = []
    if seconds > MAX_SECONDS and not sanitized:
        problems.append(f'{seconds:.1f} s of CPU')
    if kilobytes > MAX_KILOBYTES and not sanitized:
        problems.append(f'{kilobytes // 1024} MB')
    if status not in (0, 3) or (status == 3) != ('refused' in answer):
        return 'crashed', 0, problems + [f'ended with {status}']
    if status == 3 and case['file'] in BOMBS:
        return 'refused', 0, problems
    if status == 3:
        return 'refused', 0, problems + ([] if facts['tool'] == 'FAILED' else [answer['refused']])
    cells = sum(len(sheet['cells']) for sheet in answer['sheets'])
    if facts['tool'] == 'FAILED':
        return 'more', cells, problems
    if case['file'] in BETTER:
        return 'more', cells, problems + ([] if cells else ['no cell was read'])
    if len(answer['sheets']) != facts['nsheets']:
        problems.append(f'{len(answer["sheets"])} sheets, not {facts["nsheets"]}')
    for number, (sheet, fact) in enumerate(zip(answer['sheets'], facts['sheets']), 1):
        problems += compare_sheet(number, sheet, fact)
    wanted = sum(sheet['nonempty'] for sheet in facts['sheets'])
    return ('fewer' if cells < wanted else 'more' if cells > wanted else 'differs' if problems else 'same'), cells, problems


def gnumeric(path):
    """How many cells ssconvert sees, or why none."""
    with tempfile.TemporaryDirectory() as folder:
        done = subprocess.run(['ssconvert', '-S', str(path), folder + '/%n.csv'], capture_output=True, timeout=120)
        sheets = list(pathlib.Path(folder).glob('*.csv'))
        if done.returncode or not sheets:
            return 'refused'
        return str(sum(cell != '' for sheet in sheets for row in csv.reader(open(sheet, encoding='utf-8')) for cell in row))


cases = [case for case in json.load(open(corpus / 'index.json', encoding='utf-8')) if case['file'].endswith(ENDINGS)]
beside = shutil.which('ssconvert')
table, failed = [], False
print('1..%d' % len(cases))
for number, case in enumerate(cases, 1):
    word, cells, problems = compare(case)
    failed |= bool(problems)
    wanted = sum(sheet['nonempty'] for sheet in case['facts'].get('sheets', []))
    table.append((case['file'][6:], 'FAILED' if case['facts']['tool'] == 'FAILED' else str(wanted), str(cells), word,
                  gnumeric(corpus / case['file']) if beside else ''))
    print('%s %d - %s' % ('not ok' if problems else 'ok', number, case['file'][6:]))
    for problem in problems:
        print('#', problem)
print('# %-86s %8s %8s  %-8s %s' % ('file', 'known', 'read', 'so', 'Gnumeric' if beside else ''))
for row in table:
    print('# %-86s %8s %8s  %-8s %s' % row)
for word in 'same', 'fewer', 'more', 'differs', 'refused', 'crashed':
    print('# %s: %d' % (word, sum(row[3] == word for row in table)))
sys.exit(failed)
