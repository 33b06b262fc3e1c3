"""What is sent: many small messages, a few large ones, one session after the other, and sessions that say nothing."""
import selectors
import socket
import subprocess
import time

from .targets import Broken

LIMIT = 120.0


def small(port, messages, parallel=8, octets=1024):
    """Seconds that smtp-source needs for so many sessions of one message each."""
    begin = time.monotonic()
    done = subprocess.run(["smtp-source", "-s", str(parallel), "-m", str(messages), "-l", str(octets), f"127.0.0.1:{port}"],
                          capture_output=True, timeout=LIMIT, check=False)
    took = time.monotonic() - begin
    if done.returncode != 0:
        raise Broken(f"smtp-source: {done.stderr.decode(errors='replace').strip()}")
    return took


class Client:
    """A lock-step SMTP client with as little of its own as possible."""

    def __init__(self, port):
        self.connection = socket.create_connection(("127.0.0.1", port), 10.0)
        self.connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self.connection.settimeout(60.0)
        self.reply(b"220")

    def reply(self, expected):
        text = self.connection.recv(4096)
        # The last line is the one without a hyphen behind its code.
        while not text.endswith(b"\r\n") or text[text.rfind(b"\n", 0, -1) + 4:][:1] == b"-":
            more = self.connection.recv(4096)
            if not more:
                break
            text += more
        if not text.startswith(expected):
            raise Broken(f"expected {expected.decode()}, got {text[:200]!r}")

    def say(self, line, expected=b"250"):
        self.connection.sendall(line)
        self.reply(expected)

    def message(self, content):
        self.say(b"MAIL FROM:<bench@example.com>\r\n")
        self.say(b"RCPT TO:<sink@example.com>\r\n")
        self.say(b"DATA\r\n", b"354")
        self.say(content)

    def quit(self):
        self.say(b"QUIT\r\n", b"221")
        self.connection.close()


def content(octets):
    """A message of about so many octets in lines of 78, with the end of data."""
    line = b"x" * 76 + b"\r\n"
    return b"Subject: bench\r\n\r\n" + line * max(1, octets // len(line)) + b".\r\n"


def large(port, messages, text):
    """Seconds for so many large messages over one session, connection and goodbye included."""
    begin = time.monotonic()
    client = Client(port)
    client.say(b"EHLO bench\r\n")
    for _ in range(messages):
        client.message(text)
    client.quit()
    return time.monotonic() - begin


def sessions(port, count, text):
    """Seconds of each of so many whole sessions, one after the other."""
    times = []
    for _ in range(count):
        begin = time.perf_counter()
        client = Client(port)
        client.say(b"EHLO bench\r\n")
        client.message(text)
        client.quit()
        times.append(time.perf_counter() - begin)
    return times


def idle(port, count, limit=60.0):
    """So many open sessions that were greeted and answered after EHLO; the caller closes them."""
    held = []
    begin = time.monotonic()
    with selectors.DefaultSelector() as waiting:
        for start in range(0, count, 200):
            for _ in range(min(200, count - start)):
                connection = socket.create_connection(("127.0.0.1", port), 10.0)
                held.append(connection)
                connection.setblocking(False)
                waiting.register(connection, selectors.EVENT_READ, "greeting")
            while waiting.get_map():
                if time.monotonic() - begin > limit:
                    raise Broken(f"only {len(held) - len(waiting.get_map())} of {count} idle sessions were greeted in {limit} s")
                for key, _ in waiting.select(1.0):
                    advance(waiting, key)
    return held


def advance(waiting, key):
    try:
        text = key.fileobj.recv(4096)
    except BlockingIOError:
        return
    if not text[:3] in (b"220", b"250"):
        raise Broken(f"an idle session heard {text[:200]!r}")
    if key.data == "greeting":
        key.fileobj.sendall(b"EHLO bench\r\n")
        waiting.modify(key.fileobj, selectors.EVENT_READ, "answer")
    else:
        waiting.unregister(key.fileobj)
