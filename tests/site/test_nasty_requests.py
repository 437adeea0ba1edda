"""Whatever strangers and broken programs send, the site answers, and never with a failure."""

from urllib.parse import quote

import pytest
from django.conf import settings

from articles.questions.forms import DetailsForm
from articles.questions.models import Question
from tests import make

from .crawl import Page

# What strangers and broken programs send.
NASTY = {
    "nothing": "",
    "spaces": "   ",
    "letters": "abc",
    "zero": "0",
    "minus one": "-1",
    "a page beyond the last": "999",
    "more digits than fit": "9" * 30,
    "a fraction": "1.5",
    "the last page": "last",
    "digits that are none": "²",
    "digits of another script": "١٢",
    "NUL": "\x00",
    "NUL between words": "pus\x00fever",
    "a line break": "a\r\nSet-Cookie: a=b",
    "quotes": "\"'`",
    "a quoted phrase": '"skin',
    "SQL": "' OR 1=1; DROP TABLE articles_article; --",
    "operators of the index": "skin AND OR NOT NEAR( * ^ : - + {a b}",
    "brackets": "((((skin))))",
    "a column of the index": "title:skin",
    "HTML": "<script>alert(1)</script>",
    "a template": "{{ settings.SECRET_KEY }}{% debug %}",
    "percent": "100%",
    "percent signs": "%%%s%d%(a)s",
    "letters with accents": "éèü",
    "Chinese": "皮肤",
    "an emoji": "🙂",
    "right to left": "جلد\u202e",
    "a character that is none": "\ufffd\uffff",
    "combining marks": "a" + "\u0301" * 300,
    "10,000 letters": "a" * 10_000,
    "3,000 words": "skin " * 3_000,
    "a path": "../../etc/passwd",
    "an address": "https://other.example/",
}  # fmt: skip
LISTS = {
    "/": ("page",),
    "/guide/": ("page",),
    "/search/": ("q", "page", "kind"),
    "/questions/": ("page", "section"),
    "/questions/section/recovery/": ("page",),
    "/questions/ask/": ("section", "question"),
    "/clinics/": ("page", "state"),
    "/clinics/colorado/": ("page", "language", "clinician"),
    "/clinics/near/": ("place", "miles", "page", "device"),
    "/clinics/reports/": ("page",),
    "/clinics/compare/": ("clinic", "page"),
    "/clinics/devices/": ("page",),
    "/evidence/": ("page",),
    "/evidence/sources/": ("page",),
    "/glossary/": ("page",),
    "/alerts/": ("page",),
    "/quality/": ("page",),
    "/newsletter/": ("page",),
    "/newsletter/editions/": ("page",),
}
SHARED = ("/evidence/", "/evidence/sources/", "/glossary/", "/alerts/", "/quality/")
NASTY_PATHS = (
    "/%00/",
    "/guide/%00/",
    "/guide/recovery/a%00b/",
    "/guide/recovery/" + "a" * 3_000 + "/",
    "/questions/0/",
    "/questions/-1/",
    "/questions/" + "9" * 40 + "/",
    "/questions/" + "9" * 40 + "/slug/",
    "/questions/1/%F0%9F%99%82/",
    "/clinics/%F0%9F%99%82/",
    "/clinics/colorado/%25/",
    "/clinics/%00/guide/",
    "/clinics/" + "a" * 3_000 + "/guide/",
    "/clinics/report/clinic/0/error/",
    "/clinics/report/clinic/" + "9" * 40 + "/error/",
    "/clinics/report/clinician/1/%00/",
    "/clinics/colorado/%00.json",
    "/clinics/atlantis/a.json",
    "/clinics/colorado/" + "a" * 3_000 + ".json",
    "/clinics/devices/%00/",
    "/clinics/devices/no-such-device/",
    "/clinics/compare/1/",
    "/clinicians/..%2f..%2fetc/",
    "/evidence/claims/",
    "/evidence/claims/%00/",
    "/evidence/claims/%00.json",
    "/evidence/claims/.json",
    "/evidence/claims/a.json/",
    "/evidence/claims/a.xml",
    "/evidence/claims/" + "a" * 3_000 + "/",
    "/evidence/claims/" + "a" * 3_000 + ".json",
    "/evidence/claims/%F0%9F%99%82/",
    "/evidence/sources/a/",
    "/glossary/milia/",
    "/glossary/%00/",
    "/alerts/%00/",
    "/alerts/" + "%E7%9A%AE" * 100 + "/",
    "/alerts/..%2f..%2fetc/",
    "/newsletter/confirm/%00/",
    "/newsletter/yours/" + "9" * 400 + "/",
    "/newsletter/stop/%F0%9F%99%82/",
    "/newsletter/editions/0/",
    "/newsletter/editions/" + "9" * 40 + "/",
    "/feeds/guide/%00/",
    "/feeds/guide/nowhere/",
    "/media/%00.jpg",
    "/media/%00",
    "/media/a%00b",
    "/media/" + "a" * 300,
    "/media/" + "%E7%9A%AE" * 100,
    "/media/" + "a/" * 3_000 + "a.png",
    "/static/../manage.py",
    "/guide//recovery/",
    "/index.php",
    "/wp-login.php",
    "/.env",
    "/.git/config",
)


