"""Which form a kind of session follows."""

from hirepair_desktop.model.check_in_form import CHECK_IN
from hirepair_desktop.model.feedback_form import FEEDBACK
from hirepair_desktop.model.form import Form
from hirepair_desktop.model.intake_form import INTAKE
from hirepair_desktop.model.kinds import SessionKind
from hirepair_desktop.model.look_back_form import LOOK_BACK
from hirepair_desktop.model.mend_form import MEND
from hirepair_desktop.model.re_intake_form import RE_INTAKE
from hirepair_desktop.model.review_form import REVIEW
from hirepair_desktop.model.shortlist_form import SHORTLIST

FORMS: dict[SessionKind, Form] = {
    SessionKind.INTAKE: INTAKE,
    SessionKind.RE_INTAKE: RE_INTAKE,
    SessionKind.SHORTLIST: SHORTLIST,
    SessionKind.DEBRIEF: REVIEW,
    SessionKind.FEEDBACK: FEEDBACK,
    SessionKind.MEND: MEND,
    SessionKind.LOOK_BACK: LOOK_BACK,
    SessionKind.CHECK_IN: CHECK_IN,
}
