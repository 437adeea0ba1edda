"""Looking at one address: every way in which sites answer, and no way into our own network."""

import itertools
import socket
import ssl
import time

import pytest

from articles.link_check import Outcome
from microsite.links import connection, safety
from microsite.links.probe import MOST_REDIRECTS, Pace, probe
from microsite.links.safety import NotPublic, is_public, place_of

from .web import CERTIFICATE, server

THERE, MOVED, BLOCKED, FAILED = Outcome.THERE, Outcome.MOVED, Outcome.BLOCKED, Outcome.FAILED


@pytest.fixture(scope="module")
def site():
    with server() as running:
        yield running


@pytest.fixture
def own_machine(monkeypatch):
    """Lets the tests open this machine, which the site itself never opens."""
    monkeypatch.setattr(safety, "is_public", lambda ip: ip in ("127.0.0.1", "::1"))
    monkeypatch.setattr(safety, "require_port", lambda port: None)
    numbers = "169.254.169.254"
    monkeypatch.setattr(
        safety, "_look_up", lambda host, port: [host if host == numbers else "127.0.0.1"]
    )
    monkeypatch.setattr(connection, "TIMEOUT", 0.4)


def resolve_to(ip):
    return lambda host, port, **options: [(socket.AF_INET, 1, 6, "", (ip, port))]


def look(address):
    return probe(address, Pace(pause=0))


ANSWERS = [
    ("200", THERE, 200, ""),
    ("204", THERE, 204, ""),
    ("moved", MOVED, 200, "moved for good"),
    ("elsewhere-today", THERE, 200, ""),
    ("to-the-home-page", MOVED, 200, "home page now"),
    ("404", FAILED, 404, "gone (404)"),
    ("410", FAILED, 410, "gone (410)"),
    ("500", FAILED, 500, "error (500)"),
    ("503", FAILED, 503, "error (503)"),
    ("403", BLOCKED, 403, "Open it yourself"),
    ("429", BLOCKED, 429, "Open it yourself"),
    ("slow", FAILED, None, "in time"),
    ("without-end", FAILED, 301, "without end"),
    ("longer-and-longer", FAILED, 302, "without end"),
    ("nowhere", FAILED, 301, "error (301)"),
    ("broken-place", FAILED, None, "no"),
    ("to-a-file", FAILED, None, "no web address"),
    ("to-the-neighbor", FAILED, None, "private network"),
    ("no-head", THERE, 200, ""),
    ("head-lies", THERE, 200, ""),
    ("head-hangs-up", THERE, 200, ""),
    ("huge", THERE, 200, ""),
    ("long-header", FAILED, None, "does not answer as websites do"),
    ("nonsense", FAILED, None, "does not answer as websites do"),
    ("200?q=a b&name=é", THERE, 200, ""),
    ("200#part", THERE, 200, ""),
]


@pytest.mark.parametrize(("path", "outcome", "status", "words"), ANSWERS)
def test_each_way_of_answering_is_told_in_words(site, own_machine, path, outcome, status, words):
    started = time.monotonic()
    found = look(f"{site.url}/{path}")
    assert (found.outcome, found.status) == (outcome, status), found
    assert words in found.problem and bool(found.problem) == bool(words)
    assert time.monotonic() - started < 5


def test_a_redirect_is_reported_with_where_it_leads(site, own_machine):
    assert look(f"{site.url}/moved").final_address == f"{site.url}/new"
    assert look(f"{site.url}/200").final_address == ""


def test_redirects_are_followed_a_few_times_only(site, own_machine):
    site.seen.clear()
    look(f"{site.url}/without-end")
    assert len(site.seen) == MOST_REDIRECTS + 1


def test_get_follows_only_where_head_is_not_enough(site, own_machine):
    site.seen.clear()
    for path in ("200", "no-head", "404", "429"):
        look(f"{site.url}/{path}")
    assert [seen[:2] for seen in site.seen] == [
        ("HEAD", "/200"),
        ("HEAD", "/no-head"), ("GET", "/no-head"),
        ("HEAD", "/404"), ("GET", "/404"),
        ("HEAD", "/429"),
    ]  # fmt: skip


def test_the_site_says_who_it_is(site, own_machine, settings):
    site.seen.clear()
    look(f"{site.url}/200")
    assert site.seen[0][2] == f"link-check/1.0 (+{settings.BASE_URL}/)"


def test_a_huge_body_is_not_read(site, own_machine):
    site.sent = 0
    look(f"{site.url}/huge")
    # What fits into the buffers of both ends.
    assert site.sent < 50_000_000


def test_an_answer_that_drips_is_cut_off(site, own_machine, monkeypatch):
    monkeypatch.setattr(connection, "DEADLINE", 0.3)
    started = time.monotonic()
    assert look(f"{site.url}/drips").outcome == FAILED
    assert time.monotonic() - started < 4


def test_the_pause_is_kept_for_each_host(site, own_machine):
    pace, started = Pace(pause=0.2), time.monotonic()
    site.seen.clear()
    for _ in range(3):
        probe(f"{site.url}/200", pace)
    moments = [seen[3] for seen in site.seen]
    assert all(later - earlier > 0.15 for earlier, later in itertools.pairwise(moments))
    probe(site.url.replace("localhost", "other.localhost"), pace)
    assert time.monotonic() - started < 2


