"""The editor's endpoints: for writers only, and the preview is the public rendering."""

import pytest

from articles.rendering import preview
from tests import make

pytestmark = pytest.mark.django_db
PREVIEW, UPLOAD = "/admin/markdownx/preview/", "/admin/markdownx/upload/"


@pytest.mark.parametrize("url", [PREVIEW, UPLOAD])
def test_nobody_but_writers_may_use_them(client, url):
    assert client.post(url, {"content": "x"}).status_code == 403
    client.force_login(make.user(is_staff=True))
    assert client.post(url, {"content": "x"}).status_code == 403
    client.force_login(make.editor(is_active=True, is_staff=False))
    assert client.post(url, {"content": "x"}).status_code == 403


def test_the_preview_is_what_the_public_page_shows(client):
    make.source("chu21", title="A safety review")
    markdown = "## A\n\nIt **heals**.[@chu21]\n\n/// do | Do\n- Wait.\n///"
    client.force_login(make.editor())
    shown = client.post(PREVIEW, {"content": markdown}).content.decode()
    assert shown == preview(markdown)
    page = client.get(make.published(body=markdown).get_absolute_url()).content.decode()
    body = shown[shown.index("<h2") : shown.index("</ul>")]
    assert body in page


def test_the_preview_runs_nothing_that_was_typed(client):
    client.force_login(make.clinician())
    text = "<script>alert(1)</script> [x](javascript:alert(1)) <img src=x onerror=alert(1)>"
    shown = client.post(PREVIEW, {"content": text}).content.decode()
    assert "<script" not in shown and "<img" not in shown and 'href="javascript' not in shown


@pytest.mark.parametrize(("data", "status"), [({}, 200), ({"content": "x" * 60_001}, 413)])
def test_an_empty_or_endless_text_is_no_error(client, data, status):
    client.force_login(make.editor())
    assert client.post(PREVIEW, data).status_code == status


def test_a_dropped_picture_is_refused_with_the_way_to_add_one(client):
    client.force_login(make.editor())
    response = client.post(UPLOAD, {"image": "x"})
    assert response.status_code == 400 and "Figures" in response.json()["image"][0]
