"""An answer sets no time limit of its own for getting help: the shared list of signs does."""

from pathlib import Path

import pytest

from microsite.markup import Problem
from microsite.markup.chunks import chunks
from microsite.markup.draft import Draft
from microsite.markup.source import read
from microsite.markup.time_limits import time_limits

TEXTS = Path(__file__).parent / "texts"

# Limits that lie over more than one sentence, item or cell.
WITH = {
    "list": "Call your clinic:\n\n- if it lasts longer than a week",
    "list of signs": "Call your clinic about:\n\n- pus\n- bumps after two weeks",
    "lead of a list": "If one of these stays for three days:\n\n- Call your clinic.",
    "table": "| Sign | What to do |\n|---|---|\n| Still swollen after 3 days | Call your clinic |",
    "cell": "| Sign | What to do |\n|---|---|\n| Bumps | Call within a day |",
    "question before": "Still warm after four days? Call your clinic.",
    "label before": "**After three days.** Call your clinic.",
    "wait before": "Give it three days. If it is still sore, see a doctor.",
    "settles before": "Most swelling settles in three days. If yours lasts longer, call.",
    "over lines": "If the skin hurts\nfor three days, call\nyour clinic.",
    "emphasis": "Call **within two days** if it hurts.",
    "citation between": "Call your clinic[@a] within two days.",
    "link": "Call [your clinic](/clinics/) within two days.",
    "block": "/// callout | Pus\nCall your clinic within two days.\n///",
    "title of a block": "/// callout | Call within two days\nRest.\n///",
    "heading": "## Call within two days",
}
WITHOUT = {
    "list of do's": "Do this for two days:\n\n- Rinse with water.\n- Sleep on your back.",
    "things to ask": "Ask your clinic:\n\n- May I swim after 72 hours?\n- Who do I call at night?",
    "table": "| When | What |\n|---|---|\n| After 24 hours | Makeup |\n| Pus | Call your clinic |",
    "question answered": "Can you swim after 72 hours? Ask your clinic.",
    "label": "**After three days.** Light exercise is fine for most people.",
    "next sentence": "Keep out of the pool for three days. Call your clinic if you see pus.",
    "settles before": "Most swelling settles in three days. If you see pus, call.",
    "next item": "- Wait 24 hours before makeup.\n- Call your clinic about pus.",
    "nothing": "",
    "notice": "/// notice | within-two-days-call\n///",
}


def lines_of(name):
    return (TEXTS / name).read_text(encoding="utf-8").splitlines()


@pytest.mark.parametrize("text", [*lines_of("own_time_limits.txt"), *WITH.values()])
def test_these_set_a_time_limit(text):
    assert [problem.level for problem in time_limits(text)] == ["error"]


@pytest.mark.parametrize("text", [*lines_of("no_time_limits.txt"), *WITHOUT.values()])
def test_these_do_not(text):
    assert list(time_limits(text)) == []


def test_the_tables_are_long_enough():
    assert len(lines_of("own_time_limits.txt")) >= 40
    assert len(lines_of("no_time_limits.txt")) >= 40


def test_the_message_names_both_and_points_to_the_list():
    (problem,) = time_limits("Rest.\n\nIt may itch. Call your clinic within two days.")
    assert isinstance(problem, Problem)
    assert problem.line == 3
    assert problem.message.startswith("“within two days” beside “Call” sets a time limit")
    assert "list of warning signs" in problem.message


def test_a_draft_is_read_as_its_text():
    text = "See a doctor within a day or two."
    source = read(text)
    draft = Draft(text, source, chunks(source), ceiling=8)
    assert list(time_limits(draft)) == list(time_limits(text))


@pytest.mark.parametrize("words", ["if call, ", "no call ", "for the first ", "a few ", "1"])
def test_a_strange_text_takes_no_longer_than_others(words):
    assert list(time_limits(words * (60_000 // len(words)))) == []
