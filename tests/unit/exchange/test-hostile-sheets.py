#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Spreadsheets that mean harm, made here: each is refused by tandem-cli with a sentence that names the reason, within 5 seconds
of CPU and 256 MB. Beside them stand honest files that are as large as a sheet may be, which are read."""
import os
import pathlib
import struct
import sys
import tempfile
import zipfile
import zlib

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[2] / 'tools'))
from reading import complaints, read  # noqa: E402

program = sys.argv[1]
sanitized = '--sanitized' in sys.argv
MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
PACKAGE = 'http://schemas.openxmlformats.org/package/2006/relationships'
ODF = 'urn:oasis:names:tc:opendocument:xmlns:'


def relations(*targets):
    body = ''.join(f'<Relationship Id="r{i}" Type="{OFFICE}/{kind}" Target="{path}"/>' for i, (kind, path) in enumerate(targets, 1))
    return f'<Relationships xmlns="{PACKAGE}">{body}</Relationships>'


def workbook_parts(rows, strings='', head='', sheet=None):
    return {
        '_rels/.rels': relations(('officeDocument', 'xl/workbook.xml')),
        'xl/workbook.xml': f'<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}"><sheets><sheet name="S" sheetId="1" r:id="r1"/></sheets></workbook>',
        'xl/_rels/workbook.xml.rels': relations(('worksheet', 'worksheets/sheet1.xml'), ('sharedStrings', 'sharedStrings.xml')),
        'xl/sharedStrings.xml': f'<sst xmlns="{MAIN}">{strings}</sst>',
        'xl/worksheets/sheet1.xml': sheet if sheet is not None
        else f'{head}<worksheet xmlns="{MAIN}"><sheetData>{rows}</sheetData></worksheet>',
    }


def content(rows, head=''):
    return (f'{head}<o:document-content xmlns:o="{ODF}office:1.0" xmlns:t="{ODF}table:1.0" xmlns:x="{ODF}text:1.0"><o:body>'
            f'<o:spreadsheet><t:table t:name="S">{rows}</t:table></o:spreadsheet></o:body></o:document-content>')


def zipped(parts):
    with tempfile.TemporaryFile() as out:
        with zipfile.ZipFile(out, 'w', zipfile.ZIP_DEFLATED) as archive:
            for name, text in parts.items():
                archive.writestr(name, text)
        out.seek(0)
        return out.read()


def by_hand(parts):
    """A zip file of parts that are deflated already: {name: (bytes, size that it tells)}."""
    out, directory = b'', b''
    for name, (packed, size) in parts.items():
        told = struct.pack('<HHHHHIIIHH', 20, 0, 8, 0, 0, 0, len(packed), size, len(name), 0)
        directory += b'PK\1\2' + struct.pack('<H', 20) + told + struct.pack('<HHHII', 0, 0, 0, 0, len(out)) + name.encode()
        out += b'PK\3\4' + told + name.encode() + packed
    return out + directory + b'PK\5\6' + struct.pack('<HHHHIIH', 0, 0, len(parts), len(parts), len(directory), len(out), 0)


def deflated(text):
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    return packer.compress(text) + packer.flush()


def repeated(before, piece, times, after):
    """before + piece × times + after, deflated without ever being there as a whole."""
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    head = packer.compress(before) + packer.flush(zlib.Z_FULL_FLUSH)
    body = packer.compress(piece) + packer.flush(zlib.Z_FULL_FLUSH)
    return head + body * times + packer.compress(after) + packer.flush(), len(before) + len(piece) * times + len(after)


def large_workbook(name, packed, told):
    """A workbook of which one part is packed by hand."""
    parts = {key: (deflated(text.encode()), len(text)) for key, text in workbook_parts('').items()}
    parts[name] = (packed, told)
    return by_hand(parts)


def many_sheets(packed, size, count):
    """A workbook of sheets each of which is small enough."""
    parts = workbook_parts('')
    parts['xl/workbook.xml'] = (f'<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}"><sheets>' + ''.join(
        f'<sheet name="S{i}" sheetId="{i}" r:id="r{i}"/>' for i in range(1, count + 1)) + '</sheets></workbook>')
    parts['xl/_rels/workbook.xml.rels'] = relations(*[('worksheet', f'worksheets/sheet{i}.xml') for i in range(1, count + 1)])
    packed_parts = {name: (deflated(text.encode()), len(text)) for name, text in parts.items()}
    return by_hand({**packed_parts, **{f'xl/worksheets/sheet{i}.xml': (packed, size) for i in range(1, count + 1)}})


def many_texts(megabytes):
    """A workbook of as many texts of almost a megabyte, in a file that is not small beside what it unfolds to."""
    text = b'<si><t>' + b''.join(b'x' * 80 + os.urandom(2).hex().encode() for _ in range(11000)) + b'</t></si>'
    return large_workbook('xl/sharedStrings.xml', *repeated(f'<sst xmlns="{MAIN}">'.encode(), text, megabytes * 1048576 // len(text), b'</sst>'))


def sheet_of(piece, times):
    return repeated(f'<worksheet xmlns="{MAIN}"><sheetData>'.encode(), piece, times, b'</sheetData></worksheet>')


def biff(kind, body):
    return struct.pack('<HH', kind, len(body)) + body


def old_workbook(strings, cells):
    """A binary workbook (BIFF 8) without its container: a sheet, the texts of an SST record, cells."""
    begin = biff(0x809, struct.pack('<HH12x', 0x600, 5))
    sheet = b'S'
    after = biff(0xfc, strings[0]) + b''.join(biff(0x3c, piece) for piece in strings[1:]) + biff(0x0a, b'')
    position = len(begin) + 13 + len(after)
    begin += biff(0x85, struct.pack('<IBBBB', position, 0, 0, len(sheet), 0) + sheet)
    return begin + after + biff(0x809, struct.pack('<HH12x', 0x600, 0x10)) + cells + biff(0x0a, b'')


def with_size(data, name, size):
    """The same zip file, of which the directory and the part itself tell another size of what name holds."""
    data, at = bytearray(data), 0
    while (at := data.find(name.encode(), at + 1)) > 0:
        if data[at - 46:at - 42] == b'PK\1\2':
            data[at - 22:at - 18] = struct.pack('<I', size)
        elif data[at - 30:at - 26] == b'PK\3\4':
            data[at - 8:at - 4] = struct.pack('<I', size)
    return bytes(data)


def endless_directory(data):
    """The same zip file with a directory of zip64 that claims as many parts as 32 bits can count."""
    end = data.rindex(b'PK\5\6')
    size, start = struct.unpack('<II', data[end + 12:end + 20])
    wide = b'PK\6\6' + struct.pack('<QHHIIQQQQ', 44, 45, 45, 0, 0, 0xffffffff, 0xffffffff, size, start)
    return (data[:end] + wide + b'PK\6\7' + struct.pack('<IQI', 0, end, 1)
            + b'PK\5\6' + struct.pack('<HHHHIIH', 0, 0, 0xffff, 0xffff, 0xffffffff, 0xffffffff, 0))


def encrypted_ole():
    header = bytearray(512)
    header[:8] = b'\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1'
    header[30], header[32] = 9, 6
    directory = bytearray(4096)
    name = 'EncryptedPackage'.encode('utf-16-le')
    directory[66], directory[76] = 5, 1  # the root, and its first child
    directory[128:128 + len(name)] = name
    directory[128 + 64], directory[128 + 66] = len(name) + 2, 2  # a stream
    directory[128 + 68:128 + 80] = b'\xff' * 12
    return bytes(header + directory)


LAUGHS = '<!DOCTYPE x [<!ENTITY a "ha">' + ''.join(
    f'<!ENTITY {chr(98 + i)} "{("&" + chr(97 + i) + ";") * 10}">' for i in range(9)) + ']>'
XXE = '<!DOCTYPE x [<!ENTITY f SYSTEM "file:///etc/passwd">]>'
CELL = '<row r="1"><c r="A1" t="inlineStr"><is><t>%s</t></is></c></row>'
ODS_CELL = '<t:table-row{}><t:table-cell{} o:value-type="string"><x:p>{}</x:p></t:table-cell></t:table-row>'
MANIFEST = (f'<m:manifest xmlns:m="{ODF}manifest:1.0"><m:file-entry m:full-path="content.xml"><m:encryption-data/></m:file-entry>'
            '</m:manifest>')
BOMB, PLACE, REPEAT, DAMAGED = 'unfolds', 'outside', 'repeats', 'damaged'


def make_cases():
    """Name, bytes, and a word of the reason; None where it is read."""
    gigabyte = (f'<worksheet xmlns="{MAIN}"><sheetData><row><c t="inlineStr"><is><t>'.encode(), b'x' * 1048576, 1024,
                b'</t></is></c></row></sheetData></worksheet>')
    honest = zipped(workbook_parts(CELL % 'Zoë'))
    yield '4 GB bomb', large_workbook('xl/worksheets/sheet1.xml', *sheet_of(b' ' * 1048576, 4095)), BOMB
    packed, size = sheet_of(b' ' * 1048576, 4000)
    yield 'bomb that tells another size', large_workbook('xl/worksheets/sheet1.xml', packed, 5000), DAMAGED
    yield 'bomb of many sheets', many_sheets(*sheet_of(b' ' * 1048576, 9), 60), BOMB
    yield '140 MB of shared texts', many_texts(140), 'more text'
    yield 'ODS bomb', by_hand({'content.xml': repeated(content('').encode()[:-60], b' ' * 1048576, 3000, b'')}), BOMB
    packed, size = repeated(*gigabyte)
    yield '1 GB cell', large_workbook('xl/worksheets/sheet1.xml', packed, size), BOMB
    # noise, so that the ratio is honest: the cell itself is what is too large
    noise = os.urandom(900000).hex()
    yield '1.8 MB cell', zipped(workbook_parts(CELL % noise)), '1 MB'
    yield '1.8 MB cell of ODS', zipped({'content.xml': content(ODS_CELL.format('', '', noise))}), '1 MB'
    yield '1.8 MB of spaces in a cell of ODS', zipped({'content.xml': content(ODS_CELL.format('', '', '<x:s x:c="1800000"/>'))}), '1 MB'
    yield '12 MB attribute', zipped({**workbook_parts(f'<row r="{noise * 7}"/>')}), DAMAGED
    yield 'ODS rows repeated', zipped({'content.xml': content(ODS_CELL.format(' t:number-rows-repeated="2000000000"', '', 'x'))}), REPEAT
    yield 'ODS cells repeated', zipped({'content.xml': content(ODS_CELL.format('', ' t:number-columns-repeated="2000000000"', 'x'))}), REPEAT
    yield 'ODS repeated 20,000 times', zipped({'content.xml': content(ODS_CELL.format('', ' t:number-columns-repeated="20000"', 'x'))}), PLACE
    yield 'ODS repeated -5 times', zipped({'content.xml': content(ODS_CELL.format(' t:number-rows-repeated="-5"', '', 'x'))}), REPEAT
    yield 'ODS sheet full of one cell', zipped({'content.xml': content(ODS_CELL.format(
        ' t:number-rows-repeated="1048576"', ' t:number-columns-repeated="16384"', 'x'))}), REPEAT
    yield 'shared string bomb', zipped(workbook_parts(
        ''.join('<row>' + '<c t="s"><v>0</v></c>' * 100 + '</row>' for _ in range(1000)), f'<si><t>{noise[:1000000]}</t></si>')), REPEAT
    yield 'shared string that is not there', zipped(workbook_parts('<row><c t="s"><v>7</v></c></row>')), 'refers'
    yield 'cells in the corners', zipped(workbook_parts(
        '<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>2</v></c></row>')), None
    yield 'wide rows', zipped(workbook_parts(''.join(f'<row r="{i}"><c r="XFD{i}"><v>1</v></c></row>' for i in range(1, 20001)))), REPEAT
    yield 'row -5', zipped(workbook_parts('<row r="-5"><c r="A-5"><v>1</v></c></row>')), PLACE
    yield 'row 4,000,000,000', zipped(workbook_parts('<row r="4000000000"><c><v>1</v></c></row>')), PLACE
    yield 'row 99999999999999999999', zipped(workbook_parts('<row r="99999999999999999999"><c><v>1</v></c></row>')), PLACE
    yield 'column ZZZZZZZ', zipped(workbook_parts('<row r="1"><c r="ZZZZZZZ1"><v>1</v></c></row>')), PLACE
    yield 'column XFE', zipped(workbook_parts('<row r="1"><c r="XFE1"><v>1</v></c></row>')), PLACE
    yield 'billion laughs', zipped(workbook_parts(CELL % '&j;', head=LAUGHS)), 'document type'
    yield 'billion laughs of ODS', zipped({'content.xml': content(ODS_CELL.format('', '', '&j;'), LAUGHS)}), 'document type'
    yield 'XXE', zipped(workbook_parts(CELL % '&f;', head=XXE)), 'document type'
    yield 'XXE in the workbook', zipped({**workbook_parts(''), 'xl/workbook.xml': XXE + f'<workbook xmlns="{MAIN}">&f;</workbook>'}), 'document type'
    yield 'entity without a document type', zipped(workbook_parts(CELL % '&f;')), DAMAGED
    yield 'deep', zipped(workbook_parts('<row>' + '<x>' * 5000)), 'nested'
    yield 'truncated', honest[:len(honest) // 2], DAMAGED
    yield 'truncated directory', honest[:-30], DAMAGED
    yield 'sheet ends early', zipped(workbook_parts('', sheet=f'<worksheet xmlns="{MAIN}"><sheetData><row><c><v>1')), DAMAGED
    yield 'flipped bits', bytes(byte ^ 0x55 if 400 < i < 500 else byte for i, byte in enumerate(honest)), DAMAGED
    yield 'no sheet', zipped({**workbook_parts(''), 'xl/workbook.xml': f'<workbook xmlns="{MAIN}"/>'}), 'no sheet'
    yield 'relations in a loop', zipped({**workbook_parts(''), '_rels/.rels': relations(('officeDocument', '_rels/.rels'))}), ''
    yield 'path out of the file', zipped({**workbook_parts(''), '_rels/.rels': relations(('officeDocument', '../../../etc/passwd'))}), DAMAGED
    yield 'sixty thousand parts', by_hand({f'{i}': (b'\3\0', 0) for i in range(60000)}), 'parts'
    yield 'directory that claims 4,294,967,295 parts', endless_directory(honest), 'parts'
    yield 'part that tells less than it holds', with_size(honest, 'xl/worksheets/sheet1.xml', 10), DAMAGED
    yield 'part that tells more than it holds', with_size(honest, 'xl/worksheets/sheet1.xml', 1 << 20), None
    yield 'part that tells 4 GB', with_size(honest, 'xl/worksheets/sheet1.xml', 0xfffffff0), ''
    yield 'names that lead out of the file', zipped({'../../../tmp/out': 'x', '/etc/out': 'x', '..\\..\\out': 'x', 'C:\\out': 'x',
                                                     **workbook_parts(CELL % 'Zoë')}), None
    yield 'path out of the file with backslashes', zipped({**workbook_parts(''), '_rels/.rels': relations(
        ('officeDocument', '..\\..\\..\\etc\\passwd'))}), DAMAGED
    yield 'document type of nothing', zipped(workbook_parts(CELL % 'x', head='<!DOCTYPE worksheet>')), 'document type'
    yield 'password', encrypted_ole(), 'password'
    yield 'password of ODS', zipped({'META-INF/manifest.xml': MANIFEST, 'content.xml': b'\x01\x02'}), 'password'
    text = [struct.pack('<IIHB', 1, 1, 60000, 0) + b'a' * 5000] + [b'\0' + b'a' * 5500] * 10
    yield 'XLS, a text of 60 kB in a million cells', old_workbook(
        text, b''.join(struct.pack('<HHHHHI', 0xfd, 10, row, column, 0, 0) for row in range(50000) for column in range(20))), 'repeats'
    turned = b''.join(biff(0xbd, struct.pack('<HH', row, 0) + b'\0\0\2\0\0\0' * 250 + b'\xf9\0') for row in (5, 3))
    yield 'XLS, four million cells in no order', old_workbook([bytes(8)], turned * 8000), 'no order'
    yield 'XLS, sheets within sheets', old_workbook([bytes(8)], biff(0x809, struct.pack('<HH12x', 0x600, 0x10)) * 1000000), 'damaged'
    yield 'XLS, a text that never ends', old_workbook([struct.pack('<IIHB', 1, 1, 5, 0)] + [b''] * 200000, b''), 'damaged'
    yield 'honest', honest, None


def judge(path, reason):
    reading = read(program, path)
    problems = complaints(reading, sanitized)
    if problems:
        return problems, ''
    refused = reading.answer.get('refused', '')
    if reason is None and refused or reason is not None and (not refused or reason not in refused or 'root:' in refused):
        problems.append(f'answered {str(reading.answer)[:300]}')
    return problems, f'{reading.seconds:.2f} s {reading.kilobytes // 1024} MB {refused}'


failed, number = False, 0
with tempfile.TemporaryDirectory() as folder:
    for number, (name, data, reason) in enumerate(make_cases(), 1):
        path = pathlib.Path(folder, 'case')
        path.write_bytes(data)
        problems, told = judge(path, reason)
        failed |= bool(problems)
        print('%s %d - %s # %s' % ('not ok' if problems else 'ok', number, name, told), flush=True)
        for problem in problems:
            print('#', problem)
print('1..%d' % number)
sys.exit(failed)
