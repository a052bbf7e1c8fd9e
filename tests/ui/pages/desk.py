"""Hands for tests of the desk: go to a place, find a part of it, read all its words."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QAbstractButton, QLabel, QWidget
from sqlalchemy import select

from hirepair_desktop.model import Role
from tests.ui.window import settle


def go(window: Any, place: str, about: str = "") -> Any:
    """The page of a place, on the screen."""
    window.go(place, about)
    settle()
    return window.desk.page


def find(page: QWidget, name: str) -> Any:
    """A part of a page by its name; it is there."""
    widget = page.findChild(QWidget, name)
    assert widget is not None, name
    return widget


def role_id(window: Any, code: str = "R1") -> str:
    """The id of a role."""
    with window.workspace.read() as s:
        return str(s.scalars(select(Role.id).where(Role.code == code)).one())


def said(page: QWidget) -> str:
    """All words of a page: labels, buttons, and what painted parts tell a reader."""
    parts = []
    for widget in page.findChildren(QWidget):
        if widget.isVisibleTo(page):
            if isinstance(widget, QLabel | QAbstractButton):
                parts.append(widget.text())
            parts += [widget.accessibleName(), widget.accessibleDescription()]
    return " | ".join(parts)
