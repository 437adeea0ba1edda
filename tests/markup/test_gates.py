"""What the library refuses in a text, each rule with what it finds and what it leaves alone."""

import pytest

from microsite.markup.gates import GATES, PLAIN_GATES, gate_problems

TABLE = "| Sign | What it may be |\n|---|---|\n| {} | {} |"

UNCITED = {
    "paragraph": ("Needles can cause an infection.", "Needles can cause an infection.[@a]"),
    "claim as source": ("Pimples heal.", "Pimples heal.[@claim:pimples]"),
    "nothing medical": ("Scars fade.", "Write the price down. Take a friend along."),
    "one citation in the paragraph": ("Scars fade. So do spots.", "Scars fade.[@a] It takes time."),
    "the next paragraph": ("Scars fade.[@a]\n\nBurns scar.", "Scars fade.[@a]\n\nBurns scar.[@a]"),
    "item": ("- Use sunscreen.\n- Rest.[@a]", "- Use sunscreen.[@a]\n- Rest."),
    "item of words": ("- burns\n- scars", "- burns\n- scars[@a]"),
    "announced list": ("It can cause this:\n\n- A burn.", "It can cause this:[@a]\n\n- A burn."),
    "announcing a list": ("Germs do this:\n\n- A.", "Germs do this:\n\n- A.[@a]"),
    "announcing a block": (
        "Do this if you see pus:\n\n/// do\n- Call.\n///",
        "Do this if you see pus:\n\n/// do\n- Call.[@a]\n///",
    ),
    "things to say": ("Get these:\n\n- retinoids", "Tell them about these:\n\n- retinoids"),
    "row": (TABLE.format("Pus", "Infection"), TABLE.format("Pus", "Infection[@a]")),
    "second row": (
        TABLE.format("Pus", "Infection[@a]") + "\n| Itch | Allergy |",
        TABLE.format("Pus", "Infection[@a]") + "\n| Price | $100 |",
    ),
    "paragraph at a table": (
        "See the table.\n\n" + TABLE.format("Pus", "Infection"),
        TABLE.format("Pus", "Infection") + "\n\nThis is what a review lists.[@a]",
    ),
    "block": ("/// dont\n- Do not pick scabs.\n///", "/// dont\n- Do not pick scabs.[@a]\n///"),
    "myth": ("/// myth | “Purging”\nAcne.\n///", "/// myth | “Purging”\nAcne.[@a]\n///"),
    "heading": ("Scars", "## Scars"),
    "title of a block": ("/// callout | A\nScars.\n///", "/// callout | Scars\nCall us.\n///"),
    "label": ("**Acne is a disease.**", "- **Acne.** Ask a friend to come along."),
    "question": ("Acne is an illness.", "Is acne an illness?"),
    "quotation": ("Acne is just dirt.", "People say, “Acne is just dirt.” That is a story."),
    "not found": ("Studies find no link to acne.", "We found no study on acne."),
    "not found by us": ("No study links it to acne.", "No study that we found links it to acne."),
    "not known": ("Milia are common.", "No reliable figure tells who gets milia."),
    "about this page": ("These creams are safe.", "This page is about creams."),
    "box to tick": ("The skin heals.", "/// checklist\n- I asked about my medicines.\n///"),
    "to ask": ("Take the medicine.", "Ask for the name of the medicine."),
    "to ask first": ("Stop the pill first.", "If you take a pill, ask who prescribed it."),
    "to ask with a reason": ("Ask, because pills thin the blood.", "Ask about pills."),
    "link": ("Burns scar. See the burns page.", "Burns scar. See [burns](/guide/risks/burns/)."),
    "long with a link": (
        "Burns scar. They hurt. See [burns](/guide/risks/burns/).",
        "Burns scar.[@a] They hurt. See [burns](/guide/risks/burns/).",
    ),
    "link to elsewhere": ("[Burns](https://example.org/) scar.", "[Burns](/guide/) scar."),
    "skin": ("Skin feels tight for 2 days.", "Your own clinic knows your skin."),
    "red flags": ("Red skin is warm.", "Know the red flags."),
}  # fmt: skip

