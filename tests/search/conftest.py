"""A search over two simple kinds, so that these tests know nothing of articles or clinics."""

import pytest
from django.contrib.auth.models import Group
from django.contrib.contenttypes.models import ContentType

from microsite import search


def entry(kind, row, title="", summary="", body=""):
    return search.Entry(kind, row.pk, title, summary, body)


def searchable(kind, model, hidden="hidden"):
    """Rows whose name begins with `hidden` may not be shown; those with “sample” are samples."""
    field = "name" if model is Group else "model"

    def describe(row):
        name = getattr(row, field)
        return search.Description(name, f"/{kind}/{row.pk}/", is_sample="sample" in name)

    return search.Searchable(
        kind=kind,
        label=kind.title(),
        # Annotated and ordered, like the real ones: neither may end up in the filter.
        visible=lambda: model.objects.exclude(**{f"{field}__startswith": hidden}).order_by(field),
        describe=describe,
        entries=lambda: [
            entry(kind, row, title=getattr(row, field)) for row in model.objects.all()
        ],
    )


@pytest.fixture
def kinds(db):
    """The searchables: groups and content types stand for two kinds of pages."""
    search.clear()
    return searchable("leaflet", Group), searchable("thread", ContentType)


@pytest.fixture
def leaflet(kinds):
    """Makes a group and puts its words into the index; returns the group."""

    def make(title, summary="", body="", name=None):
        group = Group.objects.create(name=name or title[:150])
        search.add(entry("leaflet", group, title, summary, body))
        return group

    return make


@pytest.fixture
def thread(kinds):
    def make(title, summary="", body="", name=None):
        row = ContentType.objects.create(app_label="tests", model=(name or title)[:100])
        search.add(entry("thread", row, title, summary, body))
        return row

    return make


@pytest.fixture
def titles(kinds):
    """Titles of the hits for a query, best first."""

    def find(query, **options):
        return [hit.title for hit in search.find(query, kinds, **options).hits]

    return find
