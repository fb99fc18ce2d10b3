"""Paints texts of many megabytes: only the rows in view, since Qt's editors lay out the whole text."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent, QPoint, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontDatabase, QFontMetricsF, QPainter, QPalette
from PySide6.QtWidgets import QWidget

from inspector.view.look.escaping import shown
from inspector.view.text.accessible import ReadableArea
from inspector.view.text.grid import Row, ShownText, TextGrid
from inspector.view.text.json_colours import TextColours, colours_of, json_spans
from inspector.view.text.row import BroadRow, Run, Span, runs, start_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QFocusEvent, QPaintEvent, QResizeEvent

_MARGIN = 4.0
_LOOK_BACK = 4_000
"""Characters before the first visible row that are read so that the colours of JSON are right."""
_DESCRIBED = 80


class TextCanvas(ReadableArea):
    """A read-only text on a grid of equal cells, with a caret, a selection and colours.

    Places count characters of the text as it was set.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown = ShownText("")
        self._grid = TextGrid("")
        self._spans: tuple[Span, ...] = ()
        self._span_colours: tuple[QColor, ...] = ()
        self._colours = colours_of(self.palette())
        self._own_colours = self._is_json = False
        self._wraps = True
        self._anchor = self._caret = 0
        self._cell, self._row_height, self._ascent = 8.0, 16.0, 12.0
        self.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.viewport().setCursor(Qt.CursorShape.IBeamCursor)
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, on=False)
        self._measure()
        self._arrange()

    # What is shown

    def set_text(self, text: str) -> None:
        """Show another text from its beginning; the same one again leaves everything in place."""
        if text == self._shown.source:
            return
        self._shown = ShownText(text)
        self._grid = TextGrid(self._shown.text)
        self._spans = ()
        self._anchor = self._caret = 0
        self._arrange(keep_top=False)
        self.verticalScrollBar().setValue(0)
        self.horizontalScrollBar().setValue(0)
        self._describe()
        self.viewport().update()

    def text(self) -> str:
        """Give the text as it was set."""
        return self._shown.source

    def set_spans(self, spans: Sequence[Span]) -> None:
        """Colour parts of the text: start, end and the number of a colour; ascending, without overlaps."""
        self._spans = tuple(spans)
        self.viewport().update()

    def set_span_colours(self, colours: Sequence[QColor]) -> None:
        """Choose the colours that spans name by their numbers."""
        self._span_colours = tuple(colours)
        self.viewport().update()

    def set_json(self, is_json: bool) -> None:
        """Colour what is in view as JSON."""
        self._is_json = is_json
        self.viewport().update()

    def set_colours(self, colours: TextColours) -> None:
        """Take the colours of a theme in place of those that fit the palette."""
        self._own_colours, self._colours = True, colours
        self.viewport().update()

    def set_wrap(self, wraps: bool) -> None:
        """Break lines at the border, or at newlines alone."""
        if wraps != self._wraps:
            self._wraps = wraps
            self._arrange()
            self.viewport().update()

    def _describe(self) -> None:
        text = self._shown.source
        self.setAccessibleDescription(
            QCoreApplication.translate("LongText", "{0} characters: {1}").format(
                f"{len(text):,}", shown(text[:_DESCRIBED]) + ("…" if len(text) > _DESCRIBED else "")
            )
            if text
            else QCoreApplication.translate("LongText", "empty")
        )

    # Selection

    def selection(self) -> tuple[int, int]:
        """Give the span that is selected; empty at the caret."""
        return min(self._anchor, self._caret), max(self._anchor, self._caret)

    def selected_text(self) -> str:
        """Give what is selected, exactly as it was set."""
        start, end = self.selection()
        return self._shown.source[start:end]

    def select(self, start: int, end: int) -> None:
        """Select a span and bring its end, where the caret then is, into view."""
        size = len(self._shown.source)
        self._anchor, self._caret = max(0, min(start, size)), max(0, min(end, size))
        self._show_caret()
        self.viewport().update()

    def select_all(self) -> None:
        """Select the whole text and stay where the view is."""
        self._anchor, self._caret = 0, len(self._shown.source)
        self.viewport().update()

    # Geometry

    def _measure(self) -> None:
        metrics = QFontMetricsF(self.font())
        self._cell = max(1.0, metrics.horizontalAdvance("0" * 64) / 64)
        self._row_height = max(1.0, float(round(metrics.height())))
        self._ascent = metrics.ascent()

    def _arrange(self, *, keep_top: bool = True) -> None:
        """Lay the grid out for the width there is, with the same character at the top."""
        bar, across = self.verticalScrollBar(), self.horizontalScrollBar()
        top = self._grid.row(min(bar.value(), self._grid.row_count - 1)).start if keep_top else 0
        width, height = self.viewport().width() - 2 * _MARGIN, self.viewport().height()
        columns = max(1, int(width / self._cell))
        self._grid.wrap(columns if self._wraps else 0)
        page = max(1, int(height / self._row_height))
        bar.setRange(0, max(0, self._grid.row_count - page))
        bar.setPageStep(page)
        if keep_top:
            bar.setValue(self._grid.row_of(top))
        # Broad characters may take two cells each.
        longest = 0 if self._wraps else self._grid.longest * (2 if self._grid.has_complex else 1)
        across.setRange(0, max(0, longest + 1 - columns) if longest else 0)
        across.setPageStep(columns)

    def _visible_rows(self) -> range:
        first = self.verticalScrollBar().value()
        count = int(self.viewport().height() / self._row_height) + 2
        return range(first, min(first + count, self._grid.row_count))

    def _left(self) -> float:
        return _MARGIN - self.horizontalScrollBar().value() * self._cell

    def place_at(self, point: QPoint) -> int:
        """Find the place in the text that is nearest to a point of the viewport."""
        number = self.verticalScrollBar().value() + int(point.y() // self._row_height)
        if number < 0:
            return 0
        if number >= self._grid.row_count:
            return len(self._shown.source)
        return self._place_in_row(self._grid.row(number), point.x() - self._left())

    def _place_in_row(self, row: Row, x: float) -> int:
        if row.is_simple:
            column = max(0, min(round(x / self._cell), row.end - row.start))
        else:
            column = BroadRow(self._shown.piece(row.start, row.end), self.font()).column_at(x)
        place = row.start + column
        if place >= row.end > row.start and self._grid.row_of(row.end) != self._grid.row_of(row.start):
            place = row.end - 1  # the place behind a break belongs to the next row
        return self._shown.to_source(place)

    def _x_of(self, row: Row, place: int) -> float:
        """Say where a place of the shown text stands in its row, from the row's beginning."""
        column = max(0, min(place, row.end) - row.start)
        if row.is_simple:
            return column * self._cell
        return BroadRow(self._shown.piece(row.start, row.end), self.font()).x_of(column)

    def caret(self) -> int:
        """Say where the caret is in the text."""
        return self._caret

    def caret_rectangle(self) -> QRectF:
        """Say where the caret stands in the viewport."""
        return self.place_rectangle(self._caret)

    def place_rectangle(self, place: int) -> QRectF:
        """Say where a place of the text stands in the viewport."""
        place = self._shown.to_shown(max(0, min(place, len(self._shown.source))))
        number = self._grid.row_of(place)
        x = self._left() + self._x_of(self._grid.row(number), place)
        y = (number - self.verticalScrollBar().value()) * self._row_height
        return QRectF(x, y, 1.0, self._row_height)

    def _show_caret(self) -> None:
        place = self._shown.to_shown(self._caret)
        number = self._grid.row_of(place)
        bar, page = self.verticalScrollBar(), self.verticalScrollBar().pageStep()
        if number < bar.value():
            bar.setValue(number)
        elif number >= bar.value() + page:
            bar.setValue(number - page + 1)
        if not self._wraps:
            column = int(self._x_of(self._grid.row(number), place) / self._cell)
            across = self.horizontalScrollBar()
            if column < across.value():
                across.setValue(column)
            elif column >= across.value() + across.pageStep():
                across.setValue(column - across.pageStep() + 1)

    # Painting

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the rows in view, and nothing else."""
        painter = QPainter(self.viewport())
        painter.setFont(self.font())
        selection = tuple(map(self._shown.to_shown, self.selection()))
        rows = self._visible_rows()
        texts = [self._grid.row(number) for number in rows]
        colours = self._colours_in_view(texts)
        for place, row in enumerate(texts):
            y = place * self._row_height
            if y > event.rect().bottom() or y + self._row_height < event.rect().top():
                continue
            self._paint_row(painter, row, y, (selection[0], selection[1]), colours)
        if self.hasFocus():
            painter.fillRect(self.caret_rectangle(), self.palette().color(QPalette.ColorRole.Text))
        painter.end()

    def _paint_row(
        self, painter: QPainter, row: Row, y: float, selection: tuple[int, int], colours: list[Span]
    ) -> None:
        """Paint one row: what is selected, then its runs of colour."""
        start, end = row.start, row.end
        if not self._wraps and row.is_simple:  # of a line of megabytes only what is in view
            first = min(start + self.horizontalScrollBar().value(), end)
            start, end = first, min(end, first + int(self.viewport().width() / self._cell) + 2)
        left = self._left() + (start - row.start) * self._cell
        text = self._shown.piece(start, end)
        chosen = max(selection[0], start), min(selection[1], end)
        painted = [(run, self._run_colour(run)) for run in runs(start, end, colours, chosen)]
        broad = None if row.is_simple else BroadRow(text, self.font(), painted)
        # A newline that is selected shows as one more cell.
        tail = selection[0] <= row.end < selection[1] and self._shown.text[row.end : row.end + 1] == "\n"
        is_chosen = chosen[0] < chosen[1]
        if is_chosen or tail:
            columns = (chosen[0] - start, chosen[1] - start) if is_chosen else (len(text), len(text))
            from_x, to_x = (at * self._cell if broad is None else broad.x_of(at) for at in columns)
            box = QRectF(left + from_x, y, to_x - from_x + (self._cell if tail else 0), self._row_height)
            painter.fillRect(box, self._selection_colour(QPalette.ColorRole.Highlight))
        if broad is not None:
            broad.draw(painter, left, y + self._ascent)
            return
        for run, colour in painted:
            painter.setPen(colour)
            painter.drawText(QPointF(left + run.start * self._cell, y + self._ascent), text[run.start : run.end])

    def _selection_colour(self, role: QPalette.ColorRole) -> QColor:
        group = QPalette.ColorGroup.Active if self.hasFocus() else QPalette.ColorGroup.Inactive
        return self.palette().color(group, role)

    def _run_colour(self, run: Run) -> QColor:
        if run.is_chosen:
            return self._selection_colour(QPalette.ColorRole.HighlightedText)
        return self.palette().color(QPalette.ColorRole.Text) if run.number is None else self._colour(run.number)

    def _colour(self, number: int) -> QColor:
        palette = self._colours if self._is_json else self._span_colours
        if 0 <= number < len(palette):
            return palette[number]
        return self.palette().color(QPalette.ColorRole.Text)

    def _colours_in_view(self, rows: list[Row]) -> list[Span]:
        """Give the coloured spans of the shown text that are in view."""
        if not rows:
            return []
        if self._is_json:
            return self._json_colours(rows)
        if not self._spans:
            return []
        low, high = rows[0].start, rows[-1].end
        to_shown = self._shown.to_shown
        first = max(0, bisect_right(self._spans, self._shown.to_source(low), key=start_of) - 1)
        found = []
        for start, end, colour in self._spans[first:]:
            if to_shown(start) >= high:
                break
            found.append((to_shown(start), to_shown(end), colour))
        return found

    def _json_colours(self, rows: list[Row]) -> list[Span]:
        line_start = self._grid.line_start(self._grid.line_at(rows[0].start))
        begin = max(line_start, rows[0].start - _LOOK_BACK)
        end = min(rows[-1].end, begin + _LOOK_BACK + 200_000)
        piece = self._shown.text[begin:end]
        spans = json_spans(piece, is_line_start=begin == line_start)
        return [(begin + low, begin + high, colour) for low, high, colour in spans]

    # Qt's events

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay out for another width."""
        super().resizeEvent(event)
        self._arrange()

    def changeEvent(self, event: QEvent) -> None:
        """Follow another font or palette."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._measure()
            self._arrange()
            self.viewport().update()
        elif event.type() == QEvent.Type.PaletteChange and not self._own_colours:
            self._colours = colours_of(self.palette())

    def scrollContentsBy(self, dx: int, dy: int) -> None:  # noqa: ARG002 - what Qt hands over
        """Repaint: rows are painted anew wherever they stand."""
        self.viewport().update()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the caret and the selection in the colours of an active text."""
        super().focusInEvent(event)
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Hide the caret."""
        super().focusOutEvent(event)
        self.viewport().update()
