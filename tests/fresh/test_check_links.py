"""check_links: what is written down of each address, and which claims lost their source."""

import io
import threading

import pytest
from django.core.management import CommandError, call_command
from django.urls import reverse

from articles.link_check import Outcome
from articles.models import LinkCheck, Source
from clinics.guides.filling import fill_guides
from clinics.models import Board, StateGuide
from microsite.links import checking
from microsite.links.probe import Found
from microsite.publishing.admin_urls import admin_url
from tests import make
from tests.moments import days_from_now

pytestmark = pytest.mark.django_db

THERE = Found(Outcome.THERE, 200)
GONE = Found(Outcome.FAILED, 404, "", "The page is gone (404).")
BLOCKED = Found(Outcome.BLOCKED, 403, "", "The site does not let programs in (403).")
MOVED = Found(Outcome.MOVED, 200, "https://new.example.org/", "It has moved for good.")


@pytest.fixture
def web(monkeypatch):
    """Address -> what is found there; everything else is there. `.asked` has what was opened."""

    class Web(dict):
        asked = []

    found = Web()

    def probe(address, pace):
        found.asked.append(address)
        return found.get(address, THERE)

    found.asked = []
    monkeypatch.setattr(checking, "probe", probe)
    without_states()
    return found


def without_states():
    """No board and no board's text has an address: only sources are looked at."""
    Board.objects.all().delete()
    StateGuide.objects.all().delete()


def source(key="lost", **fields):
    return make.source(key, url=f"https://{key}.example.org/paper", **fields)


def run(day=0, **options):
    """What the command prints on that day."""
    out = io.StringIO()
    with days_from_now(day):
        call_command("check_links", stdout=out, **options)
    return out.getvalue()


def looks(web, key, *found):
    """A look a day; returns the failures in a row after each."""
    failures = []
    for day, one in enumerate(found):
        web[f"https://{key}.example.org/paper"] = one
        run(day)
        failures.append(LinkCheck.objects.get(source__key=key).failures)
    return failures


def test_what_was_found_is_written_down_and_the_source_stays_as_it_is(web):
    made = source(link_checked_on=None)
    before = Source.objects.values().get()
    web[made.url] = MOVED
    assert "Links: 1 looked at (1 moved)." in run()
    check = made.link_check
    assert (check.outcome, check.status, check.final_address) == (
        "moved", 200, "https://new.example.org/",
    )  # fmt: skip
    assert Source.objects.values().get() == before and made.history.count() == 1


def test_a_source_vanishes_when_it_failed_on_two_days_in_a_row(web):
    made = source()
    assert looks(web, "lost", GONE) == [1]
    assert not LinkCheck.objects.vanished()
    assert looks(web, "lost", GONE, GONE) == [1, 2]
    assert [check.source for check in LinkCheck.objects.vanished()] == [made]


@pytest.mark.parametrize(
    ("found", "failures"),
    [
        ([GONE, GONE, GONE], [1, 2, 3]),
        ([GONE, THERE, GONE], [1, 0, 1]),
        ([GONE, MOVED, GONE], [1, 0, 1]),
        ([GONE, BLOCKED, GONE], [1, 1, 2]),
        ([BLOCKED, BLOCKED, BLOCKED], [0, 0, 0]),
        ([THERE, THERE, GONE], [0, 0, 1]),
    ],
)
def test_only_failures_in_a_row_count(web, found, failures):
    source()
    assert looks(web, "lost", *found) == failures


def test_two_failures_on_one_day_count_once(web):
    made = source()
    web[made.url] = GONE
    run()
    check = made.link_check
    check.note(GONE)
    assert check.failures == 1
    assert "Links: 0 looked at." in run() and len(web.asked) == 1


def test_the_claims_that_rest_on_a_vanished_source_are_listed(web):
    lost, kept = source(), source("kept")
    basis = "Two small studies say so.[@{}]".format
    resting = make.claim(basis=basis(lost.key), statement="This one lost its source.")
    make.claim(basis=basis(kept.key))
    make.claim_draft(basis=basis(lost.key))
    looks(web, "lost", GONE, GONE)
    report = run(1)
    assert "Vanished: lost: Title of lost" in report and lost.url in report
    assert f"Claim: This one lost its source. ({resting.page.get_absolute_url()})" in report
    looks(web, "lost", GONE, GONE, GONE, THERE)
    assert "This one lost its source." not in run(4)


def test_a_mended_address_is_no_longer_lost_and_begins_anew(web):
    made = source()
    looks(web, "lost", GONE, GONE)
    made.url = "https://mended.example.org/"
    made.save()
    assert not LinkCheck.objects.vanished()
    web[made.url] = GONE
    run(2)
    assert LinkCheck.objects.get().failures == 1
    made.url = ""
    made.save()
    run(3)
    assert not LinkCheck.objects.exists()


