"""The form for a new candidate, in place above the list; everything else is asked on the candidate's page."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QWidget

from hirepair_desktop.model.kinds import Source
from hirepair_desktop.text import _
from hirepair_desktop.ui.fields.choice_field import ChoiceField
from hirepair_desktop.ui.fields.line_field import LineField
from hirepair_desktop.ui.pages.candidate_steps import NewOne
from hirepair_desktop.ui.pages.pipeline_words import source_words
from hirepair_desktop.ui.theme import theme
from hirepair_desktop.ui.widgets.boxes import row, stack
from hirepair_desktop.ui.widgets.buttons import button
from hirepair_desktop.ui.widgets.sentence import FieldSentence

Named = list[tuple[str, str]]


class NewCandidateForm(QWidget):
    """`given(NewOne)` after Enter or the button."""

    given = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("adding")
        self.new_name = LineField(_("The candidate's name"), "new_name")
        self.new_headline = LineField(_("Comes from, in a line"), "new_headline")
        self.new_role = ChoiceField(_("For"), [], "new_role")
        self.new_source = ChoiceField(_("How they came"), [(s.value, source_words(s)) for s in Source], "new_source")
        self.new_source.set_value(Source.APPLIED.value)
        self.new_by = ChoiceField(_("Brought by"), [], "new_by", empty_words=_("nobody named"))
        self.told = FieldSentence()
        self.add_it = button(_("Add"), "add_it", owner="primary")
        self.add_it.clicked.connect(self._on_add_it_clicked)
        self.new_name.submitted.connect(self._on_add_it_clicked)
        self.new_headline.submitted.connect(self._on_add_it_clicked)
        above = row(self.new_name, self.new_headline, space=12)
        below = row(self.new_role, self.new_source, self.new_by, self.add_it, space=12)
        for line in (above, below):
            for at in range(line.count()):
                line.setStretch(at, 0 if at == 3 else 1)
        below.setAlignment(self.add_it, Qt.AlignmentFlag.AlignBottom)
        self.setLayout(stack(above, below, self.told, space=8))
        self.setMaximumWidth(theme().px(900))
        self.hide()

    def show_options(self, roles: Named, people: Named, role_id: str) -> None:
        """Which roles somebody can be added to, and who could have brought them."""
        held, values = self.new_role.value(), [value for value, _words in roles]
        self.new_role.set_options(roles)
        if values:
            wanted = next((value for value in (held, role_id) if value in values), values[0])
            self.new_role.set_value(wanted)
        self.new_by.set_options(people)

    def begin(self) -> None:
        """Show it, the cursor in the name."""
        self.show()
        self.new_name.focus()

    def done(self) -> None:
        """Empty again, for the next one."""
        self.told.setText("")
        self.new_name.set_value("")
        self.new_headline.set_value("")
        self.hide()

    @Slot()
    def _on_add_it_clicked(self) -> None:
        for field in (self.new_name, self.new_headline):
            field.flush()
        self.given.emit(
            NewOne(
                self.new_name.value(), self.new_headline.value().strip(), self.new_role.value(),
                Source(self.new_source.value()), self.new_by.value(),
            )
        )  # fmt: skip
