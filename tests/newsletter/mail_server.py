"""A mail server of our own on this machine: it refuses some, puts some off, and goes down."""

import asyncio
import threading
from collections import Counter
from email import message_from_bytes

# What an address begins with says what becomes of mail to it.
NOBODY, FULL, LATER = "nobody", "full", "later"


class MailServer:
    """An SMTP server in a thread. `accepted` counts the messages that it took, by address.

    While `down` it takes no connection, and those that it has break: between two messages, or in
    the middle of one before its end. `drops_after_end` makes it break one connection after the end
    of a message, without an answer.
    """

    def __init__(self):
        self.accepted, self.messages = Counter(), []
        self.total = 0
        self.keeps_messages = True
        self.down = self.drops_after_end = self.refuses_us = False
        self.connections = 0
        self._asked_once = set()
        self._ready = threading.Event()
        self._thread = threading.Thread(target=lambda: asyncio.run(self._serve()), daemon=True)

    def __enter__(self):
        self._thread.start()
        self._ready.wait()
        return self

    def __exit__(self, *error):
        self._loop.call_soon_threadsafe(self._over.set)
        self._thread.join()

    @property
    def url(self):
        return f"smtp://127.0.0.1:{self.port}"

    async def _serve(self):
        self._loop, self._over = asyncio.get_running_loop(), asyncio.Event()
        server = await asyncio.start_server(self._talk, "127.0.0.1", 0, limit=2**20)
        self.port = server.sockets[0].getsockname()[1]
        self._ready.set()
        await self._over.wait()
        server.close()

    async def _talk(self, reader, writer):
        try:
            await self._dialogue(reader, writer)
        except (ConnectionError, asyncio.IncompleteReadError):
            pass
        finally:
            writer.close()

    async def _dialogue(self, reader, writer):
        def say(line):
            writer.write(line.encode() + b"\r\n")

        if self.down:
            return
        self.connections += 1
        say("220 here")
        address = ""
        while line := (await reader.readline()).decode():
            command = line[:4].upper()
            if self.down and command == "MAIL":
                return
            if command in ("EHLO", "HELO", "RSET"):
                say("250 yes")
            elif command == "MAIL":
                say("550 5.7.1 not from you" if self.refuses_us else "250 yes")
            elif command == "RCPT":
                address = line.partition("<")[2].partition(">")[0]
                say(self._answer(address))
            elif command == "DATA":
                say("354 go on")
                if self.down:
                    await reader.readline()
                    return
                content = await reader.readuntil(b"\r\n.\r\n")
                if self.drops_after_end:
                    self.drops_after_end = False
                    return
                self._take(address, content)
                say("250 taken")
            elif command == "QUIT":
                say("221 bye")
                return
            else:
                say("500 what?")

    def _answer(self, address):
        if address.startswith(NOBODY):
            return "550 5.1.1 nobody here by that name"
        if address.startswith(FULL):
            return "552 5.2.2 mailbox full"
        if address.startswith(LATER) and address not in self._asked_once:
            self._asked_once.add(address)
            return "451 4.7.1 try again later"
        return "250 yes"

    def _take(self, address, content):
        self.accepted[address] += 1
        self.total += 1
        if self.keeps_messages:
            self.messages.append(message_from_bytes(content[:-3].replace(b"\r\n..", b"\r\n.")))
