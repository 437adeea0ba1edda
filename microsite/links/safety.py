"""Which machines may be asked: those on the public web, and nothing inside our own network.

An address that somebody typed must not make the server fetch its neighbors (SSRF). A name is looked
up once and the connection goes to the very address that was judged, so that a name can't answer
differently the second time.
"""

import ipaddress
import socket
from urllib.parse import urlsplit

PORTS = {"http": 80, "https": 443}
# IPv6 addresses that carry an IPv4 address inside: a gateway would lead wherever that one says.
CARRIERS = [ipaddress.ip_network(block) for block in ("64:ff9b::/96", "64:ff9b:1::/48")]


class NotPublic(Exception):
    """The address does not lead to the public web. The text is a sentence for editors."""


class NoSuchHost(Exception):
    """Nobody knows a machine of that name."""


def place_of(address):
    """(scheme, host, port, IP address) to connect to; raises NotPublic or NoSuchHost."""
    try:
        parts = urlsplit(address)
        scheme, host, port = parts.scheme, parts.hostname, parts.port
        host = host.encode("idna").decode() if host else ""
    except ValueError:
        raise NotPublic("It is no web address.") from None
    if scheme not in PORTS or not host:
        raise NotPublic("It is no web address: those begin with https:// or http://.")
    if parts.username is not None:
        raise NotPublic("It holds a user name or a password, so it was not opened.")
    port = PORTS[scheme] if port is None else port
    require_port(port)
    found = _look_up(host, port)
    for ip in found:
        if not is_public(ip):
            raise NotPublic("It leads into a private network, so it was not opened.")
    return scheme, host, port, found[0]


def require_port(port):
    """Raise NotPublic for a port at which no website stands."""
    if port not in PORTS.values():
        raise NotPublic("It names an unusual port, so it was not opened.")


def is_public(ip):
    """Whether an IP address belongs to the public internet, whatever it is written in."""
    try:
        address = ipaddress.ip_address(ip.split("%")[0])
    except ValueError:
        return False
    if address.version == 6:
        if address.ipv4_mapped is not None:
            address = address.ipv4_mapped
        elif address.sixtofour or address.teredo or any(address in block for block in CARRIERS):
            return False
    return address.is_global and not address.is_multicast and not address.is_reserved


def _look_up(host, port):
    try:
        answers = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError):
        raise NoSuchHost(host) from None
    return list(dict.fromkeys(answer[4][0] for answer in answers))
