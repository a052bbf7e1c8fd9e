"""docs/sample.md lists every prompt of the sample with its reason, as its script writes it."""

from __future__ import annotations

import make_sample_doc


def test_the_document_is_as_its_script_writes_it():
    current = make_sample_doc.DOCUMENT.read_text("utf-8")
    assert make_sample_doc.document(current) == current


def test_no_reason_is_given_for_a_prompt_that_does_not_show():
    shown = {(prompt.id, about) for prompt, about in make_sample_doc.prompts_of_sample()}
    assert make_sample_doc.REASONS.keys() <= shown
