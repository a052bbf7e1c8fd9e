"""The one command of a developer: `python3 packaging/dev.py run`, `test`, `lint`, `shots`, `bench`, `bundle`.

This file must be readable by any Python a machine may have, so that an old one gets a sentence; the work is
done in `devtool/`, which is imported only by a Python that is new enough.
"""

import sys

NEEDED = (3, 11)

if sys.version_info[:2] < NEEDED:
    sys.stderr.write(
        "dev: Python 3.11 or newer is needed and this is %d.%d. "  # noqa: UP031 (an old Python reads this line)
        "Run this with a newer one, for example python3.11 packaging/dev.py\n" % sys.version_info[:2]
    )
    sys.exit(3)

from devtool.commands import main  # noqa: E402 (only a Python that is new enough can read it)

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
