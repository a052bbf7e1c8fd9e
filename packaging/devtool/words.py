"""What dev.py says, and which sentence a failed log calls for. Every sentence names the way out."""

from __future__ import annotations

import sys

NO_NETWORK = (
    "{what} cannot be reached. Connect this machine to the internet once (behind a proxy: set "
    "HTTPS_PROXY) and run this again; afterwards no network is needed."
)
NO_DISPLAY = (
    "everything is set up, but there is no display to open a window on. Start this in a desktop session, "
    "or over `ssh -X`. `dev.py test` needs no display."
)
WAITING = "another set-up of this folder is running; waiting for it"
STOPPED = "stopped. Run it again; what is half done is done anew."
FOREIGN_VENV = ".venv is there but is no virtual environment. Move it away and run this again."
NOT_WRITABLE = (
    "{name} cannot be written by this user (was it made with sudo?). Make it this user's own, or remove "
    "it as the user who made it, and run this again."
)
NO_SPACE = "about {needed} MB free are needed; {free} are free. Make room on this disk and run this again."
NOT_LINUX = (
    "dev.py sets up Linux only. On another system make a virtual environment and install into it what "
    "packaging/constraints.txt names, as CONTRIBUTING.md says."
)
NO_APT = (
    "this system lacks {names} and has no apt-get to install them. Install the packages that hold them "
    "with its own package manager and run this again."
)
NOT_PERMITTED = (
    "{missing} missing and only an administrator may install {them}. Run this one command, then this again: `{command}`"
)
STILL_MISSING = (
    "the system packages are installed, but {names} cannot be loaded. Install the packages that hold them"
    " and run this again."
)
WRONG_HASH = (
    "a downloaded package differs from the one pinned in packaging/constraints.txt, so it was not "
    "installed. Clear pip's cache (python3 -m pip cache purge) and run this again; if it stays so, do not"
    " use this index."
)
NO_BUILD = (
    "a pinned package has no ready-made build for this Python{package}. Run this with Python 3.11, 3.12 "
    "or 3.13 on a 64-bit Linux."
)
DISK_FULL = "the disk became full. Make room on it and run this again; what is half done is done anew."
FAILED = "{what} failed and said: {line} (all of it is in {log})"

# What pip prints when it cannot reach an index. "from versions: none" does not tell: it also means "no build".
PIP_NETWORK_MARKS = (
    "NewConnectionError",
    "NameResolutionError",
    "Temporary failure",
    "ConnectTimeout",
    "ReadTimeout",
    "ProxyError",
)
APT_NETWORK_MARKS = (
    "Temporary failure resolving",
    "Could not resolve",
    "Could not connect",
    "Unable to connect",
    "Connection failed",
    "Connection timed out",
)
NO_BUILD_MARK = "No matching distribution found for "


class SetUpError(Exception):
    """The set-up cannot go on. The text is the sentence that says why and what to do; the exit status is 3."""

    status = 3


def say(sentence: str) -> None:
    """One line on standard error, so that the application's own output stays clean. Never fails on a letter."""
    line = f"dev: {sentence}\n"
    encoding = sys.stderr.encoding or "ascii"
    sys.stderr.write(line.encode(encoding, "backslashreplace").decode(encoding))
    sys.stderr.flush()


def not_permitted(count: int, command: str) -> str:
    """What to hand to an administrator."""
    if count == 1:
        return NOT_PERMITTED.format(missing="1 system package is", them="it", command=command)
    return NOT_PERMITTED.format(missing=f"{count} system packages are", them="them", command=command)


def telling_line(log: str) -> str:
    """The line of a log that says most: the first error with words of its own, else the last line."""
    lines = [line.strip() for line in log.splitlines() if line.strip()]
    errors = (line for line in lines if line.lower().startswith(("error:", "e:")) and len(line.split()) > 2)
    return next(errors, lines[-1] if lines else "nothing")


def pip_sentence(log: str, log_name: str) -> str:
    """Why pip failed, by what it wrote, and what to do."""
    if "DO NOT MATCH THE HASHES" in log:
        return WRONG_HASH
    if "No space left on device" in log:
        return DISK_FULL
    if any(mark in log for mark in PIP_NETWORK_MARKS):
        return NO_NETWORK.format(what="the package index")
    if NO_BUILD_MARK in log:
        named = log.split(NO_BUILD_MARK, 1)[1].split()
        return NO_BUILD.format(package=f" ({named[0]})" if named else "")
    return FAILED.format(what="pip", line=telling_line(log), log=log_name)


def apt_sentence(log: str, log_name: str) -> str:
    """Why apt failed, by what it wrote, and what to do."""
    if "No space left on device" in log or "enough free space" in log:
        return DISK_FULL
    if any(mark in log for mark in APT_NETWORK_MARKS):
        return NO_NETWORK.format(what="the server of the system's packages")
    return FAILED.format(what="apt-get", line=telling_line(log), log=log_name)
