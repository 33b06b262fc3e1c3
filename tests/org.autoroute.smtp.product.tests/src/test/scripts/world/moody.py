"""A mail server in a bad mood: moody.py ADDRESS PORT JOURNAL SOCKETS MOOD CERTIFICATE KEY

Takes mail with TLS (SOCKETS: starttls or implicit) and writes the X-Soak field of each message into the journal before it says 250. With the probability
MOOD it hangs up at a step chosen by chance: one of them is behind the journal and ahead of the reply, where nobody can know the outcome.
"""
import asyncio
import logging
import os
import random
import ssl
import sys

STEPS = ("connect", "ehlo", "mail", "rcpt", "data", "body", "dot", "reply", "quit")
END = b"\r\n.\r\n"


class HungUp(Exception):
    """By us."""


class Session:
    def __init__(self, server, reader, writer):
        self.server, self.reader, self.writer = server, reader, writer
        self.bad_step = random.choice(STEPS) if random.random() < server.mood else None

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
                secured = self.writer.get_extra_info("ssl_object") is not None
                await self.say(b"250-moody.test\r\n250-PIPELINING\r\n250-SIZE 100000000\r\n250-8BITMIME\r\n"
                               + (b"" if secured else b"250-STARTTLS\r\n") + b"250 ENHANCEDSTATUSCODES")
            elif verb == b"STAR":
                await self.say(b"220 2.0.0 go ahead")
                await self.writer.start_tls(self.server.context)
            elif verb == b"DATA":
                await self.say(b"354 go ahead")
                await self.message()
            elif verb == b"QUIT":
                await self.say(b"221 2.0.0 bye")
                return
            else:
                await self.say(b"250 2.0.0 fine")

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
        self.at("dot")
        name = next(line for line in content.split(b"\r\n") if line.startswith(b"X-Soak: "))
        os.write(self.server.journal, name[8:] + b"\n")
        self.at("reply")
        await self.say(b"250 2.0.0 kept")


class Server:
    def __init__(self, journal, mood, context):
        self.journal, self.mood, self.context = journal, mood, context

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
    server = Server(os.open(journal, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o644), float(mood), context)
    listening = await asyncio.start_server(server.serve, address, int(port), ssl=context if sockets == "implicit" else None, limit=1 << 20,
                                           reuse_address=True)
    async with listening:
        await listening.serve_forever()


if __name__ == "__main__":
    # It warns of each client that ends its half of a TLS connection.
    logging.getLogger("asyncio").setLevel(logging.ERROR)
    asyncio.run(main())
