# SPDX-License-Identifier: GPL-3.0-or-later
"""What `tandem-cli read --json` says of a file, and what it took."""
import collections
import json
import os
import subprocess
import tempfile
import threading

MAX_SECONDS, MAX_KILOBYTES = 5, 256 * 1024
# Other programs may want the machine as well: processor time is what is limited, and only this long is a hang.
HANGS = 120

Reading = collections.namedtuple('Reading', 'answer error status seconds kilobytes')


def forget_peak():
    """A child begins with the peak of its parent's memory: that must not be one of a large file that was just made."""
    with open('/proc/self/clear_refs', 'w', encoding='ascii') as peak:
        peak.write('5')


def read(program, path, *options):
    """A Reading: the JSON (None where there is none), standard error, exit status (negative: a signal), CPU seconds, peak memory."""
    with tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as err:
        forget_peak()
        child = subprocess.Popen([program, 'read', '--json', *options, str(path)], stdout=out, stderr=err)
        watch = threading.Timer(HANGS, child.kill)
        watch.start()
        _, status, usage = os.wait4(child.pid, 0)
        watch.cancel()
        child.returncode = os.waitstatus_to_exitcode(status)
        out.seek(0)
        err.seek(0)
        try:
            answer = json.loads(out.read().decode())
        except ValueError:
            answer = None
        return Reading(answer, err.read().decode(errors='replace'), child.returncode, usage.ru_utime + usage.ru_stime,
                       usage.ru_maxrss)


def complaints(reading, sanitized=False):
    """What is wrong with a reading whatever the file: a crash, a hang, an answer that is none, too much time or memory."""
    found = []
    if reading.status not in (0, 3) or reading.answer is None or (reading.status == 3) != (list(reading.answer) == ['refused']):
        found.append(f'ended with {reading.status}: {reading.error[:2000]}')
    if not sanitized and reading.seconds > MAX_SECONDS:
        found.append(f'{reading.seconds:.1f} s of CPU')
    if not sanitized and reading.kilobytes > MAX_KILOBYTES:
        found.append(f'{reading.kilobytes // 1024} MB')
    return found
