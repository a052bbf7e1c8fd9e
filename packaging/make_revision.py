"""Write the next Alembic revision from the difference between the models and the newest revision.

For people who change the model: `.venv/bin/python packaging/make_revision.py 0002 "what changed"`. Read what it
wrote; then add the number to `KNOWN` and `HEAD` in `storage/store.py` and keep a golden file of the old one.
"""

from __future__ import annotations

import os
import sys
import tempfile
from importlib.resources import as_file, files
from pathlib import Path


def main(number: str, message: str) -> int:
    """Make a file of the newest revision, compare, write `versions/NUMBER_slug.py`."""
    from alembic import command
    from alembic.config import Config

    from hirepair_desktop.storage.connect import engine_for
    from hirepair_desktop.storage.migrate import upgrade

    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "newest.hirepair"
        os.close(os.open(path, os.O_CREAT | os.O_RDWR, 0o600))
        engine = engine_for(path, "rw", writer=True)
        with engine.begin() as connection:
            upgrade(connection)
        with engine.begin() as connection, as_file(files("hirepair_desktop.storage").joinpath("migrations")) as at:
            config = Config()
            config.set_main_option("script_location", os.fspath(at))
            config.attributes["connection"] = connection
            command.revision(config, message=message, autogenerate=True, rev_id=number)
        engine.dispose()
    return 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:3]))
