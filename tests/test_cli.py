"""The command line as others call it: in a process of its own, by exit status, standard output and error."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from sqlcipher3 import dbapi2

from hirepair_desktop.cli import COMMANDS, LATER, main
from hirepair_desktop.model import Candidate, Rating
from hirepair_desktop.storage.store import Store

TODAY = "2026-11-24"


def call(*arguments: object, **environment: str) -> subprocess.CompletedProcess[str]:
    """`hirepair ARGUMENTS` in a process of its own."""
    return subprocess.run(
        [sys.executable, "-m", "hirepair_desktop", *map(str, arguments)],
        capture_output=True,
        text=True,
        env={**os.environ, **environment},
        timeout=120,
    )


@pytest.fixture
def sample(made_sample, tmp_path) -> Path:
    """A copy of the sample of one's own."""
    path = tmp_path / "s.hirepair"
    shutil.copy(made_sample, path)
    return path


@pytest.fixture
def empty(tmp_path) -> Path:
    path = tmp_path / "e.hirepair"
    Store.create(path).close()
    return path


def no_traceback(done: subprocess.CompletedProcess[str]) -> bool:
    return "Traceback" not in done.stderr + done.stdout


def test_new_makes_an_empty_workspace(tmp_path):
    done = call("new", tmp_path / "n.hirepair")
    assert (done.returncode, done.stderr) == (0, "")
    assert json.loads(call("info", tmp_path / "n.hirepair", "--json").stdout)["counts"]["person"] == 0


def test_new_with_the_sample_says_what_the_method_says(tmp_path):
    path = tmp_path / "s.hirepair"
    assert call("new", path, "--sample", "--today", TODAY).returncode == 0
    facts = json.loads(call("info", path, "--json").stdout)
    assert (facts["counts"]["role"], facts["counts"]["candidate"], facts["counts"]["partnership"]) == (4, 19, 4)


def test_info_lists_the_sessions_of_the_method(sample):
    sessions = json.loads(call("info", sample, "--json").stdout)["sessions"]
    held = {
        kind: sum(1 for s in sessions if s["kind"] == kind and s["closed"]) for kind in {s["kind"] for s in sessions}
    }
    assert held == {
        "intake": 4, "re_intake": 1, "shortlist": 4, "debrief": 13, "mend": 1, "feedback": 11, "check_in": 8,
        "look_back": 0,
    }  # fmt: skip


def test_a_planned_session_has_its_day_and_no_date(sample):
    sessions = json.loads(call("info", sample, "--json").stdout)["sessions"]
    planned = [session for session in sessions if not session["closed"]]
    assert sorted(session["planned_for"] for session in planned) == [
        "2026-11-25",
        "2026-11-27",
        "2026-12-01",
        "2026-12-10",
    ]
    assert not any("date" in session for session in planned)


def test_info_has_every_key_of_the_interface(sample):
    facts = json.loads(call("info", sample, "--json").stdout)
    assert {"format", "schema", "app", "encrypted", "last_backup", "counts", "roles", "partnerships", "candidates",
            "sessions"} <= set(facts)  # fmt: skip
    assert set(facts["roles"][0]) == {"id", "code", "title", "status", "partnership", "intake_version"}
    assert set(facts["candidates"][0]) == {"id", "alias", "role", "status"}


def test_info_for_people_names_roles_and_sessions(sample):
    done = call("info", sample)
    assert "R1   Senior Backend Engineer, Payments (open, v1)" in done.stdout
    assert done.stdout.count("debrief") >= 14


def test_check_finds_nothing_in_a_sound_file(sample):
    assert json.loads(call("check", sample, "--json").stdout) == {"ok": True, "findings": []}


def test_check_names_a_changed_row(sample):
    connection = dbapi2.connect(str(sample), isolation_level=None)
    connection.execute("UPDATE candidate SET headline = headline || '.' WHERE alias = 'K07'")
    connection.close()
    done = call("check", sample, "--json")
    found = json.loads(done.stdout)
    assert done.returncode == 1
    assert [(finding["table"], finding["severity"]) for finding in found["findings"]] == [("candidate", "error")]


def test_json_goes_out_and_comes_back_the_same(sample, tmp_path):
    first, second = tmp_path / "first.json", tmp_path / "second.json"
    assert call("export", sample, "--all", "--format", "json", "--to", first).returncode == 0
    call("new", tmp_path / "other.hirepair")
    assert call("import", tmp_path / "other.hirepair", first, "--json").returncode == 0
    assert call("export", tmp_path / "other.hirepair", "--all", "--format", "json", "--to", second).returncode == 0
    assert first.read_bytes() == second.read_bytes()


