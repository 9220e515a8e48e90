# SPDX-License-Identifier: GPL-3.0-or-later
"""What Gnumeric's ssconvert reads in a spreadsheet, as a peer that our readers stand beside."""
import csv
import datetime
import pathlib
import re
import subprocess
import tempfile

EPOCHS = datetime.datetime(1899, 12, 30), datetime.datetime(1904, 1, 1)


def export(path, folder, formatting):
    """The sheets as CSV: {name: {(row, column): text}}, or None where it does not read the file."""
    folder.mkdir()
    try:
        done = subprocess.run(['ssconvert', '-S', '-T', 'Gnumeric_stf:stf_assistant', '-O', f'format={formatting}', str(path),
                               f'{folder}/%n-%s'], capture_output=True, timeout=120, check=False)
    except subprocess.TimeoutExpired:
        return None
    sheets = {}
    for file in sorted(folder.iterdir(), key=lambda file: int(file.name.partition('-')[0])):
        with open(file, encoding='utf-8', errors='replace', newline='') as lines:
            sheets[file.name.partition('-')[2]] = {
                (r, c): text for r, cells in enumerate(csv.reader(lines), 1) for c, text in enumerate(cells, 1) if text != ''}
    return None if done.returncode or not sheets else sheets


def as_values(text):
    """A cell as text, and what else it can mean: a truth in capitals, a number that is a day of either calendar."""
    values = [text]
    if text in ('TRUE', 'FALSE'):
        values.append(text == 'TRUE')
    if re.fullmatch(r'-?\d+(\.\d+)?([eE][-+]?\d+)?', text):
        values.append(float(text))
        if 0 < float(text) < 100000:
            values += [(epoch + datetime.timedelta(seconds=round(float(text) * 86400))).isoformat() for epoch in EPOCHS]
    return values


def read_sheets(path):
    """{name of the sheet: {(row, column): what its cell can be read as}}, as it shows it and as it is kept; None: not read."""
    with tempfile.TemporaryDirectory() as folder:
        shown, kept = (export(path, pathlib.Path(folder, name), name) for name in ('automatic', 'raw'))
    if shown is None:
        return None
    sheets = {}
    for name, cells in shown.items():
        raw = (kept or {}).get(name, {})
        sheets[name] = {place: as_values(text) + (as_values(raw[place]) if place in raw else []) for place, text in cells.items()}
    return sheets
