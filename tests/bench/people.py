# SPDX-License-Identifier: GPL-3.0-or-later
"""Invented contacts of 20 cells, and what a program costs that does something with them."""
import csv
import os
import subprocess

HEADERS = ['First Name', 'Last Name', 'E-mail', 'Mobile Phone', 'Company', 'Job Title', 'Street', 'Postal Code', 'City', 'Country',
           'Birthday', 'Notes', 'Tags', 'Website', 'Department', 'Number', 'Amount', 'Since', 'Score', 'Group']


def person(i):
    return [f'Given{i % 977}', f'Fämily{i}', f'person{i}@example.com', f'+49 151 {i:07}', f'Company {i % 5000} GmbH', 'Purchasing',
            f'Long Street {i % 300}', f'{i % 100000:05}', 'Köln', 'Germany', f'19{i % 60 + 40}-0{i % 9 + 1}-1{i % 9}',
            f'A note about number {i}, which is longer than the other cells', 'Customer', f'https://example.com/{i}', 'Sales',
            str(i), f'{i * 1.25:.2f}', f'2026-0{i % 9 + 1}-1{i % 9}', str(i % 100), f'G{i % 12}']


def write_people(path, count):
    with open(path, 'w', encoding='utf-8', newline='') as out:
        writer = csv.writer(out)
        writer.writerow(HEADERS)
        for i in range(count):
            writer.writerow(person(i))


def measure(*command, env=None):
    """(processor seconds, megabytes) of a program and its children; None where it fails."""
    with open('/proc/self/clear_refs', 'w', encoding='ascii') as peak:
        peak.write('5')
    child = subprocess.Popen(list(map(str, command)), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=env)
    _, status, usage = os.wait4(child.pid, 0)
    child.returncode = os.waitstatus_to_exitcode(status)
    return (usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024) if child.returncode == 0 else None
