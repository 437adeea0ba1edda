"""What tests of the directory share: some real places."""

import pytest

from tests.site.crawl import for_a_while

from .some_places import load_some_places


@pytest.fixture(scope="module")
def places(django_db_setup, django_db_blocker):
    """Some of the real places, for all tests of a module."""
    with for_a_while(django_db_blocker):
        with django_db_blocker.unblock():
            load_some_places()
        yield
