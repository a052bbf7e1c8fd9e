"""What commands say: human lines on standard output, complaints on standard error, one document with `--json`."""

from __future__ import annotations

import json
import sys
from typing import Any


def say(words: str) -> None:
    """A line of human output; a letter the terminal cannot show is escaped rather than fatal."""
    encoding = sys.stdout.encoding or "utf-8"
    sys.stdout.write(words.encode(encoding, "backslashreplace").decode(encoding) + "\n")


def complain(words: str) -> None:
    """A line on standard error."""
    encoding = sys.stderr.encoding or "utf-8"
    sys.stderr.write(words.encode(encoding, "backslashreplace").decode(encoding) + "\n")


def say_json(document: Any) -> None:
    """The one JSON document of a `--json` command."""
    say(json.dumps(document, indent=1, ensure_ascii=False))
