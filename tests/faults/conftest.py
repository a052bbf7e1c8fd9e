"""The look of the program and the sample, as the tests of the window have them."""

from tests.ui.conftest import look, made_sample

__all__ = ["look", "made_sample"]
