"""What the tests of formats share: reading bytes as of a fixed day, and files made by code."""

import io
import zipfile
from datetime import date

import openpyxl
import pytest

from analysis.settings import read_settings
from analysis.sources import read_bytes
from analysis.types import Article
from tests.analysis.sources.web_site import site  # noqa: F401 - a fixture


@pytest.fixture(scope="session")
def read():
    """read(name, content, mapping, **environment) -> (articles, messages)."""

    def read(name, content, mapping=None, **environment):
        raw = content if isinstance(content, bytes) else content.encode()
        settings = read_settings(environment)
        found = list(read_bytes(name, raw, settings, mapping, today=date(2026, 6, 1)))
        articles = [one for one in found if isinstance(one, Article)]
        return articles, [str(one) for one in found if not isinstance(one, Article)]

    return read


@pytest.fixture(scope="session")
def workbook():
    """workbook({"Sheet": rows}) -> bytes of an XLSX file."""

    def workbook(sheets):
        book = openpyxl.Workbook()
        book.remove(book.active)
        for name, rows in sheets.items():
            sheet = book.create_sheet(name)
            for row in rows:
                sheet.append(row)
        file = io.BytesIO()
        book.save(file)
        return file.getvalue()

    return workbook


@pytest.fixture(scope="session")
def archive():
    """archive({"name": content}) -> bytes of a ZIP file; packed=False leaves them as they are."""

    def archive(files, *, packed=True):
        file = io.BytesIO()
        with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED if packed else 0) as made:
            for name, content in files.items():
                made.writestr(name, content)
        return file.getvalue()

    return archive


@pytest.fixture(scope="session")
def pdf():
    """pdf([lines or drawing of each page], Title=...) -> bytes of a PDF file."""

    def pdf(pages, **about):
        objects = [b"<</Type/Catalog/Pages 2 0 R/Lang(en)>>", b""]
        objects.append(b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>")
        kids = []
        for page in pages:
            drawing = page if isinstance(page, bytes) else _printed(page)
            objects.append(b"<</Length %d>>stream\n%s\nendstream" % (len(drawing), drawing))
            objects.append(
                b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents %d 0 R"
                b"/Resources<</Font<</F1 3 0 R>>>>>>" % len(objects)
            )
            kids.append(b"%d 0 R" % len(objects))
        objects[1] = b"<</Type/Pages/Kids[%s]/Count %d>>" % (b" ".join(kids), len(kids))
        info = b"".join(b"/%s(%s)" % (k.encode(), _escaped(v)) for k, v in about.items())
        objects.append(b"<<%s>>" % info)
        return _file(objects)

    return pdf


def _escaped(text):
    raw = text.encode("cp1252")
    return raw.replace(b"\\", b"\\\\").replace(b"(", b"\\(").replace(b")", b"\\)")


def _printed(lines):
    shown = b"".join(b"(%s) Tj T* " % _escaped(line) for line in lines)
    return b"BT /F1 11 Tf 14 TL 60 780 Td " + shown + b"ET"


def _file(objects):
    made, places = bytearray(b"%PDF-1.4\n"), []
    for number, one in enumerate(objects, start=1):
        places.append(len(made))
        made += b"%d 0 obj\n%s\nendobj\n" % (number, one)
    start = len(made)
    made += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    made += b"".join(b"%010d 00000 n \n" % place for place in places)
    made += b"trailer<</Size %d/Root 1 0 R/Info %d 0 R>>\nstartxref\n%d\n%%%%EOF\n" % (
        len(objects) + 1, len(objects), start,
    )  # fmt: skip
    return bytes(made)
