"""Public pages travel compressed, pages of the desk do not."""

import gzip

import pytest

from tests import make

pytestmark = pytest.mark.django_db
ZIPPED = {"HTTP_ACCEPT_ENCODING": "gzip, br"}


def test_a_public_page_is_compressed_and_still_answers_304(client):
    first = client.get("/", **ZIPPED)
    assert first["Content-Encoding"] == "gzip"
    assert gzip.decompress(first.content) == client.get("/").content
    again = client.get("/", HTTP_IF_NONE_MATCH=first["ETag"], **ZIPPED)
    assert again.status_code == 304


def test_a_page_of_the_desk_is_not_compressed(client):
    client.force_login(make.editor())
    assert not client.get("/admin/", **ZIPPED).has_header("Content-Encoding")
