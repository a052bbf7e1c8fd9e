"""The look of the program, as the tests of the window have it."""

from tests.ui.conftest import look

__all__ = ["look"]
