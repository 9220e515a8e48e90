# SPDX-License-Identifier: GPL-3.0-or-later
"""Writes a small XLSX or XLS workbook for a test, with nothing but Python's own library."""
import datetime
import struct
import zipfile
from xml.sax.saxutils import escape, quoteattr

MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
PACKAGE = 'http://schemas.openxmlformats.org/package/2006/relationships'
DATE, POSTCODE = 1, 2  # the styles below
STYLES = (f'<styleSheet xmlns="{MAIN}"><numFmts><numFmt numFmtId="164" formatCode="00000"/></numFmts>'
          '<cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="164"/></cellXfs></styleSheet>')


class Error(str):
    """An error of the spreadsheet, as #N/A."""


class Postcode(int):
    """A number that is shown with five digits."""


def cell(value):
    if isinstance(value, Error):
        return f'<c t="e"><f>1</f><v>{value}</v></c>'
    if isinstance(value, str):
        return f'<c t="inlineStr"><is><t>{escape(value)}</t></is></c>'
    if isinstance(value, bool):
        return f'<c t="b"><v>{int(value)}</v></c>'
    if isinstance(value, datetime.date):
        return f'<c s="{DATE}"><v>{(value - datetime.date(1899, 12, 30)).days}</v></c>'
    if isinstance(value, Postcode):
        return f'<c s="{POSTCODE}"><v>{int(value)}</v></c>'
    return '<c/>' if value is None else f'<c><v>{value!r}</v></c>'


def relations(*targets):
    body = ''.join(f'<Relationship Id="r{i}" Type="{OFFICE}/{kind}" Target="{path}"/>' for i, (kind, path) in enumerate(targets, 1))
    return f'<Relationships xmlns="{PACKAGE}">{body}</Relationships>'


def write(path, *sheets):
    """Each sheet is its name, its rows, and whether it is hidden."""
    parts = [('worksheet', f'sheet{i}.xml') for i in range(1, len(sheets) + 1)]
    tabs = ''.join(f'<sheet name={quoteattr(name)} sheetId="{i}"{" state=%s" % chr(34) + "hidden" + chr(34) if hidden else ""} r:id="r{i}"/>'
                   for i, (name, _, hidden) in enumerate(sheets, 1))
    with zipfile.ZipFile(path, 'w', zipfile.ZIP_DEFLATED) as archive:
        archive.writestr('_rels/.rels', relations(('officeDocument', 'xl/workbook.xml')))
        archive.writestr('xl/_rels/workbook.xml.rels', relations(*parts, ('styles', 'styles.xml')))
        archive.writestr('xl/workbook.xml', f'<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}"><sheets>{tabs}</sheets></workbook>')
        archive.writestr('xl/styles.xml', STYLES)
        for i, (_, rows, _) in enumerate(sheets, 1):
            body = ''.join('<row>' + ''.join(map(cell, row)) + '</row>' for row in rows)
            archive.writestr(f'xl/sheet{i}.xml', f'<worksheet xmlns="{MAIN}"><sheetData>{body}</sheetData></worksheet>')


def record(kind, data=b''):
    return struct.pack('<HH', kind, len(data)) + data


def label(row, column, text):
    """A text cell of BIFF8; each cell has its text, as old programs write it."""
    return record(0x204, struct.pack('<HHHHB', row, column, 0, len(text), 1) + text.encode('utf-16-le'))


def entry(name, kind, child, sector, size):
    free = 0xffffffff
    encoded = name.encode('utf-16-le') + b'\0\0'
    return encoded.ljust(64, b'\0') + struct.pack('<HBBIII36xIQ', len(encoded), kind, 1, free, free, child, sector, size)


def write_xls(path, rows):
    """One sheet of texts: records of BIFF8 in an OLE container of a directory, the book and the table of its sectors."""
    book = record(0x809, struct.pack('<HHxxxxxxxxxxxx', 0x600, 5))
    at = len(book) + 4 + 14 + 4  # behind the record of the sheet, and the end of the globals
    book += record(0x85, struct.pack('<IBBBB', at, 0, 0, 6, 0) + b'People') + record(0x0a)
    book += record(0x809, struct.pack('<HHxxxxxxxxxxxx', 0x600, 0x10))
    book += b''.join(label(i, k, text) for i, row in enumerate(rows) for k, text in enumerate(row)) + record(0x0a)
    book = book.ljust(4096, b'\0')  # less would be kept among the small streams
    assert len(book) == 4096
    last, free, special, end = 8, 0xffffffff, 0xfffffffd, 0xfffffffe
    table = [end] + list(range(2, last + 1)) + [end, special]
    header = b'\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1' + struct.pack('<16xHHHHH6xIIIIIIIIII', 0x3e, 3, 0xfffe, 9, 6, 0, 1, 0, 0, 4096,
                                                              end, 0, end, 0, last + 1)
    directory = entry('Root Entry', 5, 1, end, 0) + entry('Workbook', 2, free, 1, len(book))
    path.write_bytes(header.ljust(512, b'\xff') + directory.ljust(512, b'\0') + book
                     + struct.pack('<128I', *(table + [free] * (128 - len(table)))))
