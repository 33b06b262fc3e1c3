"""A mail server in a bad mood: moody.py ADDRESS PORT JOURNAL SOCKETS MOOD CERTIFICATE KEY

Takes mail with TLS (SOCKETS: starttls or implicit), with STARTTLS only from who has logged in, as a message or in chunks. With STARTTLS its answer to EHLO
takes as long as a slow line. Into the journal goes a line for each message before it says 250: the X-Soak field, and of login, chunks and kept those words
that fit: kept, when it is not the first message of the connection; broken, when the body is not the one that the X-Body field is of. With the probability
MOOD it hangs up at a step chosen by chance: one of them is behind the journal and ahead of the reply, where nobody can know the outcome.
"""
import asyncio
import base64
import hashlib
import logging
import os
import random
import ssl
import sys

STEPS = ("connect", "ehlo", "auth", "mail", "rcpt", "data", "bdat", "body", "dot", "reply", "rset", "quit")
END = b"\r\n.\r\n"
USER, PASSWORD = "soak", "water and soap"
SECRET = base64.b64encode(f"\0{USER}\0{PASSWORD}".encode())
SLOW = 0.008


class HungUp(Exception):
    """By us."""


class Session:
    def __init__(self, server, reader, writer):
        self.server, self.reader, self.writer = server, reader, writer
        self.bad_step = random.choice(STEPS) if random.random() < server.mood else None
        self.known, self.chunks, self.taken = False, b"", 0

    def at(self, step):
        if step == self.bad_step:
            raise HungUp(step)

    async def say(self, text):
        self.writer.write(text + b"\r\n")
        await self.writer.drain()

    async def run(self):
        self.at("connect")
        await self.say(b"220 moody.test ESMTP")
        while line := await asyncio.wait_for(self.reader.readline(), 120):
            verb = line[:4].upper().strip()
            self.at(verb.decode("latin-1").lower())
            if verb == b"EHLO":
                await self.hello()
            elif verb == b"STAR":
                await self.say(b"220 2.0.0 go ahead")
                await self.writer.start_tls(self.server.context)
            elif verb == b"AUTH":
                self.known = line.split()[1:] == [b"PLAIN", SECRET]
                await self.say(b"235 2.7.0 welcome" if self.known else b"535 5.7.8 who are you")
            elif verb == b"MAIL" and self.server.wants_login and not self.known:
                await self.say(b"530 5.7.0 log in first")
            elif verb == b"DATA":
                await self.say(b"354 go ahead")
                await self.message()
            elif verb == b"BDAT":
                await self.chunk(line.upper().split())
            elif verb == b"QUIT":
                await self.say(b"221 2.0.0 bye")
                return
            else:
                if verb in (b"MAIL", b"RSET"):
                    self.chunks = b""
                await self.say(b"250 2.0.0 fine")

    async def hello(self):
        secured = self.writer.get_extra_info("ssl_object") is not None
        if self.server.wants_login:
            await asyncio.sleep(SLOW)
        offers = [b"moody.test", b"PIPELINING", b"SIZE 100000000", b"8BITMIME", b"CHUNKING", b"ENHANCEDSTATUSCODES"]
        offers += [b"STARTTLS"] if not secured else [b"AUTH PLAIN"] if self.server.wants_login else []
        for offer in offers[:-1]:
            self.writer.write(b"250-" + offer + b"\r\n")
        await self.say(b"250 " + offers[-1])

    async def message(self):
        if self.bad_step == "body":
            await self.reader.read(200)
            raise HungUp("body")
        content = b"\r\n"
        while not content.endswith(END):
            part = await asyncio.wait_for(self.reader.read(65536), 120)
            if not part:
                return
            content += part
        await self.keep(content[2:-3], [])

    async def chunk(self, words):
        if self.bad_step == "body":
            await self.reader.read(200)
            raise HungUp("body")
        self.chunks += await asyncio.wait_for(self.reader.readexactly(int(words[1])), 120)
        if words[2:] == [b"LAST"]:
            await self.keep(self.chunks, ["chunks"])
            self.chunks = b""
        else:
            await self.say(b"250 2.0.0 more")

    async def keep(self, content, words):
        self.at("dot")
        head, _, body = content.partition(b"\r\n\r\n")
        fields = dict(line.split(b": ", 1) for line in head.split(b"\r\n"))
        words += ["login"] if self.known else []
        words += ["kept"] if self.taken else []
        words += ["broken"] if hashlib.sha256(body).hexdigest().encode() != fields[b"X-Body"] else []
        os.write(self.server.journal, b" ".join([fields[b"X-Soak"], *(word.encode() for word in words)]) + b"\n")
        self.taken += 1
        self.at("reply")
        await self.say(b"250 2.0.0 kept")


class Server:
    def __init__(self, journal, mood, context, wants_login):
        self.journal, self.mood, self.context, self.wants_login = journal, mood, context, wants_login

    async def serve(self, reader, writer):
        try:
            await Session(self, reader, writer).run()
        except (HungUp, OSError, asyncio.TimeoutError, asyncio.IncompleteReadError, ssl.SSLError):
            pass
        finally:
            writer.transport.abort() if random.random() < 0.5 else writer.close()


async def main():
    address, port, journal, sockets, mood, certificate, key = sys.argv[1:]
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    context.load_cert_chain(certificate, key)
    server = Server(os.open(journal, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o644), float(mood), context, sockets == "starttls")
    listening = await asyncio.start_server(server.serve, address, int(port), ssl=context if sockets == "implicit" else None, limit=1 << 20,
                                           reuse_address=True)
    async with listening:
        await listening.serve_forever()


if __name__ == "__main__":
    # It warns of each client that ends its half of a TLS connection.
    logging.getLogger("asyncio").setLevel(logging.ERROR)
    asyncio.run(main())
