"""An SMTP server for tests: writes what arrived into a journal, one JSON object a line, and misbehaves where it is told to.

recorder.py JOURNAL HOST PORT [--only PREFIX] [--lenient] [--die STEP] [--reply STEP=TEXT] [--wait STEP=SECONDS] [--plain]

STEP is connect, ehlo, mail, rcpt, data, body or dot. --die closes the connection there without a word (dot: after the whole
message was read and written to the journal as "unanswered"). --lenient ends a message at every ending that a careless server
takes for one. --only refuses clients of other networks, as a provider does.
"""
import argparse
import hashlib
import json
import re
import socket
import sys
import threading
import time

STRICT = re.compile(rb"(\r\n)\.\r\n")
LENIENT = re.compile(rb"(\r\n|\n|\r)\x00?\.\x00?(\r\n|\n|\r)")
LIMIT = 120.0


def arguments():
    parser = argparse.ArgumentParser()
    parser.add_argument("journal")
    parser.add_argument("host")
    parser.add_argument("port", type=int)
    parser.add_argument("--only", default="")
    parser.add_argument("--lenient", action="store_true")
    parser.add_argument("--plain", action="store_true", help="no extensions, HELO only")
    parser.add_argument("--die", default="")
    parser.add_argument("--reply", action="append", default=[])
    parser.add_argument("--wait", action="append", default=[])
    chosen = parser.parse_args()
    chosen.reply = dict(item.split("=", 1) for item in chosen.reply)
    chosen.wait = {step: float(text) for step, text in (item.split("=", 1) for item in chosen.wait)}
    return chosen


class Gone(Exception):
    """The connection has ended, by the client or because a step says so."""


class Journal:
    def __init__(self, path):
        self.file = open(path, "a", encoding="utf-8", buffering=1)
        self.lock = threading.Lock()

    def write(self, event, **fields):
        with self.lock:
            self.file.write(json.dumps({"event": event, "at": time.time(), **fields}) + "\n")


class Session:
    def __init__(self, chosen, journal, connection, peer):
        self.chosen = chosen
        self.journal = journal
        self.connection = connection
        self.peer = peer[0].removeprefix("::ffff:")
        self.buffer = bytearray()
        self.helo = ""
        self.sender = ""
        self.recipients = []
        self.commands = []

    def run(self):
        self.connection.settimeout(LIMIT)
        self.connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        try:
            if self.chosen.only and not self.peer.startswith(self.chosen.only):
                self.send(f"554 5.7.1 {self.peer} is no customer of ours")
                raise Gone
            self.answer("connect", "220 recorder.test ESMTP")
            while self.command():
                pass
        except (Gone, OSError):
            pass
        finally:
            self.connection.close()
            self.journal.write("session", peer=self.peer, commands=self.commands[:200])

    def send(self, text):
        self.connection.sendall(text.encode() + b"\r\n")

    def answer(self, step, text):
        """The reply of a step, or what the step was told to do instead."""
        if step in self.chosen.wait:
            time.sleep(self.chosen.wait[step])
        if self.chosen.die == step:
            raise Gone
        told = self.chosen.reply.get(step)
        self.send(told or text)
        return told is None

    def command(self):
        line = self.line()
        self.commands.append(line.decode("utf-8", "replace"))
        verb = line[:4].upper()
        if verb == b"EHLO" and not self.chosen.plain:
            self.helo = line[5:].decode("utf-8", "replace")
            self.answer("ehlo", "250-recorder.test\r\n250-SIZE 209715200\r\n250-8BITMIME\r\n250-SMTPUTF8\r\n250-PIPELINING\r\n"
                        "250-DSN\r\n250-AUTH PLAIN LOGIN\r\n250-XCLIENT NAME\r\n250 ENHANCEDSTATUSCODES")
        elif verb == b"HELO":
            self.helo = line[5:].decode("utf-8", "replace")
            self.answer("ehlo", "250 recorder.test")
        elif verb == b"MAIL":
            if self.answer("mail", "250 2.1.0 sender ok"):
                self.sender, self.recipients = address(line), []
        elif verb == b"RCPT":
            if self.answer("rcpt", "250 2.1.5 recipient ok"):
                self.recipients.append(address(line))
        elif verb == b"DATA":
            if not self.recipients:
                self.send("503 5.5.1 no recipient")
            elif self.answer("data", "354 end with CRLF.CRLF"):
                self.data()
        elif verb in (b"RSET", b"NOOP"):
            self.send("250 2.0.0 ok")
        elif verb == b"QUIT":
            self.send("221 2.0.0 goodbye")
            return False
        else:
            self.send("500 5.5.2 not understood")
        return True

    def more(self):
        part = self.connection.recv(1 << 18)
        if not part:
            raise Gone
        self.buffer += part

    def line(self):
        while b"\n" not in self.buffer:
            self.more()
        end = self.buffer.index(b"\n") + 1
        line = bytes(self.buffer[:end]).rstrip(b"\r\n")
        del self.buffer[:end]
        return line

    def data(self):
        if self.chosen.die == "body":
            while len(self.buffer) < 100:
                self.more()
            raise Gone
        ending = LENIENT if self.chosen.lenient else STRICT
        # The CRLF of the DATA line counts for a message that is empty.
        self.buffer[:0] = b"\r\n"
        looked = 0
        while not (found := ending.search(self.buffer, max(0, looked - 8))):
            looked = len(self.buffer)
            self.more()
        content = bytes(self.buffer[2:max(2, found.start() + len(found.group(1)))])
        del self.buffer[:found.end()]
        content = re.sub(rb"(^|\r\n)\.", rb"\1", content) if content.startswith(b".") or b"\r\n." in content else content
        unanswered = self.chosen.die == "dot"
        refused = "dot" in self.chosen.reply
        self.journal.write("unanswered" if unanswered else "refused" if refused else "message",
                           sha256=hashlib.sha256(content).hexdigest(), octets=len(content), sender=self.sender,
                           recipients=self.recipients, helo=self.helo, peer=self.peer)
        self.answer("dot", "250 2.0.0 recorded")
        self.recipients = []


def address(line):
    found = re.search(rb"<([^>]*)>", line)
    return found.group(1).decode("utf-8", "replace") if found else ""


def main():
    chosen = arguments()
    family = socket.AF_INET6 if ":" in chosen.host else socket.AF_INET
    journal = Journal(chosen.journal)
    with socket.create_server((chosen.host, chosen.port), family=family, backlog=512) as server:
        journal.write("listening")
        while True:
            connection, peer = server.accept()
            threading.Thread(target=Session(chosen, journal, connection, peer).run, daemon=True).start()


if __name__ == "__main__":
    sys.exit(main())
