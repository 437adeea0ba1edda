"""Every page of the library has the parts that its kind needs."""

import pytest

from microsite.starter.files import read_document
from microsite.starter.required import missing_parts

from .small_library import ARTICLE, POLICY

PAGE = ARTICLE.format(title="Day three", kind="article", section="recovery", slug="day-three")
PAGE = PAGE.replace("/// notice", "## Another heading\n\n/// notice")
SHEET = """\
---
title: A card
kind: sheet
section: aftercare
slug: card
summary: For the fridge.
main_message: |
  What to do, on one page.
next_step: |
  Hang it up.
---
/// blank | Phone of my clinic
///
"""


def missing(tmp_path, text):
    folder = tmp_path / "content"
    folder.mkdir(exist_ok=True)
    (folder / "page.md").write_text(text)
    problems = missing_parts(read_document(folder / "page.md", folder))
    return [problem.message for problem in problems]


@pytest.mark.parametrize("text", [PAGE, SHEET, POLICY], ids=["article", "sheet", "policy"])
def test_a_complete_page_misses_nothing(tmp_path, text):
    assert missing(tmp_path, text) == []


@pytest.mark.parametrize("name", ["summary", "main_message", "known", "unknown", "next_step"])
def test_a_part_that_is_not_there_is_named(tmp_path, name):
    (message,) = missing(tmp_path, PAGE.replace(f"\n{name}:", "\nx-not-here:"))
    assert f"“{name}”" in message


def test_a_sheet_needs_fewer_parts_and_a_policy_only_its_text(tmp_path):
    assert "“next_step”" in missing(tmp_path, SHEET.replace("next_step:", "x-not-here:"))[0]
    (message,) = missing(tmp_path, POLICY[: POLICY.index("## What we keep")])
    assert "text below its front matter" in message


def test_a_page_has_two_headings_and_a_source(tmp_path):
    (message,) = missing(tmp_path, PAGE.replace("## Another heading", ""))
    assert "2 headings" in message
    (message,) = missing(tmp_path, PAGE.replace("[@one]", "").replace("[@two]", ""))
    assert "cites no source" in message


def test_a_page_may_rest_on_claims_alone(tmp_path):
    text = PAGE.replace("[@one]", "[@claim:dry-skin]").replace("[@two]", "")
    assert missing(tmp_path, text) == []
