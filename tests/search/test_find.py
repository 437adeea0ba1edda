"""What a reader finds: which words match, what comes first, what is shown around a match."""

import dataclasses
import time

import pytest
from django.contrib.auth.models import Group
from django.utils.safestring import SafeString

from microsite import search


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("scarring", True),
        ("scar", True),
        ("SCARS", True),
        ("scarred", True),
        ("acne scars", True),
        ("what are acne scars", True),
        ("microneed", True),
        ("acn", True),
        ("microneed scars", False),
        ("swelling", True),
        ("redness/swelling", True),
        ("resume", True),
        ("Résumé", True),
        ("0.5", True),
        ("don't", True),
        ("low p", True),
        ("before and after", True),
        ("before and during", False),
        ("laser", False),
        ("car", False),
    ],
)
def test_stems_beginnings_and_accents_are_found(leaflet, kinds, query, found):
    leaflet(
        "Does microneedling help with acne scarring?",
        "Résumé your skincare.",
        "Expect redness/swelling. Needles of 0.5 mm, p<0.05>low.\nDon't pick. Before and after.",
        name="page",
    )
    leaflet("Finding a clinic", "By state.", "Denver", name="other")
    results = search.find(query, kinds)
    strictly = {hit.title for hit in results.hits} if not results.loosened else set()
    assert ("page" in strictly) is found


@pytest.mark.parametrize(
    "query",
    [
        *["", " ", '"', 'foo"', "'", "''''", "\x00", "a\x00", "(", ")", "*", "^", "-", "--", "+"],
        *["AND", "OR", "NOT", "NEAR(", "NEAR(a b, 3)", "title:", "title:scar", "{title}: x"],
        *["%", "%s", "%(x)s", "\\", "!", "&", "|", "<->", ":*", "scar:*", "' | 'x", "'):*", "/*"],
        *["_", "___", "😀", "\u0301", "\ud7ff", "²", "ª", "ß", "İ", "中文", "שלום", "\t\n", "or"],
        *["; DROP TABLE search_entry", "is it", "the", "x" * 10_000, "a " * 10_000, '"' * 500],
    ],
)
def test_anything_may_be_typed(leaflet, kinds, query):
    leaflet("Scars and marks")
    results = search.find(query, kinds)
    assert results.total == len(results.hits)


@pytest.mark.parametrize("query", ["", "  ", "?!…", "\x00", "_", '"', "😀"])
def test_a_query_without_words_finds_nothing_and_asks_nothing(
    leaflet, kinds, query, django_assert_num_queries
):
    leaflet("Scars")
    with django_assert_num_queries(0):
        results = search.find(query, kinds)
    assert (results.total, results.hits, results.pages, results.loosened) == (0, [], 1, False)
    assert results.counts_by_kind == {"leaflet": 0, "thread": 0}


def test_a_long_query_counts_up_to_its_twelfth_word(leaflet, titles):
    words = [f"word{number}" for number in range(12)]
    leaflet("long", body=" ".join(words))
    assert titles(" ".join([*words, "absent"])) == ["long"]


def test_all_words_must_match_and_only_if_nothing_has_them_all_one_is_enough(leaflet, kinds):
    leaflet("both", body="ice packs and redness")
    leaflet("ice only", body="ice packs")
    leaflet("redness only", body="redness")

    strict = search.find("ice redness", kinds)
    assert [hit.title for hit in strict.hits] == ["both"]
    assert not strict.loosened

    loose = search.find("ice unicorns", kinds)
    assert {hit.title for hit in loose.hits} == {"both", "ice only"}
    assert loose.loosened
    assert loose.total == 2

    nothing = search.find("unicorns rainbows", kinds)
    assert (nothing.total, nothing.loosened) == (0, False)


def test_a_title_counts_for_more_than_a_summary_and_that_for_more_than_many_mentions(
    leaflet, titles
):
    filler = "skin heals in its own time and every day looks a little better " * 3
    leaflet("mentions", "Something else", f"{filler} melasma melasma melasma melasma {filler}")
    leaflet("summarized", "What melasma is", filler)
    leaflet("Melasma", "Something else", filler)
    leaflet("other", "Something else", filler)
    assert titles("melasma") == ["Melasma", "summarized", "mentions"]


def test_a_hit_says_what_it_is(leaflet, kinds):
    group = leaflet("Sunscreen", body="Use sunscreen on day 3.", name="sample sunscreen")
    (hit,) = search.find("sunscreen", kinds).hits
    assert (hit.kind, hit.kind_label) == ("leaflet", "Leaflet")
    assert (hit.title, hit.url) == ("sample sunscreen", f"/leaflet/{group.pk}/")
    assert hit.is_sample
    assert hit.snippet == "Use <mark>sunscreen</mark> on day 3."


def test_a_snippet_shows_the_words_around_the_match_and_no_markup_of_the_text(leaflet, kinds):
    before, after = "before " * 200, "later " * 200
    leaflet("Ice", body=f"{before}<script>alert(1)</script> \x02cold\x03 & ice packs {after}")
    (hit,) = search.find("pack", kinds).hits
    assert isinstance(hit.snippet, SafeString)
    assert "<mark>packs</mark>" in hit.snippet
    assert "<script" not in hit.snippet
    assert hit.snippet.count("<mark>") == 1
    assert "…" in hit.snippet
    assert len(hit.snippet) < 400


def test_when_only_the_title_matches_the_summary_stands_below_it(leaflet, kinds):
    leaflet("Melasma", "Brown patches & what helps.", "Nothing of that kind here.")
    (hit,) = search.find("melasma", kinds).hits
    assert hit.snippet == "Brown patches &amp; what helps."


def test_a_match_in_the_summary_is_marked(leaflet, kinds):
    leaflet("Melasma", "Brown patches and what helps.", "Nothing of that kind here.")
    (hit,) = search.find("patches", kinds).hits
    assert hit.snippet == "Brown <mark>patches</mark> and what helps."


def test_common_words_stay_fast_over_thousands_of_texts(kinds):
    Group.objects.bulk_create(Group(name=f"group {number}") for number in range(1000))
    text = "return to work and skin care " * 40
    leaflets, _ = kinds
    search.rebuild(
        [
            dataclasses.replace(
                leaflets,
                entries=lambda: (
                    search.Entry("leaflet", pk, f"Page {pk}", "", text)
                    for pk in Group.objects.values_list("pk", flat=True)
                ),
            )
        ]
    )
    started = time.perf_counter()
    results = search.find("return", kinds)
    # About 10 ms; the bound only catches another order of magnitude.
    assert time.perf_counter() - started < 0.5
    assert results.total == Group.objects.count()
