"""`python -m hirepair_desktop` is the same as `hirepair`; with one flag of its own it opens a PDF for the window."""

import sys

from hirepair_desktop.ui.pdf_child import FLAG
from hirepair_desktop.ui.pdf_child import main as open_pdf


def _main() -> int:
    if sys.argv[1:] == [FLAG]:
        return open_pdf()
    from hirepair_desktop.cli import main

    return main()


if __name__ == "__main__":
    sys.exit(_main())
