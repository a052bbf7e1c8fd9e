"""One panel of the insights: a sentence, the chart or its table, the figures in words, what they cannot tell."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt, Signal, Slot
from PySide6.QtWidgets import QGridLayout, QMenu, QWidget

from hirepair_desktop.insights.charts import Panel, Table
from hirepair_desktop.insights.drawing import Stop
from hirepair_desktop.text import _
from hirepair_desktop.ui.theme import theme
from hirepair_desktop.ui.widgets.boxes import Rule, grid, row, show_if, stack
from hirepair_desktop.ui.widgets.buttons import LinkButton
from hirepair_desktop.ui.widgets.chart_table import ChartTable
from hirepair_desktop.ui.widgets.drawn_chart import DrawnChart
from hirepair_desktop.ui.widgets.labels import caption, plain, section_title

MOST_LISTED = 4
"""So many lines stand beside a chart at first, such as the four topics of the article."""

SHORT = 14
"""Cells up to so many letters stand in one line."""


class PanelGrid(QGridLayout):
    """Panels side by side, as many as have room."""

    def __init__(self, across: int) -> None:
        super().__init__()
        self._panels: list[QWidget] = []
        self._across = 0
        self.setHorizontalSpacing(theme().px(32))
        self.setVerticalSpacing(theme().px(26))
        self.fit(across)

    def add(self, panel: QWidget) -> None:
        """One more, after the others."""
        at = len(self._panels)
        self._panels.append(panel)
        self.addWidget(panel, at // self._across, at % self._across)

    def fit(self, across: int) -> None:
        """So many side by side from now on."""
        if across == self._across:
            return
        self._across = across
        for column in range(max(across, self.columnCount())):
            self.setColumnStretch(column, 1 if column < across else 0)
        panels, self._panels = self._panels, []
        for panel in panels:
            self.removeWidget(panel)
        for panel in panels:
            self.add(panel)


class InsightPanel(QWidget):
    """`opened(stop, place)` of a mark; `turned(key, is_table)` when it is shown the other way."""

    opened = Signal(object, QPoint)
    turned = Signal(str, bool)

    def __init__(self, panel: Panel, key: str, as_table: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.panel, self.key = panel, key
        self.setObjectName(f"panel_{key}")
        self.setAccessibleName(panel.title)
        self.chart = DrawnChart(panel, f"chart_{key}")
        self.chart.opened.connect(self.opened)
        self.chart.menu_requested.connect(self._on_chart_menu_requested)
        self.chart.turned.connect(self._on_turn_clicked)
        self.table: ChartTable | None = None
        self.turn = LinkButton(_("Show as table"), f"turn_{key}", "ink2", "caption")
        self.turn.clicked.connect(self._on_turn_clicked)
        thick = Rule(token="ink")
        thick.setFixedHeight(2)
        told = " ".join(panel.said)
        self._held = stack(self.chart, space=0)
        limits = caption(_("What this cannot tell you: {limits}").format(limits=panel.note))
        limits.set_lead(_("What this cannot tell you:"), weight=500)
        top = stack(section_title(panel.title), caption(panel.about), space=2, margins=(0, 10, 0, 14))
        foot = stack(
            caption(told, "ink") if told else None,
            Beside(panel.beside, key) if panel.beside is not None else None,
            limits,
            row(self.turn, 1),
            space=4,
            margins=(0, 12, 0, 6),
        )
        self.setLayout(stack(thick, top, self._held, foot, 1, space=0))
        self._show_words()
        if as_table:
            self.show_table(True)

    def is_table(self) -> bool:
        """Whether the table is shown instead of the chart."""
        return self.table is not None and not self.table.isHidden()

    def show_table(self, wanted: bool) -> None:
        """Show the table, or the chart again."""
        if wanted and self.table is None:
            self.table = ChartTable(self.panel.chart.table(), self.panel.title, f"table_{self.key}")
            self.table.turned.connect(self._on_turn_clicked)
            self.table.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
            self.table.customContextMenuRequested.connect(self._on_table_menu_requested)
            self._held.addWidget(self.table)
        self.chart.setVisible(not wanted)
        if self.table is not None:
            self.table.setVisible(wanted)
        self._show_words()

    def focus(self) -> None:
        """Keys go to the chart, or to the table that is shown for it."""
        shown = self.table if self.is_table() and self.table is not None else self.chart
        shown.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_words(self) -> None:
        words = _("Show as chart") if self.is_table() else _("Show as table")
        self.turn.setText(words)
        self.turn.setAccessibleName(_("{panel}: {act}").format(panel=self.panel.title, act=words.lower()))
        empty = not self.panel.chart.table().rows
        self.turn.setVisible(not empty)

    @Slot()
    def _on_turn_clicked(self) -> None:
        self._turn(not self.is_table())

    def _turn(self, wanted: bool) -> None:
        """The keys go from the one to the other, and stay on the link where that was pressed."""
        held = any(part is not None and part.hasFocus() for part in (self.chart, self.table))
        self.show_table(wanted)
        if held:
            self.focus()
        self.turned.emit(self.key, wanted)

    @Slot(object, QPoint)
    def _on_chart_menu_requested(self, stop: object, place: QPoint) -> None:
        self.menu(stop if isinstance(stop, Stop) else None, place).popup(place)

    @Slot(QPoint)
    def _on_table_menu_requested(self, place: QPoint) -> None:
        if self.table is not None:
            self.menu(None, place).popup(self.table.viewport().mapToGlobal(place))

    def menu(self, stop: Stop | None, place: QPoint) -> QMenu:
        """What can be done here: open the mark there is, turn the chart into its table, or back."""
        menu = self._empty_menu()
        if stop is not None and stop.opens:
            act = menu.addAction(_("Open"))
            act.triggered.connect(lambda _checked=False: self.opened.emit(stop, place))
        wanted = not self.is_table()
        turn = menu.addAction(_("Show as table") if wanted else _("Show as chart"))
        turn.triggered.connect(lambda _checked=False: self._turn(wanted))
        return menu

    def _empty_menu(self) -> QMenu:
        menu = QMenu(self)
        menu.setObjectName(f"menu_{self.key}")
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        return menu


class Beside(QWidget):
    """What is listed beside a chart, in small words: the first lines, and all of them on demand."""

    def __init__(self, table: Table, key: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.table = table
        self._lines = grid(space_x=12, space_y=3)
        for column, head in enumerate(table.heads):
            self._lines.addWidget(plain(head, "caption", "ink2", weight=600), 0, column)
            self._lines.setColumnStretch(column, 1 if self._is_long(column) else 0)
        self._lines.setColumnStretch(len(table.heads), 0 if any(map(self._is_long, range(len(table.heads)))) else 1)
        self._add(0, MOST_LISTED)
        words = _("Show all {n}").format(n=len(table.rows))
        self.all = LinkButton(words, f"all_{key}", "ink2", "caption")
        self.all.clicked.connect(self._on_all_clicked)
        self.setLayout(stack(self._lines, row(self.all, 1), space=2, margins=(0, 6, 0, 6)))
        show_if(self.all, len(table.rows) > MOST_LISTED)

    def _is_long(self, column: int) -> bool:
        return any(len(cells[column]) > SHORT for cells in self.table.rows)

    def _add(self, start: int, end: int) -> None:
        for at, cells in enumerate(self.table.rows[start:end], start=start + 1):
            for column, cell in enumerate(cells):
                words = caption(cell, wrap=self._is_long(column))
                words.setAlignment(Qt.AlignmentFlag.AlignTop)
                self._lines.addWidget(words, at, column)

    @Slot()
    def _on_all_clicked(self) -> None:
        self._add(MOST_LISTED, len(self.table.rows))
        self.all.hide()
