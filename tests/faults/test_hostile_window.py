"""Hostile words in every field of the window save, show, print and travel literally (RELIABILITY faults 55, 56)."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfReader
from sqlalchemy import select
from sqlcipher3 import dbapi2

from hirepair_desktop.model import Candidate, Partnership
from hirepair_desktop.model.beginning import Wish, begin
from hirepair_desktop.model.kinds import SessionKind
from hirepair_desktop.reports import PrintOptions, session_pdf
from hirepair_desktop.storage.store import Store
from hirepair_desktop.text import clean
from hirepair_desktop.transfer.exchange import exchange_bytes, import_exchange, read_exchange
from hirepair_desktop.transfer.sample import PASSPHRASE
from hirepair_desktop.ui.fields.field import TypedField
from hirepair_desktop.ui.review.scorecard import Scorecard
from tests.faults.at_table import AtTable, at_table
from tests.faults.hostile import (
    EVERYWHERE,
    HOSTILE,
    MILLION,
    editor_of,
    fill_all,
    open_fields,
    paste,
    shown_values,
)
from tests.shared import shared_folder
from tests.ui.window import TODAY, own_copy, settle


@dataclass
class Written:
    """What was pasted, by the name of its field, and how to come to the place of a field again."""

    hands: AtTable
    words: dict[str, str] = field(default_factory=dict)
    places: dict[str, tuple[str, str, str]] = field(default_factory=dict)

    def go(self, place: tuple[str, str, str]) -> None:
        """Go to a page or a section of a session."""
        page, about, section = place
        self.hands.window.go(page, about)
        if section:
            self.hands.table.frame.show_section(section)
        settle()

    def fill(self, place: tuple[str, str, str]) -> None:
        """Paste into every field of a place."""
        self.go(place)
        before = set(self.words)
        fill_all(self.hands.window, self.words, EVERYWHERE)
        self.places |= dict.fromkeys(set(self.words) - before, place)


def session_of(hands: AtTable, kind: SessionKind) -> str:
    """A session one can write in: a new intake, or the planned one of another kind."""
    if kind is not SessionKind.INTAKE:
        return hands.planned(kind)
    assert hands.window.workspace is not None
    with hands.window.workspace.write() as s:
        pair = s.query(Partnership).order_by(Partnership.started_on).first()
        assert pair is not None
        return begin(s, Wish(kind, pair.id, role_title="Clerk"), TODAY).id


def fill_session(written: Written, kind: SessionKind) -> None:
    """Every section of a session."""
    session_id = session_of(written.hands, kind)
    written.hands.window.go("session", session_id)
    for section in written.hands.table.panel.sections:
        written.fill(("session", session_id, section.key))


def fill_desk(written: Written) -> None:
    """Every page of the desk that has fields which keep what is typed."""
    with written.hands.window.workspace.read() as s:
        candidate = s.scalars(select(Candidate.id).where(Candidate.alias == "K01")).one()
    for place in (("candidate", candidate, ""), ("commitments", "", ""), ("decisions", "", "")):
        written.fill(place)


FILLS: dict[str, Callable[[Written], None]] = {
    "intake": lambda written: fill_session(written, SessionKind.INTAKE),
    "review": lambda written: fill_session(written, SessionKind.DEBRIEF),
    "feedback": lambda written: fill_session(written, SessionKind.FEEDBACK),
    "desk": fill_desk,
}


@pytest.fixture(scope="module", params=FILLS)
def written(
    look: None, made_sample: Path, tmp_path_factory: pytest.TempPathFactory, request: pytest.FixtureRequest
) -> Iterator[Written]:
    """A window in which every field of one kind of session, or of the desk, was written into."""
    with shared_folder(tmp_path_factory, "hostile") as folder, at_table(own_copy(made_sample, folder), folder) as hands:
        made = Written(hands)
        FILLS[request.param](made)
        hands.window.go("home", "")
        settle()
        yield made


def texts_in(value: object) -> Iterator[str]:
    """Every text inside a value, and inside the JSON it may be."""
    if isinstance(value, str):
        yield value
        if value[:1] in "[{" and value:
            try:
                yield from texts_in(json.loads(value))
            except ValueError:
                return
    elif isinstance(value, (list, dict)):
        for part in value.values() if isinstance(value, dict) else value:
            yield from texts_in(part)


def kept(file: Path) -> set[str]:
    """Every text of every row, by plain SQL."""
    connection = dbapi2.connect(f"file:{file}?mode=ro", uri=True)
    tables = [name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
    found = {
        text for table in tables for row in connection.execute(f"SELECT * FROM {table}")
        for value in row for text in texts_in(value)
    }  # fmt: skip
    connection.close()
    return found


def missing(written: Written, texts: set[str]) -> list[str]:
    """The fields whose words are not among these texts."""
    return [name for name, words in written.words.items() if clean(words) not in texts]


def test_every_field_was_written_into(written):
    assert len(written.words) > 9


def test_every_field_keeps_them_literally(written):
    assert missing(written, kept(written.hands.window.workspace.store.path)) == []


def test_every_field_shows_them_literally_when_it_is_made_again(written):
    window = written.hands.window
    window.rebuild()
    settle()
    shown = {place: set[str]() for place in written.places.values()}
    for place, values in shown.items():
        written.go(place)
        values |= shown_values(window)
    assert [name for name, words in written.words.items() if clean(words) not in shown[written.places[name]]] == []


def test_the_exchange_file_carries_them_literally(written, tmp_path):
    exported = exchange_bytes(written.hands.window.workspace.store)
    empty = Store.create(tmp_path / "empty.hirepair")
    import_exchange(empty, read_exchange(exported))
    assert exchange_bytes(empty) == exported
    assert missing(written, kept(empty.path)) == []
    empty.close(backup=False)


def printed(written: Written, session_id: str) -> str:
    """The words of a session's full summary, in one line."""
    with written.hands.window.workspace.read() as s:
        content = session_pdf(s, session_id, PrintOptions(detail="full", names=True, today=TODAY))
    return " ".join(" ".join(page.extract_text().split()) for page in PdfReader(BytesIO(content)).pages)