def test_one_address_of_several_sources_is_opened_once(web):
    one, other = source(), make.source("other", url="https://lost.example.org/paper")
    run()
    assert web.asked == [one.url]
    assert one.link_check.pk != other.link_check.pk


def test_boards_and_what_they_wrote_are_looked_at_each_address_once(web):
    fill_guides()
    addresses = [link.address for link in checking.all_links()]
    assert len(addresses) == len(set(addresses)) > 50
    for board in Board.objects.all():
        assert {board.home_url, board.search_url, board.complaint_url} - {""} <= set(addresses)
    assert set(StateGuide.objects.exclude(scope_url="").values_list("scope_url", flat=True)) <= set(
        addresses
    )


def test_addresses_of_boards_that_are_gone_are_forgotten(web):
    board = Board.objects.create(
        state_code="TX", kind="medical", name="A board", home_url="https://board.example.org/"
    )
    run()
    assert LinkCheck.objects.get().about == "License board: Texas"
    board.clear_address(make.editor(), "home_url", "the page is gone")
    run(1)
    assert not LinkCheck.objects.exists()


def test_at_most_so_many_hosts_are_asked_at_the_same_time(monkeypatch):
    without_states()
    for number in range(12):
        source(f"host-{number}")
    lock, busy, most = threading.Lock(), [0], [0]
    together = threading.Event()

    def probe(address, pace):
        with lock:
            busy[0] += 1
            most[0] = max(most[0], busy[0])
        together.wait(0.02)
        with lock:
            busy[0] -= 1
        return THERE

    monkeypatch.setattr(checking, "probe", probe)
    run(at_once=3)
    assert 1 < most[0] <= 3 and LinkCheck.objects.count() == 12


@pytest.mark.parametrize("at_once", [0, -1, 17])
def test_a_number_that_is_not_polite_is_refused(at_once):
    with pytest.raises(CommandError, match="from 1 to 16"):
        run(at_once=at_once)


def test_an_address_that_leads_inside_is_refused_and_the_run_goes_on(monkeypatch):
    without_states()
    make.source("inside", url="http://169.254.169.254/latest/meta-data/")
    make.source("broken", url="http://[nonsense")
    make.source("loopback", url="http://127.0.0.1:8000/admin/")
    assert "Links: 3 looked at (3 failed)." in run()
    inside = LinkCheck.objects.get(source__key="inside")
    assert inside.problem == "It leads into a private network, so it was not opened."


# --- the desk -------------------------------------------------------------------------------------


def test_editors_see_what_vanished_with_its_claims_in_few_queries(
    web, client, django_assert_max_num_queries
):
    for number in range(30):
        source(f"kept-{number}")
    lost = source()
    claim = make.claim(basis="Two small studies say so.[@lost]", statement="Resting on it.")
    looks(web, "lost", GONE, GONE)
    client.force_login(make.editor())
    address = reverse("admin:articles_linkcheck_changelist")
    with django_assert_max_num_queries(10):
        page = client.get(address).content.decode()
    assert "The page is gone (404)." in page and "kept-3" in page
    only = client.get(address, {"vanished": "yes"}).content.decode()
    assert "2 times in a row" in only and "kept-3" not in only
    assert f"/admin/articles/source/{lost.pk}/change/" in only
    assert f"/admin/articles/claim/{claim.page_id}/change/" in only and "Resting on it." in only


def test_what_vanished_waits_on_the_desk_of_editors_and_of_nobody_else(web, client):
    lost, editor = source(), make.editor()
    source("kept")
    title = "Sources whose address is gone"

    def shown(user):
        client.force_login(user)
        return {panel.title: panel for panel in client.get("/admin/").context["panels"]}.get(title)

    looks(web, "lost", GONE)
    assert shown(editor) is None
    looks(web, "lost", GONE, GONE)
    panel = shown(editor)
    assert (panel.total, [row.url for row in panel.rows]) == (1, [admin_url(lost)])
    assert shown(make.clinician()) is None


def test_nobody_changes_what_was_found(web, client):
    made = source()
    run()
    client.force_login(make.user(is_staff=True, is_superuser=True))
    names = ["add", "change", "delete"]
    for name, args in zip(names, [[], [made.link_check.pk], [made.link_check.pk]], strict=True):
        response = client.post(reverse(f"admin:articles_linkcheck_{name}", args=args), {})
        assert response.status_code == 403
    client.force_login(make.clinician())
    assert client.get(reverse("admin:articles_linkcheck_changelist")).status_code == 403
