"""What the tests of formats share: reading bytes as of a fixed day, and files made by code."""

import io
import zipfile
from datetime import date

import openpyxl
import pytest

from analysis.settings import read_settings
from analysis.sources import read_bytes
from analysis.types import Article


@pytest.fixture
def read():
    """read(name, content, mapping, **environment) -> (articles, messages)."""

    def read(name, content, mapping=None, **environment):
        raw = content if isinstance(content, bytes) else content.encode()
        settings = read_settings(environment)
        found = list(read_bytes(name, raw, settings, mapping, today=date(2026, 6, 1)))
        articles = [one for one in found if isinstance(one, Article)]
        return articles, [str(one) for one in found if not isinstance(one, Article)]

    return read


@pytest.fixture
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


@pytest.fixture
def archive():
    """archive({"name": content}) -> bytes of a ZIP file; packed=False leaves them as they are."""

    def archive(files, *, packed=True):
        file = io.BytesIO()
        with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED if packed else 0) as made:
            for name, content in files.items():
                made.writestr(name, content)
        return file.getvalue()

    return archive
