"""What may not be shown is neither found nor counted, and nothing has to run for that."""

import pytest
from django.contrib.auth.models import Group
from django.contrib.contenttypes.models import ContentType
from django.db.models import Count, Value

from microsite import search


def test_what_is_not_visible_is_neither_returned_nor_counted(leaflet, thread, kinds):
    leaflet("open", body="needles")
    leaflet("closed", body="needles", name="hidden one")
    thread("hidden thread", body="needles")
    results = search.find("needles", kinds)
    assert [hit.title for hit in results.hits] == ["open"]
    assert results.total == 1
    assert results.counts_by_kind == {"leaflet": 1, "thread": 0}


def test_a_page_appears_and_leaves_without_anything_having_run(leaflet, titles):
    group = leaflet("Needles", name="hidden until noon")
    assert titles("needles") == []
    Group.objects.filter(pk=group.pk).update(name="noon has come")
    assert titles("needles") == ["noon has come"]
    group.delete()
    assert titles("needles") == []


def test_the_same_id_of_another_kind_is_another_thing(leaflet, kinds):
    row = ContentType.objects.create(pk=4_000_000, app_label="tests", model="visible")
    Group.objects.create(pk=4_000_000, name="hidden twin")
    search.add(search.Entry("leaflet", row.pk, "Twins", "", ""))
    assert search.find("twins", kinds).total == 0
    search.add(search.Entry("thread", row.pk, "Twins", "", ""))
    assert [hit.kind for hit in search.find("twins", kinds).hits] == ["thread"]


def test_words_do_not_loosen_because_of_something_hidden(leaflet, kinds):
    leaflet("all", body="ice redness", name="hidden both")
    leaflet("one", body="ice")
    results = search.find("ice redness", kinds)
    assert [hit.title for hit in results.hits] == ["one"]
    assert results.loosened


def test_a_kind_of_which_nothing_is_visible_costs_nothing(leaflet, kinds):
    leaflet("Needles")
    empty = search.Searchable("none", "None", ContentType.objects.none, None, list)
    results = search.find("needles", [*kinds, empty])
    assert results.total == 1
    assert results.counts_by_kind == {"leaflet": 1, "thread": 0, "none": 0}
    assert search.find("needles", [empty]).total == 0
    assert search.find("needles", []).total == 0


@pytest.mark.parametrize(
    "visible",
    [
        lambda: Group.objects.all(),
        lambda: Group.objects.order_by("-name", "pk"),
        lambda: Group.objects.annotate(n=Count("permissions")).filter(n=0),
        lambda: Group.objects.annotate(mark=Value("100 % sure")).order_by("mark"),
        lambda: Group.objects.filter(name__contains="%").distinct(),
        lambda: Group.objects.filter(pk__in=Group.objects.filter(name__endswith="s").values("pk")),
        lambda: Group.objects.only("name").prefetch_related("permissions"),
    ],
)
def test_visible_may_be_any_unsliced_queryset(leaflet, visible):
    group = leaflet("Needles", name="100% needles")
    kind = search.Searchable(
        "leaflet", "Leaflet", visible, lambda row: search.Description(row.name, "/"), list
    )
    (hit,) = search.find("needles", [kind]).hits
    assert hit.title == group.name


def test_one_kind_can_be_chosen_and_the_counts_still_speak_of_all(leaflet, thread, kinds):
    leaflet("one", body="needles")
    leaflet("two", body="needles")
    thread("three", body="needles")
    results = search.find("needles", kinds, kind="thread")
    assert [hit.title for hit in results.hits] == ["three"]
    assert results.total == 1
    assert results.counts_by_kind == {"leaflet": 2, "thread": 1}
    assert search.find("needles", kinds, kind="recipe").total == 0


def test_a_chosen_kind_without_hits_is_not_loosened_when_another_kind_matches(
    leaflet, thread, kinds
):
    leaflet("both", body="ice redness")
    thread("one", body="ice")
    results = search.find("ice redness", kinds, kind="thread")
    assert (results.total, results.loosened) == (0, False)


def test_pages_hold_every_hit_once(leaflet, thread, kinds):
    for number in range(23):
        make = leaflet if number % 2 else thread
        make(f"page {number}", body="the same words")
    seen = []
    for number in (1, 2, 3):
        results = search.find("same", kinds, page=number)
        assert (results.total, results.pages, results.page) == (23, 3, number)
        seen += [hit.title for hit in results.hits]
    assert len(set(seen)) == 23
    assert len(seen) == 23
    assert results.page_obj.has_previous()
    assert not results.page_obj.has_next()


@pytest.mark.parametrize(("asked", "shown"), [(-5, 1), (0, 1), (2, 2), (3, 2), (99999, 2)])
def test_a_page_that_does_not_exist_is_the_nearest_one(leaflet, kinds, asked, shown):
    for number in range(3):
        leaflet(f"page {number}", body="needles")
    results = search.find("needles", kinds, page=asked, per_page=2)
    assert results.page == shown
    assert len(results.hits) == {1: 2, 2: 1}[shown]


def test_a_search_costs_one_query_and_one_for_each_kind_on_the_page(
    leaflet, thread, kinds, django_assert_num_queries
):
    for number in range(12):
        leaflet(f"leaflet {number}", body="needles")
        thread(f"thread {number}", body="needles")
    with django_assert_num_queries(3):
        results = search.find("needles", kinds, per_page=24)
    assert {hit.kind for hit in results.hits} == {"leaflet", "thread"}
    with django_assert_num_queries(4):
        search.find("needles unicorns", kinds, per_page=24)
    with django_assert_num_queries(1):
        search.find("unicorns", kinds)
