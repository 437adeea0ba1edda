"""Five thousand clinics through the admin: shown first, imported once, and then not again."""

import pytest
from simple_history.utils import get_history_model_for_model

from clinics.models import Clinic
from clinics.searchables import CLINICS
from microsite import search
from tests.clinics.make import clinic, days_ago, listed_clinician
from tests.make import editor

from .files import choose, confirm, row, written

pytestmark = pytest.mark.django_db

MANY = 5000


def many():
    people = [listed_clinician(slug=f"person-{number}") for number in range(20)]
    for number in range(200):
        clinic(slug=f"clinic-in-file-{number}", name=f"Old name {number}", state_code="TX")
    return [
        row(
            state="TX" if number < 200 else ("CO", "NY", "CA")[number % 3],
            slug=f"clinic-in-file-{number}",
            name=f"Clinic number {number}",
            phone=f"303-555-{number:04}",
            services="Microneedling for acne scars; visits to check healing",
            languages="English, Spanish",
            price_low=str(200 + number % 100),
            clinicians=people[number % 20].slug if number % 10 == 0 else "",
            confirmed_on=days_ago(3).isoformat(),
        )
        for number in range(MANY)
    ]


def state_of_the_directory():
    """Everything that an import could touch, as numbers and texts."""
    history = get_history_model_for_model(Clinic).objects.count()
    rows = list(Clinic.objects.order_by("pk").values_list("pk", "updated_at", "provenance"))
    return history, rows


def test_five_thousand_are_shown_first_then_imported_and_not_again(client):
    client.force_login(editor())
    file = written(many())
    before = state_of_the_directory()
    seen = choose(client, file)
    result = seen.context["result"]
    assert (len(result.new), len(result.changed), result.unchanged) == (MANY - 200, 200, 0)
    assert state_of_the_directory() == before
    # A hundred of each are shown, whatever the size of the file.
    assert len(seen.content) < 600_000
    assert "Import 5,000 listings" in seen.text and "The first 100 of them" in seen.text
    done = confirm(client, seen)
    assert "Imported: 4,800 new, 200 changed, 0 unchanged." in done.text
    assert Clinic.objects.count() == MANY
    after = state_of_the_directory()
    assert after[0] - before[0] == MANY
    assert search.find("4999", (CLINICS,)).hits[0].title == "Clinic number 4999"
    again = choose(client, file)
    assert again.context["result"].unchanged == MANY
    assert "There is nothing to import" in again.text
    assert state_of_the_directory() == after
