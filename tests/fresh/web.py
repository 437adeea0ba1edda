"""A small web of our own on this machine: servers that behave in every way that sites do."""

import ssl
import threading
import time
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

# Made for these tests; nobody trusts it.
CERTIFICATE = Path(__file__).parent / "localhost.pem"


class Pages(BaseHTTPRequestHandler):
    """One page for each behavior; `seen` holds (method, path, User-Agent, moment)."""

    protocol_version = "HTTP/1.1"

    def do_HEAD(self):
        self.answer()

    def do_GET(self):
        self.answer()

    def answer(self):
        agent = self.headers["User-Agent"]
        self.server.seen.append((self.command, self.path, agent, time.monotonic()))
        name = self.path.partition("?")[0].strip("/").replace("-", "_")
        page = getattr(self, f"page_{name}", None)
        if page is None:
            return self.reply(int(name) if name.isdigit() else 200)
        return page()

    def reply(self, status, **headers):
        self.send_response(status)
        for name, value in {"Content-Length": "0", "Connection": "close", **headers}.items():
            self.send_header(name, value)
        self.end_headers()

    def page_moved(self):
        self.reply(301, Location="/new")

    def page_elsewhere_today(self):
        self.reply(302, Location="/new")

    def page_to_the_home_page(self):
        self.reply(301, Location="/")

    def page_without_end(self):
        self.reply(301, Location="/without-end")

    def page_longer_and_longer(self):
        self.reply(302, Location=f"/longer-and-longer?{self.path[-900:]}x")

    def page_nowhere(self):
        self.reply(301)

    def page_broken_place(self):
        self.reply(302, Location="http://[nonsense")

    def page_to_a_file(self):
        self.reply(302, Location="file:///etc/passwd")

    def page_to_the_neighbor(self):
        self.reply(302, Location="http://169.254.169.254/latest/meta-data/")

    def page_no_head(self):
        self.reply(405 if self.command == "HEAD" else 200)

    def page_head_lies(self):
        self.reply(404 if self.command == "HEAD" else 200)

    def page_head_hangs_up(self):
        if self.command == "HEAD":
            self.close_connection = True
        else:
            self.reply(200)

    def page_slow(self):
        self.server.patience.wait(10)

    def page_drips(self):
        self.wfile.write(b"HTTP/1.1 200 OK\r\n")
        for number in range(1000):
            if self.server.patience.wait(0.05):
                return
            self.wfile.write(f"X-{number % 90}: y\r\n".encode() if number < 80 else b"X")

    def page_huge(self):
        self.send_response(405 if self.command == "HEAD" else 200)
        self.send_header("Content-Length", str(10**12))
        self.end_headers()
        try:
            while self.command == "GET":
                self.wfile.write(b"x" * 65536)
                self.server.sent += 65536
        except OSError:
            self.close_connection = True

    def page_long_header(self):
        self.reply(200, **{"X-Long": "y" * 100_000})

    def page_nonsense(self):
        self.wfile.write(b"\x00\xff nonsense\r\n\r\n")
        self.close_connection = True

    def log_message(self, *args):
        """Nothing: tests are silent."""


class Server(ThreadingHTTPServer):
    """Its threads end with it; what clients hang up on is no error."""

    daemon_threads = True

    def handle_error(self, request, client_address):
        """Nothing: a client that goes away is what is tested."""


@contextmanager
def server(encrypted=False):
    """A running server; `.url` is its address by the name localhost."""
    made = Server(("127.0.0.1", 0), Pages)
    made.seen, made.sent, made.patience = [], 0, threading.Event()
    if encrypted:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(CERTIFICATE)
        made.socket = context.wrap_socket(
            made.socket, server_side=True, do_handshake_on_connect=False
        )
    made.url = f"http{'s' if encrypted else ''}://localhost:{made.server_port}"
    thread = threading.Thread(target=made.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    yield made
    made.patience.set()
    made.shutdown()
    made.server_close()
    thread.join()