def test_nobody_there(own_machine):
    with socket.socket() as closed:
        closed.bind(("127.0.0.1", 0))
        port = closed.getsockname()[1]
    assert look(f"http://localhost:{port}/").problem == "It does not answer as websites do."


def test_a_name_that_nobody_knows(monkeypatch):
    def unknown(host, port, **options):
        raise socket.gaierror(-2, "Name or service not known")

    monkeypatch.setattr(socket, "getaddrinfo", unknown)
    found = look("https://gone.example.org/")
    assert found.problem == "There is no such website any more."


# --- TLS ------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def encrypted():
    with server(encrypted=True) as running:
        yield running


def test_a_certificate_that_nobody_trusts_is_wrong(encrypted, own_machine):
    assert look(f"{encrypted.url}/200").problem.startswith("Its certificate is wrong")


def test_no_tls_where_it_should_be_is_wrong(site, own_machine):
    found = look(site.url.replace("http:", "https:"))
    assert (found.outcome, found.problem[:26]) == (FAILED, "Its certificate is wrong, ")


def test_a_trusted_certificate_has_to_be_of_that_name(encrypted, own_machine, monkeypatch):
    trusting = ssl.create_default_context(cafile=CERTIFICATE)
    monkeypatch.setattr(connection, "tls_context", lambda: trusting)
    assert look(f"{encrypted.url}/200").outcome == THERE
    other = encrypted.url.replace("localhost", "other.example.org")
    assert look(f"{other}/200").problem.startswith("Its certificate is wrong")


# --- our own network ------------------------------------------------------------------------------

PRIVATE = [
    "127.0.0.1", "127.8.8.8", "0.0.0.1", "10.0.0.1", "172.16.0.1", "192.168.1.1", "100.64.0.1",
    "169.254.169.254", "224.0.0.1", "240.0.0.1", "255.255.255.255", "198.18.0.1", "192.0.2.1",
    "::1", "::", "fe80::1", "fe80::1%eth0", "fc00::1", "fd12::1", "ff02::1", "::ffff:127.0.0.1",
    "::ffff:169.254.169.254", "::ffff:10.0.0.1", "2002:7f00:1::", "64:ff9b::7f00:1",
    "64:ff9b::a9fe:a9fe", "64:ff9b:1::1", "2001:0:7f00:1::", "2001:db8::1", "not an address",
]  # fmt: skip
PUBLIC = ["1.1.1.1", "93.184.216.34", "2606:4700:4700::1111", "::ffff:1.1.1.1"]


@pytest.mark.parametrize("ip", PRIVATE)
def test_private_addresses_are_not_public(ip):
    assert not is_public(ip)


@pytest.mark.parametrize("ip", PUBLIC)
def test_public_addresses_are(ip):
    assert is_public(ip)


INSIDE = [
    "http://127.0.0.1/", "http://localhost/", "http://127.1/", "http://2130706433/",
    "http://0x7f.1/", "http://[::1]/", "http://[::ffff:127.0.0.1]/", "http://169.254.169.254/",
    "http://10.0.0.1/", "http://0/", "https://user:secret@1.1.1.1/", "http://1.1.1.1:22/",
    "http://1.1.1.1:8000/", "file:///etc/passwd", "ftp://1.1.1.1/", "gopher://1.1.1.1/",
    "javascript:alert(1)", "//1.1.1.1/", "http://", "http://1.1.1.1:99999/", "http://[/", "",
]  # fmt: skip


@pytest.mark.parametrize("address", INSIDE)
def test_an_address_that_leads_inside_is_refused_before_anything_is_sent(address, monkeypatch):
    def connected(*args, **options):
        raise AssertionError("something was opened")

    monkeypatch.setattr(socket, "create_connection", connected)
    with pytest.raises(NotPublic):
        place_of(address)
    assert look(address).outcome == FAILED


def test_one_private_address_among_several_is_enough_to_refuse(monkeypatch):
    both = [*resolve_to("1.1.1.1")("a", 80), *resolve_to("10.0.0.1")("a", 80)]
    monkeypatch.setattr(socket, "getaddrinfo", lambda *args, **options: both)
    with pytest.raises(NotPublic, match="private network"):
        place_of("https://example.org/")


def test_a_name_that_answers_differently_the_second_time_gets_nowhere(monkeypatch):
    answers = iter(["1.1.1.1", "127.0.0.1", "1.1.1.1", "127.0.0.1"])
    monkeypatch.setattr(
        socket, "getaddrinfo", lambda host, port, **o: resolve_to(next(answers))(host, port)
    )
    opened = []

    def connect(place, timeout):
        opened.append(place)
        raise ConnectionRefusedError

    monkeypatch.setattr(socket, "create_connection", connect)
    look("http://rebinding.example.org/")
    # HEAD goes to what was judged; GET judges anew, and refuses.
    assert opened == [("1.1.1.1", 80)]
