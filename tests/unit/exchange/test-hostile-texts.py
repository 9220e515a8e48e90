#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""CSV files, address cards and old workbooks that mean harm, made here, and files of every kind that end too early: each is read
or refused by tandem-cli with a sentence that names the reason, within 5 seconds of CPU and 256 MB."""
import pathlib
import struct
import sys
import tempfile

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[2] / 'tools'))
from reading import complaints, read  # noqa: E402

program, corpus = sys.argv[1], pathlib.Path(sys.argv[2], 'files')
sanitized = '--sanitized' in sys.argv
MEGABYTE = 1 << 20
# Under the sanitizers a tenth is enough to see that the limit holds.
GIGABYTE = 100 if sanitized else 1024
CELL_LIMIT, DAMAGED = '1 MB', 'damaged'
# How many ends of a file are tried.
STEPS = 12 if sanitized else 40
END_EARLY = ('PhpSpreadsheet__XLSX_data_with_tables.xlsx', 'PhpSpreadsheet__Ods_data.ods', 'frictionless-py__data_sheet2.xls',
             'test_files__biff5_text_and_numbers.xls', 'test_files__crlf_CRLFX5_4.XLS', 'ez-vcard__io_text_outlook-2003.vcf',
             'vobject__tests_VObject_issue153.vcf', 'made__google_contacts_old.csv', 'made__japanese_excel.csv')


def ole(fat, start, size=1 << 20, miniature=0xfffffffe):
    """A container of old Office with one stream, Workbook, that begins at sector start; fat is which sector follows which."""
    header = (b'\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1' + bytes(16) + struct.pack('<HHHHH', 0x3e, 3, 0xfffe, 9, 6) + bytes(6)
              + struct.pack('<IIIIIIIII', 0, 1, 1, 0, 4096, miniature, 0, 0xfffffffe, 0))
    header = header.ljust(76, b'\0') + struct.pack('<I', 0) + b'\xff' * 432

    def entry(name, kind, child, first, length):
        text = name.encode('utf-16-le') + b'\0\0'
        return (text.ljust(64, b'\0') + struct.pack('<HBBIII', len(text), kind, 1, 0xffffffff, 0xffffffff, child) + bytes(36)
                + struct.pack('<IQ', first, length))

    table = struct.pack('<%dI' % len(fat), *fat).ljust(512, b'\xff')
    directory = (entry('Root Entry', 5, 1, 0xfffffffe, 0) + entry('Workbook', 2, 0xffffffff, start, size)).ljust(512, b'\0')
    begin = struct.pack('<HHHHIII', 0x809, 16, 0x600, 5, 0, 0, 0)
    return header + table + directory + begin.ljust(512, b'\0') + bytes(512)


def small_cases():
    """Name, what makes its bytes, and a word of the reason: None where it is read, '' where both is right."""
    end = 0xfffffffe
    yield 'OLE: sectors in a loop', lambda: ole([0xfffffffd, end, 3, 2], 2), DAMAGED
    yield 'OLE: a sector that follows itself', lambda: ole([0xfffffffd, end, 2], 2), DAMAGED
    yield 'OLE: the directory in a loop', lambda: ole([0xfffffffd, 1, end], 2), DAMAGED
    yield 'OLE: a sector that is not there', lambda: ole([0xfffffffd, end, 0x7fffffff], 2), DAMAGED
    yield 'OLE: a stream of 4 GB', lambda: ole([0xfffffffd, end, end], 2, 0xffffffff), ''
    yield 'only quotes', lambda: b'"' * (8 * MEGABYTE), ''
    yield 'only NULs', lambda: bytes(64 * MEGABYTE), ''
    yield 'a letter, then NULs', lambda: b'a' + bytes(64 * MEGABYTE), ''
    yield 'a quote that is never closed', lambda: b'a,b\n"' + b'x,y\n' * (16 * MEGABYTE), CELL_LIMIT
    yield 'a row of 40 million cells', lambda: b',' * (40 * MEGABYTE), ''
    yield 'UTF-16 of an odd length', lambda: 'a,b\nÄ,ö\n'.encode('utf-16') + b'x', None
    yield 'UTF-16 with half a letter', lambda: b'\xff\xfea\0,\0b\0\n\0' + b'\x00\xd8' * 100 + b'\n\0', None
    yield 'UTF-32 out of range', lambda: b'\xff\xfe\0\0' + struct.pack('<4I', 97, 44, 98, 10) + b'\xff' * 400, ''
    yield 'UTF-8 broken off', lambda: 'a,ä\nb,'.encode() + b'\xc3', None
    card = b'BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Zo\r\n%sEND:VCARD\r\n'
    many = ''.join
    yield 'card: 30,000 names in a group', lambda: card % many(f'item1.X-F{i}:1\r\n' for i in range(30000)).encode(), None
    yield 'card: 12,000 addresses that is called by one', lambda: card % (
        many(f'EMAIL:a{i}@b.c\r\n' for i in range(12000)) + 'FN:a11999@b.c\r\n' * 12000).encode(), None
    yield 'card: 28,000 roles', lambda: card % ('ROLE:x\r\n' * 28000 + 'TITLE:y\r\n').encode(), None
    yield 'card: folded without end', lambda: card[:34] + b' x\r\n' * (16 * MEGABYTE), ''
    yield 'card: soft line ends of quoted-printable without end', lambda: b'BEGIN:VCARD\r\nVERSION:2.1\r\nNOTE;ENCODING=QUOTED-PRINTABLE:' + b'=\r\n' * (16 * MEGABYTE), ''
    yield 'card: cards in cards', lambda: b'BEGIN:VCARD\r\n' * 1000000, ''
    yield 'card: base64 without end', lambda: card[:34] + b'PHOTO;ENCODING=b:' + b'QUFB' * (16 * MEGABYTE), ''
    yield 'card: base64 that is none', lambda: card % b'PHOTO;ENCODING=b:%%%%\r\n', None
    yield 'card: a million parameters', lambda: card % (b'TEL' + b';TYPE=x' * 1000000 + b':1\r\n'), ''
    yield 'card: a million telephones', lambda: card % (b'TEL:1\r\n' * 1000000), ''
    yield 'card: a charset that is none', lambda: card % b'NOTE;CHARSET=NONE-SUCH:x\r\n', None
    yield 'card: never closed', lambda: card[:34], None


def long_cases():
    """Name, first bytes, and a word: these go on for a gigabyte."""
    yield 'a line of 1 GB', b'name,city\n', CELL_LIMIT
    yield 'a quoted cell of 1 GB', b'name,city\n"', CELL_LIMIT
    yield 'card: a line of 1 GB', b'BEGIN:VCARD\r\nVERSION:3.0\r\nFN:', ''


def judge(path, reason):
    reading = read(program, path)
    problems = complaints(reading, sanitized)
    if problems:
        return problems, ''
    refused = reading.answer.get('refused', '')
    if reason is None and refused or reason and reason not in refused:
        problems.append(f'answered {str(reading.answer)[:300]}')
    return problems, f'{reading.seconds:.2f} s {reading.kilobytes // 1024} MB {refused or "read"}'


def write_long(path, first):
    with open(path, 'wb') as out:
        out.write(first)
        piece = b'x' * MEGABYTE
        for _ in range(GIGABYTE):
            out.write(piece)


def end_early(path, name):
    """All ends of a file: what is wrong with any."""
    data, found = (corpus / name).read_bytes(), []
    for step in range(STEPS):
        length = len(data) * step // STEPS
        path.write_bytes(data[:length])
        found += [f'{length} bytes: {problem}' for problem in judge(path, '')[0]]
    return found


def run_all(folder):
    path = pathlib.Path(folder, 'case')
    for name, make, reason in small_cases():
        path.write_bytes(make())
        yield name, *judge(path, reason)
    for name, first, reason in long_cases():
        write_long(path, first)
        yield name, *judge(path, reason)
        path.unlink()
    for name in END_EARLY:
        yield f'{name} ends early', end_early(path, name), ''


def main():
    failed, number = False, 0
    with tempfile.TemporaryDirectory() as folder:
        for number, (name, problems, told) in enumerate(run_all(folder), 1):
            failed |= bool(problems)
            print('%s %d - %s # %s' % ('not ok' if problems else 'ok', number, name, told), flush=True)
            for problem in problems:
                print('#', problem)
    print('1..%d' % number)
    return failed


if __name__ == '__main__':
    sys.exit(main())
