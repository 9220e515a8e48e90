# SPDX-License-Identifier: GPL-3.0-or-later
"""Writes a small XLSX workbook for a test, with nothing but Python's own library."""
import datetime
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
