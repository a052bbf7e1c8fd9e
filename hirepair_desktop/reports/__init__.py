"""What is printed: one object in, the bytes of a PDF out.

Import it late: it brings ReportLab, which nothing needs before somebody prints.
"""

from hirepair_desktop.reports.candidate_letter import letter_file_name, letter_pdf
from hirepair_desktop.reports.decision_record import decision_record_pdf, record_file_name
from hirepair_desktop.reports.errors import HeldBackError, MayNotGoOutError
from hirepair_desktop.reports.file_recovery import workspace_sheet_pdf
from hirepair_desktop.reports.fonts import prepare_fonts
from hirepair_desktop.reports.gate import may_go_out
from hirepair_desktop.reports.options import PrintOptions
from hirepair_desktop.reports.partnership_sheet import partnership_file_name, partnership_pdf
from hirepair_desktop.reports.recovery import recovery_sheet_pdf
from hirepair_desktop.reports.summaries import file_name, session_pdf

__all__ = [
    "HeldBackError",
    "MayNotGoOutError",
    "PrintOptions",
    "decision_record_pdf",
    "file_name",
    "letter_file_name",
    "letter_pdf",
    "may_go_out",
    "partnership_file_name",
    "partnership_pdf",
    "prepare_fonts",
    "record_file_name",
    "recovery_sheet_pdf",
    "session_pdf",
    "workspace_sheet_pdf",
]
