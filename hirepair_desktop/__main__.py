"""`python -m hirepair_desktop` is the same as `hirepair`."""

import sys

from hirepair_desktop.cli import main

if __name__ == "__main__":
    sys.exit(main())
