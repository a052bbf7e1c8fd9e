"""What the system must have: shared libraries of Qt, programs of the tests, and how apt is asked for them."""

from __future__ import annotations

import ctypes
import importlib.util
import os
import shlex
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterable

from devtool.place import Place, run_logged
from devtool.words import NO_APT, STILL_MISSING, SetUpError, apt_sentence, not_permitted, say

# What Qt's offscreen and xcb platforms link to, found with ldd on bare Debian 12 and 13; each package by its
# old name, which still installs it where the name now ends in t64.
LIBRARIES = {
    "libglib-2.0.so.0": "libglib2.0-0",
    "libgthread-2.0.so.0": "libglib2.0-0",
    "libGL.so.1": "libgl1",
    "libEGL.so.1": "libegl1",
    "libfontconfig.so.1": "libfontconfig1",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libdbus-1.so.3": "libdbus-1-3",
    "libgssapi_krb5.so.2": "libgssapi-krb5-2",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-shape.so.0": "libxcb-shape0",
}
# Tests of a real window, of its keys, of what a PDF says, and of what reaches the disk.
PROGRAMS = {"Xvfb": "xvfb", "xdotool": "xdotool", "pdftotext": "poppler-utils", "strace": "strace"}

APT_INSTALL = [
    "apt-get", "-q", "-o", "DPkg::Lock::Timeout=120", "-o", "Dpkg::Use-Pty=0",
    "install", "-y", "--no-install-recommends",
]  # fmt: skip


def loads(soname: str) -> bool:
    """Whether the dynamic loader finds a library."""
    try:
        ctypes.CDLL(soname)
    except OSError:
        return False
    return True


def missing_names(
    *,
    programs: bool,
    library_there: Callable[[str], bool] = loads,
    program_there: Callable[[str], object] = shutil.which,
) -> list[str]:
    """The libraries, and with `programs` the programs of the tests, that this system lacks."""
    names = [soname for soname in LIBRARIES if not library_there(soname)]
    if programs:
        names += [program for program in PROGRAMS if not program_there(program)]
    return names


def packages_for(names: Iterable[str]) -> list[str]:
    """The packages that hold these libraries and programs, each once, in the order asked."""
    return list(dict.fromkeys({**LIBRARIES, **PROGRAMS}[name] for name in names))


def venv_package() -> str | None:
    """The package without which `python -m venv` leaves a half-made folder behind; None where it is there."""
    if importlib.util.find_spec("ensurepip") is not None:
        return None
    return f"python{sys.version_info.major}.{sys.version_info.minor}-venv"


def install_command(packages: Iterable[str]) -> list[str]:
    """The apt call. sudo drops the environment, hence `env` inside."""
    return ["env", "DEBIAN_FRONTEND=noninteractive", *APT_INSTALL, *packages]


def words_for_an_administrator(packages: list[str], *, sudo: bool) -> str:
    """The one command a person without rights hands on; `su -` with the dash sets root's own PATH."""
    inner = f"apt-get update && apt-get install -y --no-install-recommends {' '.join(packages)}"
    return f"{'sudo sh -c' if sudo else 'su - -c'} {shlex.quote(inner)}"


def right_to_install() -> list[str] | None:
    """What goes in front of a command that root must run; None where nobody here may run it.

    A password is asked for only at a terminal, so never where a machine runs this.
    """
    if os.geteuid() == 0:
        return []
    if shutil.which("sudo") is None:
        return None
    quiet = subprocess.run(["sudo", "-n", "true"], stdin=subprocess.DEVNULL, capture_output=True, check=False)
    if quiet.returncode == 0:
        return ["sudo", "-n"]
    return ["sudo"] if sys.stdin.isatty() and sys.stderr.isatty() else None


def install_missing(place: Place, *, programs: bool, venv: bool) -> None:
    """Install everything that is missing in one apt call; `venv` asks for the means to make .venv too.

    Raises SetUpError with the sentence for what stands in the way.
    """
    names = missing_names(programs=programs)
    packages = packages_for(names)
    extra = venv_package() if venv else None
    if extra:
        packages.append(extra)
    if not packages:
        return
    if shutil.which("apt-get") is None:
        raise SetUpError(NO_APT.format(names=", ".join(names + ([extra] if extra else []))))
    prefix = right_to_install()
    if prefix is None:
        command = words_for_an_administrator(packages, sudo=shutil.which("sudo") is not None)
        raise SetUpError(not_permitted(len(packages), command))
    say(f"installing what the system lacks: {' '.join(packages)}")
    _apt(place, prefix, packages)
    left = missing_names(programs=programs)
    if left:
        raise SetUpError(STILL_MISSING.format(names=", ".join(left)))


def _apt(place: Place, prefix: list[str], packages: list[str]) -> None:
    """Install; if that fails, mend an interrupted dpkg, fetch the lists and try once more."""
    install = [*prefix, *install_command(packages)]
    if run_logged(install, place, keep_lock=False)[0] == 0:
        return
    run_logged([*prefix, "dpkg", "--configure", "-a"], place, keep_lock=False)
    _, refreshed = run_logged([*prefix, "apt-get", "-q", "update"], place, keep_lock=False)
    status, log = run_logged(install, place, keep_lock=False)
    if status != 0:
        raise SetUpError(apt_sentence(refreshed + log, place.log.name))