BESIDE_A_RANGE = {"jurisdictions"}
"""Printed beside a range of pay, and this brief has none."""


@pytest.mark.parametrize("written", ["intake"], indirect=True)
def test_the_brief_prints_them_literally(written):
    (session_id,) = {about for _page, about, _section in written.places.values()}
    words = printed(written, session_id)
    start = EVERYWHERE[:27]
    assert {
        name for name, full in written.words.items() if full[: full.index(start)] + start not in words
    } == BESIDE_A_RANGE


# What is written alone


@pytest.fixture(scope="module")
def revealed(look: None, made_sample: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Written]:
    """K19's debrief, opened after hostile words in every field of two scorecards."""
    with (
        shared_folder(tmp_path_factory, "revealed") as folder,
        at_table(own_copy(made_sample, folder), folder) as hands,
    ):
        made = Written(hands)
        hands.sit_down(SessionKind.DEBRIEF, "reveal")
        for person_id, passphrase in ((hands.manager, PASSPHRASE), (hands.interviewer, "")):
            hands.click(f"enter_{person_id}")
            hands.give(passphrase)
            write_alone(made, person_id)
        hands.open_together("reveal_together")
        yield made


def write_alone(written: Written, person_id: str) -> None:
    """Paste into each field of the scorecard, rate each line, seal."""
    card = written.hands.seen(Scorecard, "scorecard")
    fields = [line.evidence for line in card.lines] + [card.overall.because]
    for at, each in enumerate(fields):
        words = f"{person_id} {at}) {EVERYWHERE}"
        written.words[f"{person_id} {each.name}"] = words
        paste(each.text, words)
    for line in card.lines:
        line.cells.cells[2].click()
    card.overall.hire.cards[1].click()
    written.hands.click("seal")


def test_sealed_words_come_out_of_the_seal_literally(revealed):
    assert len(revealed.words) == 14
    assert missing(revealed, kept(revealed.hands.window.workspace.store.path)) == []


def test_sealed_words_print_literally(revealed):
    words = printed(revealed, revealed.hands.table.session_id)
    start = EVERYWHERE[:27]
    assert [name for name, full in revealed.words.items() if full[: full.index(start)] + start not in words] == []


# Every string, in one field of each kind


KINDS = {
    "voice": ("arrive", "whyNow", "SELECT text FROM entry WHERE key = 'whyNow'"),
    "shared": ("criteria", "notNeeded", "SELECT text FROM entry WHERE key = 'notNeeded'"),
    "row": ("success", "outcomes", "SELECT text FROM outcome"),
    "line": ("plan", "stage", "SELECT name FROM stage"),
}
"""By the kind of field: the section and name of one, and where plain SQL finds its words."""


@pytest.fixture(scope="module")
def intake(look: None, made_sample: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[AtTable]:
    """A new intake on the table."""
    with shared_folder(tmp_path_factory, "intake") as folder, at_table(own_copy(made_sample, folder), folder) as hands:
        hands.window.go("session", session_of(hands, SessionKind.INTAKE))
        settle()
        yield hands


def field_of(hands: AtTable, kind: str) -> TypedField:
    """The field of a kind, seen; its row is added when there is none."""
    section, name, _where = KINDS[kind]
    if hands.table.frame.section_key() != section:
        hands.table.frame.show_section(section)
        settle()
    fields = list(open_fields(hands.window))
    found = [each for each in fields if each.name.startswith(name) and each.name.endswith(("text", "name", name))]
    if not found:
        hands.click(f"{name}_add")
        return field_of(hands, kind)
    return found[0]


def kept_of(hands: AtTable, kind: str) -> str:
    """What plain SQL finds in the row that was written last."""
    assert hands.window.workspace is not None
    connection = dbapi2.connect(f"file:{hands.window.workspace.store.path}?mode=ro", uri=True)
    (text,) = connection.execute(f"{KINDS[kind][2]} ORDER BY seq DESC LIMIT 1").fetchone()
    connection.close()
    return str(text)


@pytest.mark.parametrize("name", HOSTILE)
@pytest.mark.parametrize("kind", KINDS)
def test_a_field_of_each_kind_keeps_each_string(intake, kind, name):
    field = field_of(intake, kind)
    paste(editor_of(field), HOSTILE[name])
    field.flush()
    settle()
    assert (kept_of(intake, kind), field.value()) == (clean(HOSTILE[name]), clean(HOSTILE[name]))


@pytest.mark.parametrize("name", MILLION)
@pytest.mark.parametrize("kind", KINDS)
def test_a_field_of_each_kind_keeps_a_million_letters(intake, kind, name):
    field = field_of(intake, kind)
    paste(editor_of(field), MILLION[name])
    field.flush()
    settle()
    assert kept_of(intake, kind) == MILLION[name]
    field.set_value("")
    paste(editor_of(field), "short again")
    field.flush()
    settle()