DENOMINATORS = {
    "percent": ("Scars fell by 47%.", "Scars fell by 47% in 51 people."),
    "percent in words": ("47 percent of people got better.", "47 percent of 51 people got better."),
    "sentence before": (
        "There was a study. Scars fell by 47%.",
        "A study had 51 people. Scars fell by 47%.",
    ),
    "paragraph before": (
        "A study had 51 people.\n\nScars fell by 47%.",
        "A study had 51 people. Scars fell by 47%.\n\nIt ended.",
    ),
    "rate": ("It happens to 1 in 7.", "It happened to 1 in 7 of the 46 people."),
    "out of": ("Four out of five felt better.", "20 out of 25 people felt better."),
    "not a rate": ("It is 1 in 7.", "It hurt 5 in one study, 3 in 2 days."),
    "visits are no people": ("Scars fell by 47% after 4 visits.", "After 4 visits they fell."),
    "trials": ("Pooled, 60% had pain.", "Pooled (24 trials, 789 adults), 60% had pain."),
    "item": ("- 47% had pain.", "- 47% of 51 people had pain."),
    "row": (
        "| A | B |\n|---|---|\n| Pain | 47% |",
        "| A | B | C |\n|---|---|---|\n| Pain | 47% | 51 |",
    ),
    "year in a row": (
        "| A | B | C |\n|---|---|---|\n| Pain | 47% | 2019 |",
        "It had 51 people.\n\n| A | B |\n|---|---|\n| Pain | 47% |",
    ),
    "strength": ("4% of people had pain.", "FDA warns of more than 4% lidocaine. 70% alcohol."),
    "strength and people": ("The cream helped 60% of people.", "The cream has a strength of 4%."),
    "strength and change": ("With vitamin C, scars fell by 60%.", "A serum with 20% vitamin C."),
    "light": ("97% felt better.", "SPF 30 blocks 97% of UVB."),
    "money": ("20% came back.", "Pay a 20% deposit."),
    "law": ("30% came back.", "The law allows 30% of the hours online."),
}

FORBIDDEN = {
    "works": ("Acne is a sign that it works.", "Acne is no “sign that it works.”"),
    "working": ("It is a sign the treatment is working.", "It is a sign of infection."),
    "crisis": ("This is a healing crisis.", "A “healing crisis” is no diagnosis."),
    "purging": ("Your skin is purging.", 'Some call it "purging." Nothing shows that.'),
    "detox": ("Detox your skin.", "Wash your skin."),
    "approved": ("The pen is FDA approved.", "The pen is cleared. The drug is FDA approved."),
    "approved by": ("A device approved by the FDA.", "This “FDA-approved device” is cleared."),
    "top doctor": ("Find a top doctor.", "Find a doctor."),
    "best clinic": ("See the best clinics.", "Ask how to clean it best. Clinics know."),
    "guaranteed": ("Results are guaranteed.", "Nobody can guarantee results."),
    "painless": ("It is painless.", "It hurts little."),
    "normal": ("This is completely normal.", "This is common."),
    "worry": ("It is nothing to worry about.", "Call if you worry about it."),
    "miracle": ("A miracle cream.", "A cream."),
    "risk-free": ("It is risk-free.", "It has risks."),
    "denied, not quoted": ("It is not painless.", "It is not “painless.”"),
    "heading": ("## Purging", "## What people call “purging”"),
    "title of a block": ("/// callout | Detox\nA.\n///", "/// myth | Detox\nA.\n///"),
    "body of a myth": ("/// myth | A\nDetox.\n///", "/// myth | Detox helps\nIt does not.\n///"),
    "cell": ("| A |\n|---|\n| painless |", "| A |\n|---|\n| “painless” |"),
}


def found(text, words, gates=GATES):
    return [problem for problem in gate_problems(text, gates) if words in problem.message]


@pytest.mark.parametrize(("bad", "good"), UNCITED.values(), ids=UNCITED)
def test_what_is_medical_has_a_source(bad, good):
    assert found(bad, "needs a source")
    assert found(good, "needs a source") == []


@pytest.mark.parametrize(("bad", "good"), DENOMINATORS.values(), ids=DENOMINATORS)
def test_a_share_says_of_how_many(bad, good):
    assert found(bad, "of how many?")
    assert found(good, "of how many?") == []


@pytest.mark.parametrize(("bad", "good"), FORBIDDEN.values(), ids=FORBIDDEN)
def test_phrases_that_mislead_stand_in_quotation_marks_only(bad, good):
    assert found(bad, "misleads")
    assert found(good, "misleads") == []


def test_problems_name_their_lines_and_the_sentence():
    text = "## Healing\n\nIt heals.[@a]\n\n- Rest.\n- Burns scar. It is painless.\n\n60% scar.[@a]"
    assert [problem.line for problem in gate_problems(text)] == [6, 6, 8]
    assert found(text, "“Burns scar.” needs a source")


def test_titles_need_no_source_but_no_phrase_that_misleads_either():
    assert gate_problems("Acne after needling", PLAIN_GATES) == []
    assert found("Acne after needling: purging", "misleads", PLAIN_GATES)


def test_nothing_is_wrong_with_nothing():
    assert gate_problems("") == []
    assert gate_problems("/// notice | red-flags\n///\n\n/// do\n") == []
