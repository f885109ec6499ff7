"""A briefing as a file: linted, rendered, and the file linted again before anybody gets it."""

from collections.abc import Callable, Mapping

from analysis.briefing.docx import word
from analysis.briefing.html import html
from analysis.briefing.lint import lint, refuse
from analysis.briefing.lint_export import lint_export
from analysis.briefing.markdown import markdown
from analysis.briefing.model import Briefing
from analysis.errors import BriefingError


def _pdf(briefing: Briefing) -> bytes:
    """The HTML printed to PDF by WeasyPrint, where the extra `pdf` is installed."""
    try:
        from weasyprint import HTML  # an extra: it needs Pango on the system
    except (ImportError, OSError) as error:
        raise BriefingError(
            "A PDF needs the optional part `pdf`: pip install 'detente[pdf]'. Or write .html and "
            "print it to PDF in a browser: it is laid out for A4."
        ) from error
    printed: bytes = HTML(string=html(briefing)).write_pdf()
    return printed


KINDS: Mapping[str, Callable[[Briefing], bytes]] = {
    "docx": word,
    "html": lambda briefing: html(briefing).encode(),
    "md": lambda briefing: markdown(briefing).encode(),
    "pdf": _pdf,
}
WORDS = {"docx": "Word document", "html": "HTML file", "md": "Markdown file", "pdf": "PDF"}


def rendered(briefing: Briefing, kind: str, texts: Mapping[str, str]) -> bytes:
    """The file of an edited briefing; `texts` are the stored texts by article.

    Raises BriefingError when it breaks a rule of a briefing, and says where.
    """
    refuse(lint(briefing, texts), "briefing")
    content = KINDS[kind](briefing)
    checked = html(briefing).encode() if kind == "pdf" else content
    as_ = "html" if kind == "pdf" else kind
    refuse(lint_export(checked, as_, briefing, texts), WORDS[kind])
    return content