def test_a_dry_run_writes_nothing(sample, empty, tmp_path):
    exchange = tmp_path / "x.json"
    call("export", sample, "--all", "--format", "json", "--to", exchange)
    done = call("import", empty, exchange, "--dry-run", "--json")
    assert json.loads(done.stdout)["add"]["candidate"] == 19
    assert json.loads(call("info", empty, "--json").stdout)["counts"]["candidate"] == 0


def test_a_session_prints_by_its_id(sample, tmp_path):
    sessions = json.loads(call("info", sample, "--json").stdout)["sessions"]
    intake = next(session["id"] for session in sessions if session["kind"] == "intake")
    done = call("export", sample, "--session", intake, "--to", tmp_path / "brief.pdf")
    assert done.returncode == 0, done.stderr
    assert (tmp_path / "brief.pdf").read_bytes().startswith(b"%PDF-")


@pytest.mark.parametrize(
    "which", [("--role", "R1"), ("--candidate", "K01"), ("--role", "senior backend engineer, payments")]
)
def test_a_code_an_alias_or_a_title_is_as_good_as_an_id(sample, tmp_path, which):
    done = call("export", sample, *which, "--to", tmp_path / "out")
    assert done.returncode in (0, 1), done.stderr
    assert list((tmp_path / "out").glob("*.pdf"))


def test_the_letter_stands_beside_the_sessions_of_a_candidate(sample, tmp_path):
    done = call("export", sample, "--candidate", "K02", "--to", tmp_path / "out")
    (letter,) = (tmp_path / "out").glob("Letter K02*.pdf")
    assert (done.returncode, len(list((tmp_path / "out").glob("*.pdf"))) > 1, str(letter) in done.stdout) == (
        0, True, True,
    )  # fmt: skip


def test_a_letter_that_is_held_back_is_listed(sample, tmp_path):
    done = call("export", sample, "--candidate", "K16", "--to", tmp_path / "out")
    assert (done.returncode, list((tmp_path / "out").glob("Letter*.pdf"))) == (1, [])
    assert "Nothing is written for K16 yet." in done.stderr


def test_the_decision_record_stands_beside_the_sessions_of_a_role(sample, tmp_path):
    done = call("export", sample, "--role", "R1", "--to", tmp_path / "out")
    names = [file.name for file in (tmp_path / "out").glob("*.pdf")]
    assert "Decision record R1.pdf" in names and len(names) > 1, done.stderr


def test_the_sessions_of_a_pair_bring_neither_letter_nor_record(sample, tmp_path):
    pair = json.loads(call("info", sample, "--json").stdout)["partnerships"][0]["id"]
    call("export", sample, "--partnership", pair, "--to", tmp_path / "out")
    names = [file.name for file in (tmp_path / "out").glob("*.pdf")]
    assert names and not [name for name in names if name.startswith(("Letter", "Decision record"))]


def test_the_quarter_stands_beside_the_sessions_of_a_pair_and_alone_in_a_file_of_its_name(sample, tmp_path):
    pair = json.loads(call("info", sample, "--json").stdout)["partnerships"][0]["id"]
    call("export", sample, "--partnership", pair, "--to", tmp_path / "out", "--today", TODAY)
    (beside,) = (tmp_path / "out").glob("Partnership*.pdf")
    done = call("export", sample, "--partnership", pair, "--to", tmp_path / "our quarter.pdf", "--quarter", "2026-q3")
    alone = subprocess.run(["pdftotext", tmp_path / "our quarter.pdf", "-"], capture_output=True, text=True, check=True)
    assert (beside.name, done.returncode) == ("Partnership Amara and Priya 2026-Q4.pdf", 0)
    assert "Partnership, July to September 2026" in alone.stdout


def test_the_quarter_for_others_waits_until_both_agreed(sample, tmp_path):
    pair = json.loads(call("info", sample, "--json").stdout)["partnerships"][0]["id"]
    done = call("export", sample, "--partnership", pair, "--to", tmp_path / "q.pdf", "--for-others", "--today", TODAY)
    assert (done.returncode, "Others see this page once both agreed" in done.stderr) == (1, True)
    assert not (tmp_path / "q.pdf").exists()


