#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Reads every file of tests/data/corpus with tandem-cli and compares with what index.json says of it, facts of other programs
(openpyxl, odfpy, xlrd, Python's csv, vobject). Values are compared as values: 1.0 is 1, True is true, a day at midnight is the
day; the cells of a CSV file are text, and 08123 is not 8123. Fails on any fact that is not met.

Prints a table: the cells that are known of a file, those that were read, and of the facts how many are the same, how many are
another value, how many are lacking. Where Gnumeric is there, the same of its ssconvert beside it."""
import hashlib
import json
import pathlib
import shutil
import subprocess
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[2] / 'tools'))
from gnumeric import read_sheets  # noqa: E402
from reading import complaints, read  # noqa: E402

program, read_table, corpus = sys.argv[1], sys.argv[2], pathlib.Path(sys.argv[3])
sanitized = '--sanitized' in sys.argv

# Nothing in a file tells one single-byte encoding from another: here the person chooses, and the guess is windows-1252.
CHOSEN_ENCODING = {'mac-roman': 'MACINTOSH', 'iso-8859-7': 'ISO-8859-7'}
# The index took the comma throughout; this file is in truth separated by semicolons, which the reader finds.
CHOSEN_DELIMITER = {'table-with-accents.csv': ';'}
FOUND = {
    'utf-8': ['UTF-8'], 'utf-8-sig': ['UTF-8'], 'mac': ['UTF-8'], 'sep': ['UTF-8'],
    'utf-16': ['UTF-16LE', 'UTF-16BE'], 'utf-16-be': ['UTF-16BE'], 'utf-32-be': ['UTF-32BE'],
    'cp1252': ['windows-1252'], 'latin-1': ['windows-1252'], 'shift_jis': ['CP932'],
    'mac-roman': ['windows-1252'], 'iso-8859-7': ['windows-1252'],
}
# Files that the other program could not read, or not in full: how many cells (cards) they hold, looked up in the files by hand,
# or a word of the sentence that refuses them. By the end of the name.
OWN_FACTS = {
    'Zip-Windows-Directory-Separator.xlsx': 29, 'rootZipFiles.xlsx': 1, 'wtf_path.xlsx': 31, 'unknown_value_type.ods': 1,
    # openpyxl sees no sheet in the strict variant
    'namespacepurl.xlsx': 1368, 'SimpleStrict.xlsx': 19, 'sheet_visibility_strict.xlsx': 46,
    'encryptSHA1.xlsx': 'password', 'pwtest.xls': 'password', 'poi__password.xls': 'password',
    '4828727001088000.xlsx': 'damaged', '6448258963341312.xlsx': 'damaged', '6594557414080512.xlsx': 'damaged',
    # its rows begin with 0; with any others it were a bomb, of one megabyte of text that stands in each of 12,000 cells
    'poc-shared-strings.xlsx': 'outside',
    # vobject stops at what is odd in these
    'outlook-2003.vcf': 1, 'libebook_vcard_7.vcf': 1, 'libebook_vcard_9.vcf': 1,
}
# Of a card the index tells the first values of a kind, so many at the most.
MOST_VALUES = 8


class Facts:
    """What is known of a file: cells by (sheet, row, column), and how many there are in all."""

    def __init__(self, cells, known):
        self.cells, self.known = cells, known

    def tally(self, cells):
        """How many facts are the same in cells, how many another value, how many lacking; and which are not met."""
        counts, unmet = {'same': 0, 'other': 0, 'lacking': 0}, []
        for place, value in self.cells.items():
            got = cells.get(place)
            word = 'lacking' if got is None else 'same' if same(got, value) else 'other'
            counts[word] += 1
            if word != 'same':
                unmet.append(f'{place} is {got!r}, not {value!r}')
        return counts, unmet


def same(got, fact):
    if isinstance(got, bool):
        return str(got) == fact
    if isinstance(got, (int, float)):
        try:
            return float(fact) == got
        except ValueError:
            return False
    got, fact = plain(got), plain(fact)
    return got == fact or (fact.endswith('...') and got.startswith(fact[:-3]))


def plain(text):
    """A day with a midnight is the day, and an instant has a space in it."""
    if len(text) == 19 and text[4] == text[7] == '-' and text[10] == 'T':
        text = text.replace('T', ' ')
    return text[:-9] if text.endswith(' 00:00:00') else text


def ending(path, table):
    return next((value for name, value in table.items() if path.endswith(name)), None)


# --- facts of each kind ------------------------------------------------------------------------------------------------

def sheet_facts(facts):
    sheets = facts.get('sheets', [])
    return Facts({(number, row, column): value for number, sheet in enumerate(sheets, 1) for row, column, value in sheet['cells']},
                 sum(sheet['nonempty'] for sheet in sheets))


def csv_facts(facts):
    """Of a CSV the first twelve cells of some records are known, and how wide each is."""
    if 'header' in facts:
        first = facts['preamble_records'] + 1
        last = first + facts['data_rows']
        records = {first: facts['header'], first + 1: facts['first_row'], last: facts['last_row']}
        known = len(facts['header']) * (facts['data_rows'] + 1)
    else:
        last = facts['records_including_header']
        records = {last: facts['last_record'], 1: facts['first_record']}
        if facts['second_record']:
            records[2] = facts['second_record']
        known = sum(width * count for width, count in facts['widths'])
    return Facts({(1, row, column): value for row, cells in records.items() for column, value in enumerate(cells, 1)}, known)


def card_facts(facts):
    cells = {}
    for number, card in enumerate(facts.get('first_cards', []), 1):
        for name, values in card.items():
            if name == 'photo':
                cells[number, name, 0] = str(values)
                continue
            for index, value in enumerate(values):
                cells[number, name, index] = value
            if len(values) < MOST_VALUES:
                cells[number, name, 'values'] = str(len(values))
    return Facts(cells, facts.get('cards', facts['begin_vcard_lines']))


def sheet_cells(answer):
    return {(number, row, column): value for number, sheet in enumerate(answer['sheets'], 1) for row, column, value in sheet['cells']}


def card_cells(answer, wanted):
    """The same properties of the cards. vobject puts a name together with a space for each part that is not there, and has
    the parts of an organisation apart."""
    cells = {}
    for number, card in enumerate(answer['cards'], 1):
        cells[number, 'photo', 0] = card.get('photo', 0)
        for name in 'fn', 'n', 'org', 'tel', 'email', 'bday':
            values = card.get(name) or []
            for index, value in enumerate(values):
                if name == 'n' and value.split() == wanted.cells.get((number, name, index), '').split():
                    value = wanted.cells[number, name, index]
                cells[number, name, index] = value
            cells[number, name, 'values'] = min(len(values), MOST_VALUES)
    return cells


# --- what is compared beside the cells ---------------------------------------------------------------------------------

def check_sheets(case, answer):
    facts, problems = case['facts'], []
    if len(answer['sheets']) != facts['nsheets']:
        problems.append(f'{len(answer["sheets"])} sheets, not {facts["nsheets"]}')
    for number, (sheet, fact) in enumerate(zip(answer['sheets'], facts['sheets']), 1):
        most = [max((cell[index] for cell in sheet['cells']), default=0) for index in (0, 1)]
        for what, got, wanted in (('name', sheet['name'], fact['name']), ('cells', len(sheet['cells']), fact['nonempty']),
                                  ('hidden', sheet['hidden'], fact['state'] != 'visible' if fact['state'] != '?' else sheet['hidden'])):
            if got != wanted:
                problems.append(f'sheet {number}: {what} is {got!r}, not {wanted!r}')
        if most[0] > fact['max_row'] or most[1] > fact['max_col']:
            problems.append(f'sheet {number}: the last cell is {most}, not within {fact["max_row"]}, {fact["max_col"]}')
    return problems


def check_csv(case, answer):
    facts, problems = case['facts'], []
    widths = {}
    for row, column, value in answer['sheets'][0]['cells']:
        widths[row] = max(column, widths.get(row, 0))
        if not isinstance(value, str):
            problems.append(f'row {row} column {column} is {value!r}, not text')
    if 'header' not in facts:
        counted = sorted([width, list(widths.values()).count(width)] for width in set(widths.values()))
        if counted != sorted(facts['widths']):
            problems.append(f'widths are {counted}, not {sorted(facts["widths"])}')
    elif max(widths) != facts['preamble_records'] + 1 + facts['data_rows']:
        problems.append(f'{max(widths)} rows')
    return problems


def check_sniffing(case, answer):
    facts, problems = case['facts'], []
    if answer['encoding'] not in FOUND[facts['encoding']]:
        problems.append(f'encoding {answer["encoding"]}, not {facts["encoding"]}')
    delimiter = ending(case['file'], CHOSEN_DELIMITER) or facts['delimiter']
    if answer['delimiter'] != delimiter:
        problems.append(f'delimiter {answer["delimiter"]!r}, not {delimiter!r}')
    return problems


def as_chosen(case, answer):
    """A CSV file once more, where the index has another encoding or delimiter than can be found out."""
    encoding = CHOSEN_ENCODING.get(case['facts']['encoding'])
    options = ['--encoding', encoding] if encoding else []
    if ending(case['file'], CHOSEN_DELIMITER):
        options += ['--delimiter', case['facts']['delimiter']]
    if not options:
        return answer
    done = subprocess.run([read_table, *options, str(corpus / case['file'])], capture_output=True, timeout=60, check=True)
    rows = [json.loads(line)['cells'] for line in done.stdout.decode().split('\n')[1:] if line]
    return {'sheets': [{'cells': [[r, c, value] for r, cells in enumerate(rows, 1) for c, value in enumerate(cells, 1)]}]}


# --- a case ------------------------------------------------------------------------------------------------------------

def facts_of(case):
    return {'sheet': sheet_facts, 'csv': csv_facts, 'vcf': card_facts}[case['kind']](case['facts'])


def compare_own(own, answer, cells, problems):
    """Where the facts are our own: a number of cells, or a word of the reason."""
    if isinstance(own, int) and ('refused' in answer or len(cells) != own):
        problems.append(answer.get('refused', f'{len(cells)} cells, not {own}'))
    elif isinstance(own, str) and own not in answer.get('refused', ''):
        problems.append(f'was to be refused by {own!r}, not {answer.get("refused")!r}')


def compare(case):
    """The row of the table, and what is wrong."""
    wanted, own = facts_of(case), ending(case['file'], OWN_FACTS)
    reading = read(program, corpus / case['file'])
    problems, row = complaints(reading, sanitized), {'known': wanted.known, 'facts': len(wanted.cells)}
    answer = reading.answer or {}
    if problems:
        return row | {'so': 'broken'}, problems
    is_failed = 'FAILED' in case['facts']['tool']
    if 'refused' in answer:
        if own is not None:
            compare_own(own, answer, {}, problems)
        elif not is_failed:
            problems.append(answer['refused'])
        return row | {'so': 'refused'}, problems
    if case['kind'] == 'csv':
        problems += check_sniffing(case, answer)
        answer = as_chosen(case, answer)
    cells = card_cells(answer, wanted) if case['kind'] == 'vcf' else sheet_cells(answer)
    row['read'] = len(answer['cards']) if case['kind'] == 'vcf' else len(cells)
    if own is not None:
        compare_own(own, answer, answer.get('cards', cells), problems)
        return row | {'so': 'more' if row['read'] > wanted.known else 'as told'}, problems
    if is_failed:
        return row | {'so': 'more' if row['read'] else 'same'}, problems
    counts, unmet = wanted.tally(cells)
    problems += unmet
    if case['kind'] == 'vcf' and row['read'] != wanted.known:
        problems.append(f'{row["read"]} cards, not {wanted.known}')
    if case['kind'] != 'vcf':
        problems += (check_csv if case['kind'] == 'csv' else check_sheets)(case, answer)
    so = 'fewer' if row['read'] < wanted.known else 'more' if row['read'] > wanted.known else 'other' if problems else 'same'
    return row | counts | {'so': so}, problems


def beside(case):
    """The same of Gnumeric."""
    sheets = read_sheets(corpus / case['file'])
    if sheets is None:
        return {'so': 'refused'}
    facts = facts_of(case)
    counts = {'same': 0, 'other': 0, 'lacking': 0}
    for (sheet, row, column), value in facts.cells.items():
        name = next((s['name'] for n, s in enumerate(case['facts'].get('sheets', []), 1) if n == sheet), None)
        cells = sheets.get(name) or (next(iter(sheets.values())) if len(sheets) == 1 else {})
        got = cells.get((row, column))
        counts['same' if got and any(same(text, value) for text in got) or got is None and value == '' else 'other' if got else 'lacking'] += 1
    read_cells = sum(map(len, sheets.values()))
    return counts | {'read': read_cells, 'so': 'same' if counts['same'] == len(facts.cells) else 'other' if read_cells else 'nothing'}


def check_licences(cases):
    """Every file has its line in the index, with a licence and where it is from, and is the one that it tells of."""
    problems = []
    for case in cases:
        if not case['licence'] or not case['repo'] or (case['commit'] == '') != case['repo'].startswith('made here'):
            problems.append(f'{case["file"]} lacks its licence or source')
        if hashlib.sha256((corpus / case['file']).read_bytes()).hexdigest() != case['sha256']:
            problems.append(f'{case["file"]} is another file')
    extra = {f'files/{path.name}' for path in (corpus / 'files').iterdir()} - {case['file'] for case in cases}
    return problems + [f'{name} has no line in the index' for name in sorted(extra)]


HEAD = 'known', 'read', 'facts', 'same', 'other', 'lacking', 'so'


def print_table(table, with_gnumeric):
    head = '%7s %7s %6s %6s %6s %8s  %-8s' % HEAD
    print('# %-86s %s%s' % ('', head, '  | Gnumeric: ' + '%7s %6s %6s %8s  %s' % ('read', 'same', 'other', 'lacking', 'so') if with_gnumeric else ''))
    for case, row, other in table:
        line = '%7s %7s %6s %6s %6s %8s  %-8s' % tuple(row.get(name, '') for name in HEAD)
        tail = '  |           %7s %6s %6s %8s  %s' % tuple(other.get(name, '') for name in ('read', 'same', 'other', 'lacking', 'so'))
        print('# %-86s %s%s' % (case['file'][6:], line, tail if other else ''))
    print_sums('Tandem', [(case, row) for case, row, _ in table])
    if with_gnumeric:
        print_sums('Gnumeric', [(case, other) for case, _, other in table if other])


def print_sums(who, rows):
    for kind in sorted({kind_of(case) for case, _ in rows}):
        words, facts = {}, {'same': 0, 'other': 0, 'lacking': 0}
        for case, row in rows:
            if kind_of(case) == kind:
                words[row['so']] = words.get(row['so'], 0) + 1
                for name in facts:
                    facts[name] += row.get(name, 0)
        print('# %-9s %-5s files: %s; facts: %s' % (who, kind, ', '.join(f'{count} {word}' for word, count in sorted(words.items())),
                                                   ', '.join(f'{count} {name}' for name, count in facts.items())))


def kind_of(case):
    return case['file'].rpartition('.')[2].lower() if case['kind'] == 'sheet' else case['kind']


def main():
    cases = json.loads((corpus / 'index.json').read_text(encoding='utf-8'))
    with_gnumeric = shutil.which('ssconvert') is not None
    table, failed = [], False
    print('1..%d' % (len(cases) + 1))
    for number, case in enumerate(cases, 1):
        row, problems = compare(case)
        failed |= bool(problems)
        table.append((case, row, beside(case) if with_gnumeric and case['kind'] != 'vcf' else {}))
        print('%s %d - %s' % ('not ok' if problems else 'ok', number, case['file'][6:]), flush=True)
        for problem in problems:
            print('#', problem)
    problems = check_licences(cases)
    print('%s %d - licences' % ('not ok' if problems else 'ok', len(cases) + 1))
    for problem in problems:
        print('#', problem)
    print_table(table, with_gnumeric)
    return failed or bool(problems)


if __name__ == '__main__':
    sys.exit(main())