@pytest.fixture
def strict(client):
    """A client that shows a failure as readers would see it."""
    client.raise_request_exception = False
    return client


@pytest.mark.django_db
@pytest.mark.parametrize("value", NASTY.values(), ids=NASTY.keys())
def test_whatever_stands_in_an_address_no_page_fails(client, value):
    make.red_flags()
    for address, names in LISTS.items():
        for name in names:
            page = Page.get(client, f"{address}?{name}={quote(value)}")
            assert page.status in (200, 404), (address, name)
            assert not page.cookies
            assert "<script>alert" not in page.html
            assert settings.SECRET_KEY not in page.html
            assert page.badly_nested == []


@pytest.mark.django_db
@pytest.mark.parametrize(
    "query",
    [
        "%ff%fe",
        "%",
        "%zz",
        "%00",
        "q",
        "q=",
        "q=%F0%9F",
        "q=a&q=b",
        "=",
        "&&&",
        "q[]=a",
        "q=%E2%28",
    ],
)
def test_whatever_is_not_even_a_query_no_page_fails(client, query):
    for address in LISTS:
        assert client.get(f"{address}?{query}").status_code == 200, address
    assert client.get(f"/search/?q={query}").status_code == 200


@pytest.mark.django_db
def test_more_parameters_than_anybody_needs_are_refused_not_failed_on(strict):
    many = "&".join(f"a{number}=1" for number in range(1_500))
    assert strict.get(f"/search/?{many}").status_code in (200, 400)


@pytest.mark.django_db
@pytest.mark.parametrize("path", NASTY_PATHS)
def test_whatever_address_is_asked_for_is_found_or_not_but_never_fails(client, path):
    response = client.get(path)
    assert response.status_code in (301, 404)
    if response.status_code == 301:
        assert response["Location"].startswith("/")
        assert not response["Location"].startswith("//")


@pytest.mark.django_db
@pytest.mark.parametrize("path", ["//other.example", "//other.example/", "///other.example/x"])
def test_no_address_leads_to_another_host(client, path):
    response = client.get("/", PATH_INFO=path)
    assert response.status_code in (301, 404)
    assert not response.get("Location", "").startswith("//")


@pytest.mark.django_db
def test_no_file_outside_the_media_folder_is_served(strict):
    for path in ("/media/..%2f..%2fmanage.py", "/media/%2e%2e/manage.py", "/media//etc/passwd"):
        assert strict.get(path).status_code in (400, 404), path


@pytest.mark.django_db
@pytest.mark.parametrize("value", NASTY.values(), ids=NASTY.keys())
def test_whatever_is_typed_into_the_form_it_answers_and_keeps_nothing(client, value):
    make.red_flags()
    fields = dict.fromkeys((*DetailsForm.base_fields, "do"), value)
    ours = {"Sec-Fetch-Site": "same-origin"}
    for address in ("/questions/ask/question/", "/questions/ask/details/"):
        for step in ({}, {"step": "send"}, {"do": "take-out"}, {"do": "change"}):
            response = client.post(address, {**fields, **step}, headers=ours)
            assert response.status_code in (200, 422)
            assert b"<script>alert" not in response.content
    assert not Question.objects.exists()


@pytest.mark.django_db
@pytest.mark.parametrize("method", ["post", "put", "patch", "delete"])
def test_pages_can_only_be_asked_for(client, method):
    for address in ("/", "/guide/", "/questions/", "/clinics/", "/search/", *SHARED):
        assert getattr(client, method)(address).status_code in (403, 405), address


@pytest.mark.django_db
@pytest.mark.parametrize("method", ["post", "put", "patch", "delete", "options", "trace"])
def test_what_machines_ask_for_can_only_be_asked_for(client, method):
    for address in ("/robots.txt", "/sitemap.xml", "/healthz", "/favicon.ico", "/media/a.png"):
        response = getattr(client, method)(address)
        assert (response.status_code, response["Allow"]) == (405, "GET, HEAD"), address
        assert "no-store" in response["Cache-Control"], address


@pytest.mark.django_db
def test_an_address_without_its_last_slash_leads_to_the_page(client):
    without = [address.removesuffix("/") for address in SHARED]
    named = ("/guide", "/questions", "/clinics", "/clinics/colorado", "/search?q=pus")
    for address in (*named, *without):
        response = client.get(address)
        assert response.status_code == 301
        assert client.get(response["Location"]).status_code == 200