def test_a_feedback_session_that_is_not_shared_does_not_go_out(sample, tmp_path):
    pair = json.loads(call("info", sample, "--json").stdout)["partnerships"][3]["id"]
    done = call("export", sample, "--partnership", pair, "--to", tmp_path / "out")
    assert done.returncode == 1
    assert "agree" in done.stderr
    assert not [file for file in (tmp_path / "out").glob("*.pdf") if "eedback" in file.name]


@pytest.fixture
def held(sample) -> Path:
    """The sample with a protected word in the evidence about K02."""
    store = Store.open(sample)
    with store.write() as s:
        k02 = s.query(Candidate).filter_by(alias="K02").one()
        s.query(Rating).filter_by(candidate_id=k02.id).first().evidence = "Said her husband works nearby."
    store.close()
    return sample


def test_text_that_a_block_holds_back_is_left_out_and_named(held, tmp_path):
    done = call("export", held, "--candidate", "K02", "--to", tmp_path / "out")
    assert done.returncode == 1
    assert "K02" in done.stderr
    assert "“husband”" in done.stderr
    assert "R-28" in done.stderr
    assert not [file for file in (tmp_path / "out").glob("*.pdf") if "Debrief" in file.name]


def test_with_a_reason_it_goes_out_and_the_reason_is_printed(held, tmp_path):
    reason = "The tribunal asked for all of it."
    done = call("export", held, "--candidate", "K02", "--to", tmp_path / "out", "--reason", reason)
    (debrief,) = (tmp_path / "out").glob("Debrief*.pdf")
    text = subprocess.run(["pdftotext", "-raw", debrief, "-"], capture_output=True, text=True, check=True).stdout
    assert "R-28" not in done.stderr
    assert reason in " ".join(text.split())


@pytest.mark.parametrize(
    "arguments,status",
    [
        (("info", "nowhere.hirepair"), 3),
        (("info", "/etc/passwd"), 3),
        (("info",), 2),
        (("new",), 2),
        (("new", "x.hirepair", "--today", TODAY), 2),
        (("new", "x.hirepair", "--sample", "--today", "yesterday"), 2),
        (("new", "x.hirepair", "--sample", "--today", "9999-12-31"), 2),
        (("measure", "e.hirepair", "--today", "9999-12-31"), 2),
        (("export", "e.hirepair", "--all", "--to", "out", "--today", "0001-01-01"), 2),
        (("new", "nowhere/x.hirepair"), 4),
        (("export", "e.hirepair", "--to", "out"), 2),
        (("export", "e.hirepair", "--all", "--to", "out", "--format", "docx"), 2),
        (("export", "e.hirepair", "--session", "ABCDEFGH", "--to", "out"), 2),
        (("export", "e.hirepair", "--role", "R9", "--format", "json", "--to", "out"), 2),
        (("export", "e.hirepair", "--partnership", "ABCDEFGH", "--to", "out.pdf", "--quarter", "2026-Q5"), 2),
        (("export", "e.hirepair", "--all", "--to", "out", "--for-others"), 2),
        (("export", "e.hirepair", "--all", "--to", "out", "--quarter", "2026-Q4"), 2),
        (("import", "e.hirepair", "people.xlsx"), 2),
        (("import", "e.hirepair", "nowhere.json"), 3),
        (("unknown", "two"), 2),
        (("--nonsense",), 2),
        (("search", "e.hirepair"), 2),
    ],
)
def test_a_wrong_call_is_one_sentence_and_its_status(empty, monkeypatch, arguments, status):
    monkeypatch.chdir(empty.parent)
    done = call(*arguments)
    assert done.returncode == status, done.stderr
    assert done.stderr.strip()
    assert len(done.stderr.strip().splitlines()) == 1
    assert no_traceback(done)


