"""The filters of the pipeline: the strip of stages, how somebody was found, who has a CV, words, and the order."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QWidget

from hirepair_desktop.model.kinds import Source
from hirepair_desktop.model.pipeline import STRIP, Asked, Order
from hirepair_desktop.model.pipeline_waiting import ANYONE
from hirepair_desktop.text import _, first_name, shortened
from hirepair_desktop.ui.fields.line_field import LineField
from hirepair_desktop.ui.pages.candidates_model import MIME
from hirepair_desktop.ui.pages.pipeline_words import group_words, order_words, source_words
from hirepair_desktop.ui.theme import theme
from hirepair_desktop.ui.widgets.boxes import row, show_if, stack
from hirepair_desktop.ui.widgets.buttons import LinkButton, MenuButton, button
from hirepair_desktop.ui.widgets.flow import Flow
from hirepair_desktop.ui.widgets.stage_strip import StageStrip

LONGEST = 36
"""Letters of a role's name on its button."""

Named = list[tuple[str, str]]


class PipelineFilters(QWidget):
    """`changed()` when something else is asked; `asked(role_id)` says what."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("filters")
        self._role_id, self._found_by, self._source, self._waiting_on = "", "", "", ""
        self._order, self._descending = Order.WAITING, False
        self._roles: Named = []
        self._people: Named = []
        self.strip = StageStrip([(key, group_words()[key]) for key in STRIP], "stage_strip", MIME)
        self.role = MenuButton(_("Role"), "role_filter", small=True)
        self.waiting_on = MenuButton(_("Waiting on"), "waiting_filter", small=True)
        self.found_by = MenuButton(_("Found by"), "found_filter", small=True)
        self.source = MenuButton(_("Source"), "source_filter", small=True)
        self.with_cv = button(_("Has a CV"), "cv_filter", small=True)
        self.with_cv.setCheckable(True)
        self.not_told = button(_("Not told yet"), "told_filter", small=True)
        self.not_told.setCheckable(True)
        self.order = MenuButton("", "order", small=True)
        self.order.set_items([(order.value, words) for order, words in order_words().items()])
        self.clear_filters = LinkButton(_("Clear"), "clear_filters", "ink2")
        self.filter = LineField("", "filter", placeholder=_("Alias, name, where from"))
        self.filter.set_compact(_("Filter by words"))
        self.filter.setFixedWidth(theme().px(186))
        flowing = Flow(8, 8)
        for part in (
            self.role, self.waiting_on, self.found_by, self.source, self.not_told, self.with_cv, self.order,
            self.clear_filters,
        ):  # fmt: skip
            flowing.addWidget(part)
        if theme().large():
            self.setLayout(stack(self.strip, flowing, self.filter, space=8))
        else:
            beside = row(flowing, self.filter, space=8)
            beside.setStretch(0, 1)
            beside.setAlignment(self.filter, Qt.AlignmentFlag.AlignTop)
            self.setLayout(stack(self.strip, beside, space=8))
        self._wire()
        self._show()

    def _wire(self) -> None:
        self.strip.chosen.connect(self._on_something_changed)
        self.with_cv.clicked.connect(self._on_something_changed)
        self.not_told.clicked.connect(self._on_something_changed)
        self.waiting_on.chosen.connect(self._on_waiting_on_chosen)
        self.filter.edited.connect(self._on_something_changed)
        self.role.chosen.connect(self._on_role_chosen)
        self.found_by.chosen.connect(self._on_found_by_chosen)
        self.source.chosen.connect(self._on_source_chosen)
        self.order.chosen.connect(self._on_order_chosen)
        self.clear_filters.clicked.connect(self._on_clear_filters_clicked)

    def asked(self) -> Asked:
        """What the list is asked for now."""
        return Asked(
            role_id=self._role_id,
            groups=self.strip.value(),
            words=str(self.filter.value()),
            source=Source(self._source) if self._source else None,
            found_by=self._found_by,
            with_cv=self.with_cv.isChecked(),
            waiting_on=self._waiting_on,
            not_told=self.not_told.isChecked(),
            order=self._order,
            descending=self._descending,
        )

    def role_id(self) -> str:
        """The role the list is about; "" for all."""
        return self._role_id

    def set_role(self, role_id: str) -> None:
        """Narrow the list to one role."""
        self._role_id = role_id
        self._show()

    def set_options(self, roles: Named, people: Named) -> None:
        """Which roles there are, and who could have found somebody."""
        if (roles, people) != (self._roles, self._people):
            self._roles, self._people = roles, people
            self.role.set_items([("", _("All roles")), *roles])
            self.waiting_on.set_items([("", _("No matter whom")), (ANYONE, _("Anyone")), *people])
            self.found_by.set_items([("", _("Anybody")), *people])
            self.source.set_items([("", _("Any source")), *((s.value, source_words(s)) for s in Source)])
        self._show()

    def sort_by(self, order: Order) -> None:
        """Sort by this; the other way round when it is sorted so already."""
        self._descending = not self._descending if order is self._order else False
        self._order = order
        self._on_something_changed()

    def _show(self) -> None:
        chosen = dict(self._roles).get(self._role_id, "")
        self.role.setText(shortened(chosen, LONGEST) or _("All roles"))
        found = dict(self._people).get(self._found_by, "")
        waiting = (
            _("anyone") if self._waiting_on == ANYONE else first_name(dict(self._people).get(self._waiting_on, ""))
        )
        self.waiting_on.setText(_("Waiting on: {name}").format(name=waiting) if waiting else _("Waiting on"))
        self.found_by.setText(_("Found by {name}").format(name=first_name(found)) if found else _("Found by"))
        self.source.setText(source_words(Source(self._source)) if self._source else _("Source"))
        self.order.setText(order_words()[self._order])
        for shown in (self.role, self.waiting_on, self.found_by, self.source, self.order):
            shown.setAccessibleName(shown.text())
        asked = self.asked()
        show_if(self.clear_filters, asked != Asked(asked.role_id, order=asked.order, descending=asked.descending))

    @Slot()
    def _on_something_changed(self, *_what: object) -> None:
        self._show()
        self.changed.emit()

    @Slot(str)
    def _on_role_chosen(self, role_id: str) -> None:
        self._role_id = role_id
        self._on_something_changed()

    @Slot(str)
    def _on_waiting_on_chosen(self, person_id: str) -> None:
        self._waiting_on = person_id
        self._on_something_changed()

    @Slot(str)
    def _on_found_by_chosen(self, person_id: str) -> None:
        self._found_by = person_id
        self._on_something_changed()

    @Slot(str)
    def _on_source_chosen(self, source: str) -> None:
        self._source = source
        self._on_something_changed()

    @Slot(str)
    def _on_order_chosen(self, order: str) -> None:
        self._order, self._descending = Order(order), False
        self._on_something_changed()

    @Slot()
    def _on_clear_filters_clicked(self) -> None:
        self._found_by = self._source = self._waiting_on = ""
        self.with_cv.setChecked(False)
        self.not_told.setChecked(False)
        self.strip.set_value(frozenset())
        self.filter.set_value("")
        self.strip.buttons[STRIP[0]].setFocus()
        self._on_something_changed()
