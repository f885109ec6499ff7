"""The matrix of actors by time: in each cell the labels that its texts show, by shape, letter and
colour. Goes in: a Matrix and the actors' names. Empty cells stay empty; a cell with several labels
shows each of them and the number of texts. A cell's id is "period actor".
"""

from collections.abc import Sequence

import plotly.graph_objects as go

from analysis.figures.cells import LETTERS, WHO, Row, alternative, by_cell, cell_id, ranked
from analysis.figures.palette import GLYPHS, LIGHT, SYMBOLS, WORDS, Palette
from analysis.figures.said import GLYPH, Said, said, symbol
from analysis.figures.sheet import Sheet, safe
from analysis.frames.matrix import Matrix, words, year
from analysis.types import Label

HEADER, ROW, FOOT = 40, 36, 6  # pixels
NAMES = 0.17  # share of the width that holds the names
WIDTH = 1_030  # pixels that the columns share on a wide screen; marks are sized by it
READABLE = 9  # pixels; a smaller mark has no room for a letter
MOST = 5_000  # points; the browser gets slow beyond


def stance_matrix(
    held: Matrix,
    names: dict[str, str],
    title: str,
    colours: Palette = LIGHT,
    *,
    limit: int | None = None,
    picked: str = "",
) -> go.Figure:
    """The matrix of the actors with most texts, so many of them; `picked` is a cell's id."""
    cells = held.cells
    actors = ranked(cells)
    counts = cells.groupby("actor").size()
    drawn, points = [], 0
    for actor in actors[:limit]:
        points += int(counts[actor])
        if points > MOST:
            break
        drawn.append(actor)
    sheet = Sheet(colours, title, alternative(held, drawn, names), len(actors) - len(drawn))
    across = max(len(held.periods), 6)  # a single column is not drawn as wide as the screen
    left = -across * NAMES / (1 - NAMES)
    total = HEADER + ROW * len(drawn) + FOOT
    top_of = {actor: HEADER + n * ROW for n, actor in enumerate(drawn)}
    _head(sheet, held.periods, total)
    by = {"week": "by week, first day"}.get(held.grain, f"by {held.grain}")
    muted = {"size": 12, "color": colours.muted}
    sheet.note(by, 28, x=left, xanchor="left", font=muted)
    for actor, top in top_of.items():
        sheet.rule(top)
        name = f"<b>{safe(names.get(actor, actor), 26)}</b>"
        sheet.note(name, top + ROW / 2, x=left, xanchor="left", font={"size": 13})
    _names_to_click(sheet, names, top_of, left)
    rows = {key: own for key, own in by_cell(cells).items() if key[0] in top_of}
    _cells(sheet, rows, names, top_of, WIDTH / across)
    _pick(sheet, held.periods, top_of, picked)
    return sheet.figure(total, {"range": [left, across]})


