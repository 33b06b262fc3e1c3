"""Sends one small message after the other, each in a session of its own, and writes each result as a JSON line.

stream.py HOST PORT SECONDS JOURNAL THREADS      ends after so many seconds or at the end of standard input, whichever comes first.

result: "taken" (2xx after the data), "refused" (4xx or 5xx, with the reply), "unknown" (the connection ended, or nothing came,
between the final dot and its reply), "broken" (the connection ended or was refused before the final dot). Written lock-step and without
smtplib, because smtplib does not tell in which step a connection ended.
"""
import hashlib
import json
import os
import socket
import sys
import threading
import time


class Ended(Exception):
    """The server's end of the connection."""


class Client:
    def __init__(self, host, port):
        self.connection = socket.create_connection((host, port), 10.0)
        self.connection.settimeout(30.0)
        self.stream = self.connection.makefile("rb")

    def reply(self):
        while True:
            line = self.stream.readline(4096)
            if not line:
                raise Ended
            if line[3:4] != b"-":
                return line.decode("latin-1").strip()

    def say(self, text):
        self.connection.sendall(text)
        return self.reply()


def send(host, port, content):
    """(result, step, reply) of one message."""
    step, answer = "connect", ""
    try:
        client = Client(host, port)
        with client.connection:
            answer = client.reply()
            for step, text, good in (("greeting", None, "2"), ("ehlo", b"EHLO stream.test\r\n", "2"), ("mail", b"MAIL FROM:<a@laptop.test>\r\n", "2"),
                                     ("rcpt", b"RCPT TO:<b@world.test>\r\n", "2"), ("data", b"DATA\r\n", "3")):
                if text:
                    answer = client.say(text)
                if not answer.startswith(good):
                    return "refused", step, answer
            step = "dot"
            answer = client.say(content + b".\r\n")
            result = "taken" if answer.startswith("2") else "refused"
            if result == "taken":
                goodbye(client)
            return result, step, answer
    except (Ended, OSError) as problem:
        return ("unknown" if step == "dot" else "broken"), step, repr(problem)


def goodbye(client):
    """After a 2xx the message is safe, whatever becomes of the connection."""
    try:
        client.say(b"QUIT\r\n")
    except (Ended, OSError):
        pass


def sender(host, port, until, stop, write, number):
    count = 0
    while time.monotonic() < until and not stop.is_set():
        count += 1
        content = f"Subject: stream {number} {count}\r\nMessage-ID: <{os.getpid()}.{number}.{count}@stream.test>\r\n\r\nmoving\r\n".encode()
        begin = time.time()
        result, step, answer = send(host, port, content)
        write({"sha256": hashlib.sha256(content).hexdigest(), "result": result, "step": step, "reply": answer, "begin": begin, "end": time.time()})
        time.sleep(0.002 if result == "taken" else 0.02)


def main():
    host, port, seconds, journal, threads = sys.argv[1], int(sys.argv[2]), float(sys.argv[3]), sys.argv[4], int(sys.argv[5])
    stop, lock = threading.Event(), threading.Lock()
    with open(journal, "a", encoding="utf-8", buffering=1) as out:
        def write(fields):
            with lock:
                out.write(json.dumps(fields) + "\n")
        until = time.monotonic() + seconds
        workers = [threading.Thread(target=sender, args=(host, port, until, stop, write, number)) for number in range(threads)]
        for worker in workers:
            worker.start()
        threading.Thread(target=lambda: (sys.stdin.read(), stop.set()), daemon=True).start()
        for worker in workers:
            worker.join()


if __name__ == "__main__":
    main()
