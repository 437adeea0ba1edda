"""One request to one machine that was judged before: its answer's status and headers, no body."""

import http.client
import socket
import ssl
from contextlib import suppress
from threading import Timer
from urllib.parse import urlsplit

from django.conf import settings
from django.utils.encoding import iri_to_uri

from .safety import place_of

# Seconds for each step, and for the whole request however slowly it drips.
TIMEOUT = 10
DEADLINE = 30


class _Plain(http.client.HTTPConnection):
    """Connects to the IP address that was judged, and calls the host by its name."""

    ip = ""
    is_cut = False

    def connect(self):
        self.sock = socket.create_connection((self.ip, self.port), self.timeout)


class _Encrypted(_Plain):
    """The same with TLS; the certificate has to be the named host's."""

    default_port = http.client.HTTPS_PORT

    def connect(self):
        super().connect()
        # Known to the deadline before anything is read.
        self.sock = tls_context().wrap_socket(
            self.sock, server_hostname=self.host, do_handshake_on_connect=False
        )
        self.sock.do_handshake()


def tls_context():
    """Trusts what the system trusts."""
    return ssl.create_default_context()


def request(method, address):
    """(status, Location header or "") of one request; no redirect is followed, no body read.

    Raises NotPublic, NoSuchHost, OSError (time-outs and TLS among them) or HTTPException.
    """
    scheme, host, port, ip = place_of(address)
    connection = (_Encrypted if scheme == "https" else _Plain)(host, port, timeout=TIMEOUT)
    connection.ip = ip
    deadline = Timer(DEADLINE, _cut, [connection])
    deadline.daemon = True
    deadline.start()
    try:
        connection.request(method, _target(address), headers=_headers())
        response = connection.getresponse()
        if connection.is_cut:
            raise TimeoutError
        return response.status, response.getheader("Location", "")
    except ssl.SSLError:
        # Some of them are ValueErrors, too.
        raise
    except ValueError as error:
        # What the standard library makes of nonsense on the wire.
        raise http.client.HTTPException(str(error)) from None
    finally:
        deadline.cancel()
        connection.close()


def _cut(connection):
    """End a request that takes too long, wherever it waits."""
    connection.is_cut = True
    with suppress(OSError, AttributeError):
        socket.socket.shutdown(connection.sock, socket.SHUT_RDWR)


def _target(address):
    """Path and query as they are sent."""
    parts = urlsplit(iri_to_uri(address))
    return (parts.path or "/") + (f"?{parts.query}" if parts.query else "")


def _headers():
    return {
        "User-Agent": f"link-check/1.0 (+{settings.BASE_URL}/)",
        "Accept": "*/*",
        "Connection": "close",
    }