def _head(sheet: Sheet, periods: Sequence[str], total: int) -> None:
    """Names of the periods, and the year where a new one begins."""
    every = -(-len(periods) // 16)  # more names than that run into each other
    before = ""
    for n, one in enumerate(periods):
        if year(one) != before and (before := year(one)) and words(one, short=True) != before:
            sheet.note(f"<b>{before}</b>", 10, x=n + 0.08, xanchor="left", font={"size": 12})
            line = {"color": sheet.colours.rule, "width": 1}
            sheet.shapes.append(
                {"type": "line", "line": line, "x0": n, "x1": n, "y0": 2, "y1": total}
            )
        if n % every == 0 or one == periods[-1] == "undated":
            font = {"size": 12, "color": sheet.colours.muted}
            last = n > 15 and one == periods[-1]  # it would run over the edge
            where = {"x": n + 1, "xanchor": "right"} if last else {"x": n + 0.08, "xanchor": "left"}
            sheet.note(words(one, short=True), 28, **where, font=font)


def _names_to_click(
    sheet: Sheet, names: dict[str, str], top_of: dict[str, int], left: float
) -> None:
    """Points that can't be seen, along each name: words in a chart can't be clicked."""
    steps = [left * share for share in (0.97, 0.85, 0.73, 0.61, 0.49, 0.37, 0.25, 0.13)]
    sheet.traces.append(
        {
            "type": "scatter",
            "mode": "markers",
            "x": steps * len(top_of),
            "y": [top + ROW / 2 for top in top_of.values() for _ in steps],
            "customdata": [["actor", actor] for actor in top_of for _ in steps],
            "hovertemplate": [
                f"<b>{safe(names.get(actor, actor))}</b><br>Click to see only this actor"
                "<extra></extra>"
                for actor in top_of
                for _ in steps
            ],
            "marker": {"size": 18, "opacity": 0},
            "selected": {"marker": {"opacity": 0}},
            "unselected": {"marker": {"opacity": 0}},
        }
    )


def _cells(
    sheet: Sheet,
    rows: dict[tuple[str, str], list[Row]],
    names: dict[str, str],
    top_of: dict[str, int],
    wide: float,
) -> None:
    """The marks: one for each label of a cell, side by side, smaller where there are several.

    `wide` is the width of a column in pixels.
    """
    marks = [
        (row, _place(own, n, wide), _size(len(own), wide))
        for own in rows.values()
        for n, row in enumerate(own)
    ]
    looks = [sheet.colours.labels[Label(row.label)] for row, _, _ in marks]
    kinds = [said(row.judge, row.basis) for row, _, _ in marks]
    y = [top_of[row.actor] + ROW / 2 + 3 for row, _, _ in marks]
    hollow = [row.doubtful or row.label == Label.NEUTRAL for row, _, _ in marks]
    hovers = {key: _hover(names.get(key[0], key[0]), key[1], own) for key, own in rows.items()}
    common = {
        "customdata": [["cell", cell_id(row.period, row.actor)] for row, _, _ in marks],
        "hovertemplate": [hovers[row.actor, row.period] for row, _, _ in marks],
        "x": [x for _, x, _ in marks],
        "y": y,
        "type": "scatter",
    }
    ringed = [n for n, kind in enumerate(kinds) if kind is Said.ANALYST]
    sheet.traces.append(
        {
            "type": "scatter",
            "mode": "markers",
            "hoverinfo": "skip",
            "x": [marks[n][1] for n in ringed],
            "y": [y[n] for n in ringed],
            "marker": {
                "symbol": "circle-open",
                "size": [marks[n][2] + 7 for n in ringed],
                "color": sheet.colours.ink,
            },
        }
    )
    sheet.traces.append(
        {
            **common,
            "mode": "markers+text",
            "text": [
                LETTERS[Label(row.label)] + GLYPH[kind].replace("✎", "")
                if size >= READABLE
                else ""
                for (row, _, size), kind in zip(marks, kinds, strict=True)
            ],
            "textposition": "middle center",
            "textfont": {
                "size": [max(7, size * 0.6) for _, _, size in marks],
                "weight": 700,
                "color": [
                    look.ink if empty else on_fill(sheet.colours, Label(row.label))
                    for (row, _, _), look, empty in zip(marks, looks, hollow, strict=True)
                ],
            },
            "marker": {
                "symbol": [
                    symbol(SYMBOLS[Label(row.label)], Said.READ, Label(row.label), doubtful=empty)
                    for (row, _, _), empty in zip(marks, hollow, strict=True)
                ],
                "size": [size for _, _, size in marks],
                "color": [look.fill for look in looks],
                "opacity": 1,
                "line": {"width": 1.5, "color": [look.fill for look in looks]},
            },
            "selected": {"marker": {"opacity": 1}},
            "unselected": {"marker": {"opacity": 1}},
        }
    )  # fmt: skip
    _counts(sheet, rows, top_of, wide)


def _size(several: int, wide: float) -> float:
    """The size of each mark of a cell: together they stay inside their column."""
    return min(20, wide * 0.8) if several == 1 else min(14, wide * 0.9 / several - 1)


def _place(own: Sequence[Row], n: int, wide: float) -> float:
    """Where mark number n of a cell stands."""
    apart = (_size(len(own), wide) + 2) / wide
    return float(own[0].column + 0.5 + (n - (len(own) - 1) / 2) * apart)


def _counts(
    sheet: Sheet, rows: dict[tuple[str, str], list[Row]], top_of: dict[str, int], wide: float
) -> None:
    """How many texts a cell holds, where it is more than one: above its last mark, in its cell."""
    every = ((own, sum(row.count for row in own)) for own in rows.values())
    many = [(own, count) for own, count in every if count > 1]
    ends = [
        _place(own, len(own) - 1, wide)
        + (_size(len(own), wide) / 2 + 2 + 6 * len(str(count))) / wide
        for own, count in many
    ]
    sheet.traces.append(
        {
            "type": "scatter",
            "mode": "text",
            "hoverinfo": "skip",
            "x": [min(end, own[0].column + 1.02) for end, (own, _) in zip(ends, many, strict=True)],
            "y": [top_of[own[0].actor] + 7 for own, _ in many],
            "text": [str(count) for _, count in many],
            "textposition": "middle left",
            "textfont": {"size": 11, "color": sheet.colours.muted},
        }
    )


def on_fill(colours: Palette, label: Label) -> str:
    """The colour of a letter on a label's shape."""
    if colours.name == "dark" or label is Label.CONDITIONAL:
        return "#15181C"
    return "#FFFFFF"


def _pick(sheet: Sheet, periods: Sequence[str], top_of: dict[str, int], picked: str) -> None:
    """A frame around the picked cell."""
    period, _, actor = picked.partition(" ")
    if period not in periods or actor not in top_of:
        return
    column, top = periods.index(period), top_of[actor]
    sheet.shapes.append(
        {
            "type": "rect", "line": {"color": sheet.colours.pick, "width": 2},
            "x0": column + 0.03, "x1": column + 0.97, "y0": top + 2, "y1": top + ROW - 2,
        }
    )  # fmt: skip


def _hover(name: str, period: str, rows: Sequence[Row]) -> str:
    each = [
        f"{GLYPHS[Label(row.label)]} {'perhaps ' if row.doubtful else ''}"
        f"{WORDS[Label(row.label)]}: {row.count} {'text' if row.count == 1 else 'texts'}"
        f"{WHO[said(row.judge, row.basis)]}"
        for row in rows
    ]
    return (
        f"<b>{safe(name)}</b>, {words(period)}<br>{'<br>'.join(each)}"
        "<br>Click for the sentences<extra></extra>"
    )
