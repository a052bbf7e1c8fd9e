"""The wheel: everything that ships is in it, and it works where no checkout is.

It is built from a copy of the tree without the network, and put into an environment that holds nothing else but
a path to the libraries it depends on.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import subprocess
import sys
import sysconfig
import tomllib
import zipfile
from pathlib import Path
from typing import NamedTuple

import pytest
from devtool.environment import THE_PROJECT, base_python, version

ROOT = Path(__file__).resolve().parents[2]
SHIPPED = ("pyproject.toml", "README.md", "LICENSE", "hirepair_desktop", "resources")

# Prints the digest of every resource that its arguments name, opened through the application's own door.
OPEN = """
import hashlib, json, sys
import hirepair_desktop
from hirepair_desktop.paths import resource
found = {name: hashlib.sha256(resource(name).read_bytes()).hexdigest() for name in sys.argv[1:]}
print(json.dumps({"package": hirepair_desktop.__file__, "found": found}))
"""


def own_files(folder: str) -> dict[str, Path]:
    """Every file below a folder of the checkout by its relative name, without what Python leaves there."""
    base = ROOT / folder
    files = (file for file in base.rglob("*") if file.is_file() and "__pycache__" not in file.parts)
    return {file.relative_to(base).as_posix(): file for file in files}


RESOURCES = own_files("resources")
PACKAGE = own_files("hirepair_desktop")


class Installed(NamedTuple):
    """The built wheel and an environment with nothing of ours but it."""

    wheel: Path
    venv: Path

    @property
    def names(self) -> set[str]:
        """The names in the wheel."""
        with zipfile.ZipFile(self.wheel) as archive:
            return set(archive.namelist())

    def run(self, *command: str) -> subprocess.CompletedProcess[str]:
        """Run a program of the environment from a folder that holds nothing."""
        empty = self.venv.parent / "empty"
        empty.mkdir(exist_ok=True)
        program = [str(self.venv / "bin" / command[0]), *command[1:]]
        return subprocess.run(program, cwd=empty, capture_output=True, text=True, check=False)


def pip(*arguments: str) -> None:
    """Run pip without the network."""
    quiet = ["-q", "--disable-pip-version-check", "--no-deps", "--no-index"]
    done = subprocess.run(
        [sys.executable, "-m", "pip", *arguments, *quiet], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Installed:
    """Build the wheel from a copy, since building leaves folders behind, and install it."""
    base = tmp_path_factory.mktemp("wheel")
    for name in SHIPPED:
        if (ROOT / name).is_dir():
            shutil.copytree(ROOT / name, base / "copy" / name)
        else:
            (base / "copy").mkdir(exist_ok=True)
            shutil.copy(ROOT / name, base / "copy" / name)
    pip("wheel", "--no-build-isolation", "-w", str(base / "out"), str(base / "copy"))
    shutil.rmtree(base / "copy")
    venv, (wheel,) = base / "venv", (base / "out").glob("*.whl")
    subprocess.run([base_python(), "-m", "venv", "--without-pip", str(venv)], check=True)
    site = venv / "lib" / f"python{version()}" / "site-packages"
    pip("install", "--target", str(site), str(wheel))
    shutil.copytree(site / "bin", venv / "bin", dirs_exist_ok=True)
    # A line in a .pth file adds the folder, but does not read its own .pth files: the checkout stays out.
    (site / "libraries.pth").write_text(sysconfig.get_path("purelib") + "\n", encoding="utf-8")
    return Installed(wheel, venv)


def test_wheel_holds_every_resource(installed: Installed) -> None:
    assert {f"hirepair_desktop/resources/{name}" for name in RESOURCES} - installed.names == set()


def test_wheel_holds_every_module(installed: Installed) -> None:
    assert {f"hirepair_desktop/{name}" for name in PACKAGE} - installed.names == set()


def test_wheel_holds_nothing_else(installed: Installed) -> None:
    ours = {f"hirepair_desktop/{name}" for name in PACKAGE}
    ours |= {f"hirepair_desktop/resources/{name}" for name in RESOURCES}
    assert {name for name in installed.names if ".dist-info/" not in name} - ours == set()


def test_wheel_carries_the_licence(installed: Installed) -> None:
    assert any(name.endswith(".dist-info/licenses/LICENSE") for name in installed.names)


@pytest.mark.parametrize("folder", ["icons", "sample", "schema", "theme"])
def test_installed_opens(installed: Installed, folder: str) -> None:
    wanted = {name: file for name, file in RESOURCES.items() if name.startswith(f"{folder}/")}
    answer = json.loads(installed.run("python", "-c", OPEN, *wanted).stdout)
    assert wanted and answer["found"] == {
        name: hashlib.sha256(file.read_bytes()).hexdigest() for name, file in wanted.items()
    }


def test_installed_runs_from_the_wheel_and_not_from_the_checkout(installed: Installed) -> None:
    answer = json.loads(installed.run("python", "-c", OPEN).stdout)
    assert Path(answer["package"]).is_relative_to(installed.venv)


def test_command_is_installed(installed: Installed) -> None:
    done = installed.run("hirepair", "--help")
    assert (done.returncode, done.stderr) == (0, "")


def test_installed_writes_the_sample(installed: Installed, tmp_path: Path) -> None:
    workspace = tmp_path / "s.hirepair"
    done = installed.run("hirepair", "new", str(workspace), "--sample", "--today", "2026-11-24")
    assert (done.returncode, done.stderr, workspace.is_file()) == (0, "", True)


def test_pyproject_names_every_package() -> None:
    """The wheel holds only packages that pyproject.toml names; add the missing line there."""
    folders = {f"hirepair_desktop/{name}" for name in PACKAGE if name.endswith("__init__.py")}
    found = {Path(name).parent.as_posix().replace("/", ".") for name in folders} | {"hirepair_desktop.resources"}
    named = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["setuptools"]["packages"]
    assert sorted(named) == sorted(found)


def test_editable_install_finds_resources_from_anywhere(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", OPEN, "theme/tokens.json"],
        cwd=tmp_path, env={**os.environ, "PYTHONPATH": ""}, capture_output=True, text=True, check=True,
    )  # fmt: skip
    assert Path(json.loads(done.stdout)["package"]) == ROOT / "hirepair_desktop" / "__init__.py"


def test_project_is_installed_without_the_network() -> None:
    assert {"--no-build-isolation", "--no-deps", "--no-index"} <= set(THE_PROJECT)


def test_pinned_packages_fit_together() -> None:
    done = subprocess.run([sys.executable, "-m", "pip", "check"], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout) == (0, "No broken requirements found.\n")
