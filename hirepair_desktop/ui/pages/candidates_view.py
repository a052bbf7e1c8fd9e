"""How the pipeline of a role was looked at last: list or columns. Kept for the person, not in any workspace."""

from __future__ import annotations

from PySide6.QtCore import QSettings, Slot

from hirepair_desktop.text import _
from hirepair_desktop.ui.widgets.buttons import Segmented

LIST, COLUMNS = "list", "columns"
EVERY_ROLE = "every_role"


def _settings() -> QSettings:
    return QSettings("hirepair", "window")


def _key(role_id: str) -> str:
    return f"pipeline_view/{role_id or EVERY_ROLE}"


class ViewChoice(Segmented):
    """List or columns. What is chosen is kept for the role it was chosen for, "" for all of them."""

    def __init__(self) -> None:
        super().__init__([(LIST, _("List")), (COLUMNS, _("Columns by stage"))], "view", _("How candidates are shown"))
        self._role_id = ""
        self.set_value(self._kept())
        self.chosen.connect(self._on_self_chosen)

    def take_role(self, role_id: str) -> bool:
        """Show what was chosen for this role; whether it was another one before."""
        changed, self._role_id = role_id != self._role_id, role_id
        if changed:
            self.set_value(self._kept())
        return changed

    def _kept(self) -> str:
        return COLUMNS if _settings().value(_key(self._role_id)) == COLUMNS else LIST

    @Slot(str)
    def _on_self_chosen(self, view: str) -> None:
        """The list is what a role begins with: it needs no trace."""
        if view == COLUMNS:
            _settings().setValue(_key(self._role_id), view)
        else:
            _settings().remove(_key(self._role_id))
