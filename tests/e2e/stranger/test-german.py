# SPDX-License-Identifier: GPL-3.0-or-later
"""In German: the window speaks German, an amount and a day are typed and shown as one writes them there, and the paper is A4."""
import os
import re
import subprocess
import tempfile

os.environ.setdefault("DRIVE_TIMEOUT", "30")  # a first start on a busy machine takes a while
from drive import App, wait_until  # noqa: E402
from firm import Firm  # noqa: E402
from main_job import read_pdf  # noqa: E402

DEALS = "SELECT amount_minor, expected_close_on FROM deal WHERE title = 'Mühle' AND deleted_at IS NULL"
GERMAN = {"LC_ALL": "de_DE.UTF-8", "LANGUAGE": "de"}

with tempfile.TemporaryDirectory() as folder:
    path = os.path.join(folder, "firm.tandem")
    subprocess.run([os.environ["TANDEM_CLI"], "sample", path], check=True, stdout=subprocess.DEVNULL)
    firm = Firm(path)
    with App([os.environ["TANDEM"], "--file", path], cwd=folder, env=GERMAN) as app:
        app.find("list", "Seiten")
        app.key("ctrl+2", "alt+3")
        app.button("Neuer Deal").wait_state("sensitive").click()
        dialog = app.find("dialog", "Neuer Deal")
        for field, text in (("Titel", "Mühle"), (re.compile("^Betrag"), "1.234,00"), ("Erwarteter Abschluss", "9.12.2026")):
            dialog.entry(field).set_text(text)
        dialog.button("Hinzufügen").click()
        firm.wait(DEALS, [(123400, "2026-12-09")])
        card = app.find("table cell", re.compile("^Mühle"))
        assert "1.234\u00a0€" in card.name, card.name
        app.key("ctrl+p")
        dialog = app.find(("dialog", "window"), lambda title: title in ("Drucken", "Print"))
        dialog.find("table row", re.compile("In Datei drucken|Print to File")).mouse()
        dialog.button(re.compile("^_?(Drucken|Print)$")).wait_state("sensitive").click()
        wait_until(lambda: [name for name in os.listdir(folder) if name.endswith(".pdf")], what="a PDF")
        printed = os.path.join(folder, next(name for name in os.listdir(folder) if name.endswith(".pdf")))
        text = read_pdf(printed)
        assert re.search(r"9\. Dez\. +1\.234\s€", text), text
        size = subprocess.run(["pdfinfo", printed], check=True, capture_output=True, text=True).stdout
        assert re.search("Page size:.*A4", size), size
        app.key("ctrl+q")
        assert app.wait_exit() == 0
