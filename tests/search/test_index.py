"""Writing the index: replacing, removing, rebuilding, and the table itself."""

import pytest
from django.contrib.auth.models import Group
from django.core.management import call_command
from django.db import connection, transaction
from django.db.migrations.executor import MigrationExecutor

from microsite import search
from microsite.management.commands import rebuild_search


def rows():
    with connection.cursor() as cursor:
        cursor.execute("SELECT kind, object_id, title FROM search_entry")
        return sorted(cursor.fetchall())


def test_an_entry_is_replaced_not_doubled(kinds):
    search.add(search.Entry("leaflet", 7, "Before", "", "old words"))
    search.add(search.Entry("leaflet", 7, "After", "", "new words"))
    search.add(search.Entry("thread", 7, "Other", "", ""))
    assert rows() == [("leaflet", 7, "After"), ("thread", 7, "Other")]


def test_old_words_are_gone_after_a_replacement(leaflet, titles):
    group = leaflet("Before", body="dandelion")
    search.add(search.Entry("leaflet", group.pk, "After", "", "buttercup"))
    assert titles("dandelion") == []
    assert titles("buttercup") == ["Before"]


def test_removing_takes_one_entry_and_may_be_repeated(leaflet, titles):
    group, _ = leaflet("one", body="ice"), leaflet("two", body="ice")
    search.remove("thread", group.pk)
    assert len(titles("ice")) == 2
    search.remove("leaflet", group.pk)
    search.remove("leaflet", group.pk)
    assert titles("ice") == ["two"]


def test_an_entry_that_is_rolled_back_was_never_there(kinds):
    with transaction.atomic():
        search.add(search.Entry("leaflet", 7, "Before", "", ""))
        transaction.set_rollback(True)
    assert rows() == []


@pytest.mark.parametrize("number", [-1, 2**32])
def test_an_id_without_a_place_is_refused(number):
    with pytest.raises(ValueError, match="no place"):
        search.Entry("leaflet", number, "", "", "")


def test_entries_hold_no_control_characters():
    entry = search.Entry("leaflet", 1, " a\x00b\x02c ", "line\n\n\tline", "\x03\x7f")
    assert (entry.title, entry.summary, entry.body) == ("a b c", "line line", "")


def test_a_rebuild_leaves_exactly_what_the_searchables_have(leaflet, kinds):
    Group.objects.create(name="never indexed")
    gone = leaflet("gone")
    gone.delete()
    counts = search.rebuild(kinds[:1])
    assert counts == {"leaflet": Group.objects.count()}
    assert {title for _, _, title in rows()} == set(Group.objects.values_list("name", flat=True))


def test_a_rebuild_that_fails_changes_nothing(leaflet, kinds):
    def broken():
        yield search.Entry("leaflet", 1, "first", "", "")
        raise RuntimeError

    leaflet("kept")
    before = rows()
    kind = search.Searchable("leaflet", "Leaflet", Group.objects.all, None, broken)
    with pytest.raises(RuntimeError), transaction.atomic():
        search.rebuild([kind])
    assert rows() == before


def test_the_command_prints_the_count_of_each_kind(kinds, monkeypatch, capsys):
    monkeypatch.setattr(rebuild_search, "SEARCHABLES", kinds)
    Group.objects.create(name="one")
    call_command(rebuild_search.Command())
    lines = capsys.readouterr().out.splitlines()
    assert lines[0] == f"leaflet: {Group.objects.count()}"
    assert lines[1].startswith("thread: ")


@pytest.mark.django_db(transaction=True)
def test_the_migration_can_be_taken_back_and_applied_again():
    executor = MigrationExecutor(connection)
    try:
        executor.migrate([("search", None)])
        assert "search_entry" not in connection.introspection.table_names()
    finally:
        executor = MigrationExecutor(connection)
        executor.migrate(executor.loader.graph.leaf_nodes())
    search.add(search.Entry("leaflet", 7, "Back again", "", ""))
    assert rows() == [("leaflet", 7, "Back again")]
    search.clear()
