"""One run over all addresses: asking them politely, and writing down what was found."""

from collections import defaultdict
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

from django.utils import timezone

from articles.models import LinkCheck, Source
from clinics.models import Board, StateGuide

from .probe import Pace, host_of, probe

AT_ONCE = 4


@dataclass(frozen=True)
class Link:
    """One address and what it stands for."""

    address: str
    source: Source | None = None
    about: str = ""


def all_links():
    """The addresses of sources, of the boards that license, and of what boards wrote."""
    links = [Link(one.url, source=one) for one in Source.objects.exclude(url="")]
    boards = defaultdict(list)
    for board in Board.objects.with_address():
        for _, address in board.addresses:
            boards[address].append(board.state.name)
    for address, names in boards.items():
        named = ", ".join(dict.fromkeys(names)) if len(names) < 4 else f"{len(names)} states"
        links.append(Link(address, about=f"License board: {named}"))
    links += [
        Link(guide.scope_url, about=f"Board’s own text: {guide}")
        for guide in StateGuide.objects.exclude(scope_url="")
        if guide.scope_url not in boards
    ]
    return links


def check_links(at_once=AT_ONCE):
    """Look at every address that was not looked at today; returns the rows written.

    Each host is asked slowly, at most `at_once` hosts at the same time.
    """
    links = all_links()
    LinkCheck.objects.filter(source=None).exclude(
        address__in=[link.address for link in links if link.source is None]
    ).delete()
    LinkCheck.objects.filter(source__url="").delete()
    known = set(
        LinkCheck.objects.filter(checked_at__date=timezone.localdate()).values_list(
            "source_id", "address"
        )
    )
    wanted = defaultdict(list)
    for link in links:
        if (link.source.pk if link.source else None, link.address) not in known:
            wanted[link.address].append(link)
    written = []
    for address, found in _probe_all(wanted, at_once):
        for link in wanted[address]:
            written.append(LinkCheck.objects.record(link.source, link.about, address, found))
    return written


def _probe_all(addresses, at_once):
    """(address, Found) as they come in; the threads never touch the database."""
    hosts = defaultdict(list)
    for address in addresses:
        hosts[host_of(address)].append(address)
    pace = Pace()

    def probe_host(group):
        return [(address, probe(address, pace)) for address in group]

    with ThreadPoolExecutor(max_workers=at_once) as pool:
        for results in pool.map(probe_host, hosts.values()):
            yield from results
