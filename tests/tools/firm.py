# SPDX-License-Identifier: GPL-3.0-or-later
"""The file of a firm, as it says by itself: asked by SQL, past the window that has it open."""
import contextlib
import sqlite3

from drive import wait_until


class Firm:
    def __init__(self, path):
        self.path = path

    def ask(self, question, *values):
        """the rows of the answer"""
        with contextlib.closing(sqlite3.connect(self.path)) as db:
            return db.execute(question, values).fetchall()

    def column(self, question, *values):
        """what stands first in each row"""
        return [row[0] for row in self.ask(question, *values)]

    def value(self, question, *values):
        """what stands first in the first row"""
        return self.ask(question, *values)[0][0]

    def wait(self, question, answer):
        """until these are the rows"""
        last = None

        def is_so():
            nonlocal last
            last = self.ask(question)
            return last == answer
        try:
            wait_until(is_so)
        except AssertionError:
            raise AssertionError(f"the file says {last} of {question}, not {answer}") from None
