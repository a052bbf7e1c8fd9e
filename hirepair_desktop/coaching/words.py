"""Words of a text and the lists they are looked up in, as the rules take them from the model."""

from __future__ import annotations

from hirepair_desktop.model.word_count import words as words
from hirepair_desktop.model.word_matching import WordList as WordList
from hirepair_desktop.model.word_matching import WordLists as WordLists
from hirepair_desktop.model.word_matching import fold as fold
from hirepair_desktop.model.word_matching import language as language
from hirepair_desktop.model.word_matching import shipped as shipped
from hirepair_desktop.model.word_matching import word_lists as word_lists