def test_a_workspace_is_never_made_by_a_command_that_reads(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    for arguments in (("info", "x.hirepair"), ("check", "x.hirepair"), ("export", "x.hirepair", "--all", "--to", "o")):
        call(*arguments)
    assert list(tmp_path.iterdir()) == []


def test_commands_that_read_work_while_a_window_has_the_file(sample, tmp_path):
    store = Store.open(sample)
    assert call("info", sample, "--json").returncode == 0
    assert call("check", sample).returncode == 0
    store.close(backup=False)


def test_a_command_that_writes_is_told_who_has_the_file(empty, tmp_path):
    exchange = tmp_path / "x.json"
    call("export", empty, "--all", "--format", "json", "--to", exchange)
    store = Store.open(empty)
    done = call("import", empty, exchange)
    assert (done.returncode, no_traceback(done)) == (3, True)
    assert str(os.getpid()) in done.stderr
    store.close(backup=False)


def test_a_newer_file_is_refused(empty):
    connection = dbapi2.connect(str(empty), isolation_level=None)
    connection.execute("UPDATE alembic_version SET version_num = '0777'")
    connection.close()
    done = call("info", empty)
    assert (done.returncode, "newer HirePair" in done.stderr) == (3, True)


def test_a_bug_is_a_sentence_and_a_trace_in_the_log(empty, monkeypatch, capsys, expect_log):
    expect_log("bug")
    monkeypatch.setitem(COMMANDS, "info", lambda _options: 1 // 0)
    assert main(["info", str(empty)]) == 4
    said = capsys.readouterr().err
    assert "mistake of its own" in said
    assert "ZeroDivisionError" in (Path(os.environ["HIREPAIR_DATA"]) / "log" / "hirepair.log").read_text()


def test_what_comes_later_is_said(empty):
    for command in LATER:
        done = call(command, empty)
        assert (done.returncode, "later version" in done.stderr) == (2, True)


def test_help_names_every_command():
    done = call("--help")
    assert done.returncode == 0
    assert all(command in done.stdout for command in COMMANDS)


def coached(file: Path, *arguments: str) -> list[dict[str, object]]:
    done = call("coach", file, "--today", TODAY, "--json", *arguments)
    assert (done.returncode, done.stderr) == (0, "")
    return json.loads(done.stdout)


def test_coach_lists_what_holds_now(made_sample):
    found = coached(made_sample)
    assert {prompt["state"] for prompt in found} == {"open"}
    assert [prompt["about"]["kind"] for prompt in found if prompt["id"] == "I-26"] == ["role"]


def test_coach_with_all_lists_what_was_kept(made_sample):
    kept = [prompt for prompt in coached(made_sample, "--all") if prompt["id"] == "I-13"]
    assert [prompt["state"] for prompt in kept] == ["kept"]


def test_coach_of_one_role_by_its_code(made_sample):
    found = coached(made_sample, "--role", "R1")
    assert {prompt["role"] for prompt in found} == {found[0]["role"]}


def test_coach_tells_people_in_lines(made_sample):
    done = call("coach", made_sample, "--today", TODAY, COLUMNS="60")
    assert "R-31  warn  K16  open" in done.stdout
    assert max(map(len, done.stdout.splitlines())) <= 60


def test_measure_gives_the_drift_of_each_role(made_sample):
    done = call("measure", made_sample, "--today", TODAY, "--json")
    drifts = [measure["value"] for measure in json.loads(done.stdout) if measure["id"] == "D5"]
    assert (done.returncode, drifts) == (0, [0.0, 0.0, 0.1667, 0.0])


def test_measure_of_one_pair(made_sample):
    pair = next(
        p for p in json.loads(call("info", made_sample, "--json").stdout)["partnerships"] if "Mei" in p["manager"]
    )
    done = call("measure", made_sample, "--today", TODAY, "--json", "--partnership", pair["id"])
    assert [measure["value"] for measure in json.loads(done.stdout) if measure["id"] == "D5"] == [0.1667]


def test_measure_for_people_is_readable_at_eighty_columns(made_sample):
    done = call("measure", made_sample, "--today", TODAY, COLUMNS="80")
    assert done.returncode == 0
    assert max(map(len, done.stdout.splitlines())) <= 80
    assert "Kept 19 of 26 (73\u00a0%; 95\u00a0% interval 54 to 86\u00a0%)." in done.stdout


@pytest.mark.parametrize(
    "arguments",
    [("--role", "R9"), ("--session", "NONE0000"), ("--today", "yesterday"),
     ("--today", "2026-02-30"), ("--today", "0001-01-01")],
)  # fmt: skip
def test_coach_called_wrongly(made_sample, arguments):
    done = call("coach", made_sample, *arguments)
    assert (done.returncode, done.stdout, done.stderr.count("\n")) == (2, "", 1)


@pytest.mark.parametrize("day", ["1900-01-01", "2999-12-31"])
def test_rules_and_measures_go_by_the_farthest_days_that_are_taken(made_sample, day):
    done = [call(command, made_sample, "--today", day, "--json").returncode for command in ("coach", "measure")]
    assert done == [0, 0]


def test_a_day_too_far_is_refused_with_the_days_that_are_taken(empty):
    assert "choose one from 1900-01-01 to 2999-12-31" in call("measure", empty, "--today", "9999-12-31").stderr
