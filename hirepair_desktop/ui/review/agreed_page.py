"""Section 1: what was agreed, as it stands in the brief the review goes by. To be read, not changed."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from hirepair_desktop.model import Role, Session
from hirepair_desktop.text import _
from hirepair_desktop.ui.review.review_page import Review, ReviewPage
from hirepair_desktop.ui.session.agreed_brief import AgreedBrief, payer_id
from hirepair_desktop.ui.workspace import OpenWorkspace


class AgreedPage(ReviewPage):
    """Mission, musts with anchors, changes since the brief was agreed, pay range, who decides."""

    shows = frozenset({"brief_version", "role", "criterion", "entry", "session", "person"})

    def __init__(self, workspace: OpenWorkspace, review: Review, parent: QWidget | None = None) -> None:
        super().__init__(workspace, review, "agreed_page", parent)
        self.brief = AgreedBrief()
        purpose = _("Two minutes on the brief before anybody speaks about a person.")
        self.lay(self.head(_("What we agreed"), purpose), self.brief, space=14)

    def refresh(self) -> None:
        with self.workspace.read() as s:
            session = s.get_one(Session, self.review.session_id)
            role = s.get_one(Role, self.review.role_id)
            payer = payer_id(s, session)
            self.brief.show_brief(s, session, role, self.review.owner(s), self.review.who(s, payer) if payer else None)
