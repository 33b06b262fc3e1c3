"""The relay under load while everything around it goes wrong: the laptop is carried between two networks, servers hang up at any step and are killed and
started again, clients hang up in the middle. One server wants STARTTLS and a login, which the relay has stored, and is so slow that the relay answers ahead
of it and sends chunks; the other one has TLS from the first octet. Clients send by DATA or, where it is offered, in chunks. Afterwards each message must have
arrived whole and exactly once or have been refused with a 4xx.

    tests/soak [--product FILE] [--seconds N] [--rate N] [--out FILE]

Half an hour by default, 40 messages a second. Needs root and what tests/packages.txt names. Exit status 0: every promise was kept.
"""
import argparse
import collections
import datetime
import hashlib
import os
import pathlib
import random
import shutil
import socket
import statistics
import subprocess
import sys
import tempfile
import threading
import time

sys.dont_write_bytecode = True
sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent))
from world import moody, place, relay  # noqa: E402

PORT = 2525
SENDERS = 8
MOOD = 0.03
LARGEST_RESIDENT_MB = 180
# A run that lasts shorter than this warms up all the time.
LONG = 600


class Network:
    """One of the two the laptop can be in, a namespace with a server that is killed now and then."""

    def __init__(self, name, prefix, sockets, directory, certificate, key):
        self.name, self.prefix = name, prefix
        self.journal = directory / f"{name}.journal"
        self.journal.touch()
        self.command = ["ip", "netns", "exec", name, sys.executable, str(pathlib.Path(__file__).parent / "world/moody.py"), f"{prefix}.1", "2500",
                        str(self.journal), sockets, str(MOOD), str(certificate), str(key)]
        self.process = None
        self.restarts = -1
        ip("netns", "add", name)
        ip("link", "add", name, "type", "veth", "peer", "name", "laptop", "netns", name)
        ip("-n", name, "addr", "add", f"{prefix}.1/24", "dev", "laptop")
        ip("-n", name, "link", "set", "laptop", "up")

    def restart(self):
        if self.process:
            self.process.kill()
            self.process.wait()
        self.process = subprocess.Popen(self.command, stdin=subprocess.DEVNULL)
        self.restarts += 1

    def enter(self):
        ip("link", "set", self.name, "up")
        ip("addr", "add", f"{self.prefix}.20/24", "dev", self.name)

    def leave(self):
        ip("addr", "flush", "dev", self.name)
        ip("link", "set", self.name, "down")

    def arrived(self):
        """Of each message that arrived its name, and how it came."""
        return [line.split() for line in self.journal.read_text().splitlines()]


class Gone(Exception):
    """The relay has ended the connection."""


class Sender(threading.Thread):
    """Sends one message after the other, each with a name of its own, and keeps what it heard of each."""

    def __init__(self, number, rate, until):
        super().__init__(daemon=True)
        self.number, self.pause, self.until = number, SENDERS / rate, until
        self.chance = random.Random(number)
        self.outcomes = {}

    def run(self):
        count = 0
        while time.monotonic() < self.until:
            count += 1
            name = f"{self.number}.{count}"
            try:
                self.outcomes[name] = self.send(name)
            except Exception as unexpected:  # pylint: disable=broad-except
                self.outcomes[name] = ("broken", "test", repr(unexpected))
            time.sleep(self.chance.uniform(0, 2 * self.pause))

    def send(self, name):
        """(outcome, step, reply): taken, refused, unknown (the connection ended behind the dot), ended (before it), or left (by us, in that step)."""
        size = self.chance.choice((200, 1000, 5000, 60_000)) if self.chance.random() > 0.005 else 2_000_000
        body = b"all work and no play\r\n" * (size // 22)
        content = f"X-Soak: {name}\r\nX-Body: {hashlib.sha256(body).hexdigest()}\r\nSubject: soak\r\n\r\n".encode() + body
        leave = self.chance.choice(("mail", "body", "dot")) if self.chance.random() < 0.02 else None
        in_chunks = self.chance.random() < 0.3
        step = "connect"
        try:
            with socket.create_connection(("127.0.0.1", PORT), 10) as connection:
                connection.settimeout(90)
                stream = connection.makefile("rb")
                answer, begin = reply(stream), b""
                for step, text in (("greeting", b""), ("ehlo", b"EHLO soak.test\r\n"), ("mail", b"MAIL FROM:<a@laptop.test>\r\n"),
                                   ("rcpt", b"RCPT TO:<b@world.test>\r\n")):
                    if text:
                        connection.sendall(text)
                        answer = reply(stream)
                    if not answer.startswith("2"):
                        return "refused", step, answer
                    if step == "ehlo":
                        in_chunks = in_chunks and "CHUNKING" in answer
                    if leave == step:
                        return "left", step, ""
                half = len(content) // 2
                step = "data"
                connection.sendall(f"BDAT {half}\r\n".encode() if in_chunks else b"DATA\r\n")
                if not in_chunks:
                    answer = reply(stream)
                    if not answer.startswith("3"):
                        return "refused", step, answer
                step = "body"
                if leave == step:
                    connection.sendall(content[:half // 2])
                    return "left", step, ""
                connection.sendall(content[:half])
                if in_chunks:
                    answer = reply(stream)
                    if not answer.startswith("2"):
                        return "refused", step, answer
                    begin = f"BDAT {len(content) - half} LAST\r\n".encode()
                connection.sendall(begin + content[half:-2])
                step = "dot"
                connection.sendall(content[-2:] + (b"" if in_chunks else b".\r\n"))
                if leave == step:
                    return "left", step, ""
                answer = reply(stream)
                return ("taken" if answer.startswith("2") else "refused"), step, answer
        except (Gone, OSError) as problem:
            return ("unknown" if step == "dot" else "ended"), step, repr(problem)


def reply(stream):
    lines = b""
    while True:
        line = stream.readline(4096)
        if not line:
            raise Gone
        lines += line
        if line[3:4] != b"-":
            return lines.decode("latin-1").strip()


class Watch:
    """What the process uses, every two seconds."""

    def __init__(self, pid):
        self.pid, self.samples = pid, []

    def look(self):
        with open(f"/proc/{self.pid}/status", encoding="ascii") as lines:
            fields = dict(line.split(":", 1) for line in lines)
        self.samples.append((int(fields["VmRSS"].split()[0]) / 1024, len(os.listdir(f"/proc/{self.pid}/fd")), int(fields["Threads"])))

    def part(self, which, begin, end):
        return [sample[which] for sample in self.samples[int(len(self.samples) * begin):max(1, int(len(self.samples) * end))]]


def ip(*words):
    subprocess.run(["ip", *words], check=True, stdin=subprocess.DEVNULL)


def trouble(networks, watch, end):
    """Moves and restarts until the end; returns how often the laptop was moved."""
    chance = random.Random(1)
    here, moves = 0, 0
    networks[here].enter()
    move, kill = time.monotonic() + 3, time.monotonic() + 5
    while time.monotonic() < end:
        now = time.monotonic()
        if now > move:
            networks[here].leave()
            if chance.random() < 0.3:
                time.sleep(chance.uniform(0, 1))
            here = 1 - here
            networks[here].enter()
            moves += 1
            move = now + chance.uniform(2, 8)
        if now > kill:
            chance.choice(networks).restart()
            kill = now + chance.uniform(4, 15)
        watch.look()
        time.sleep(min(1, max(0, end - time.monotonic())))
    return moves


def judge(outcomes, arrived):
    """What broke a promise, and the counts."""
    times = collections.Counter(name for name, *_ in arrived)
    counts, wrong = collections.Counter(), [f"{name} arrived, and its body is another" for name, *how in arrived if "broken" in how]
    for name, (outcome, step, answer) in outcomes.items():
        got = times.pop(name, 0)
        known = not (outcome in ("refused", "unknown", "left") and step == "dot")
        right = got == 1 if outcome == "taken" else got <= 1 if not known else got == 0
        temporary = outcome != "refused" or answer.startswith("4")
        if not right or not temporary or outcome == "broken":
            wrong.append(f"{name}: {outcome} at {step}, {answer}; arrived {got} times")
        counts[kind(outcome, step, answer, got)] += 1
    wrong += [f"{name} arrived and was never sent" for name in times]
    return wrong, counts


def kind(outcome, step, answer, got):
    if outcome == "taken":
        return "2xx, arrived once"
    where = "behind the final dot" if step == "dot" else "before the final dot"
    there = "arrived" if got else "not arrived"
    said = {"refused": answer[:3], "left": "client hung up"}.get(outcome, "connection ended")
    return f"{said} {where}, {there}"


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--product")
    parser.add_argument("--seconds", type=int, default=1800)
    parser.add_argument("--rate", type=float, default=40, help="messages a second, all senders together")
    parser.add_argument("--out")
    chosen = parser.parse_args()
    launcher = relay.find(chosen.product)
    place.enter()
    directory = pathlib.Path(tempfile.mkdtemp(prefix="autoroute-soak"))
    directory.chmod(0o755)
    try:
        text, wrong = soak(directory, launcher, chosen)
    finally:
        shutil.rmtree(directory, ignore_errors=True)
    print(text)
    if chosen.out:
        pathlib.Path(chosen.out).write_text(text + "\n", encoding="utf-8")
    for line in wrong[:50]:
        print(line, file=sys.stderr)
    return 1 if wrong else 0


def soak(directory, launcher, chosen):
    certificate, key, fingerprint = place.certificate(directory)
    networks = [Network("first", "198.51.100", "starttls", directory, certificate, key),
                Network("second", "203.0.113", "implicit", directory, certificate, key)]
    for network in networks:
        network.restart()
    program = relay.Relay(launcher, directory, PORT, [f"198.51.100.1:2500 tls=starttls pin={fingerprint} login=password user={moody.USER}",
                                                      f"203.0.113.1:2500 tls=implicit pin={fingerprint}"], routing_useFirstAsDefault="false")
    program.start()
    program.ask("login.set", number=1, secret=moody.PASSWORD)
    watch = Watch(program.process.pid)
    watch.look()
    idle = watch.samples[0]
    end = time.monotonic() + chosen.seconds
    senders = [Sender(number, chosen.rate, end) for number in range(SENDERS)]
    for sender in senders:
        sender.start()
    moves = trouble(networks, watch, end)
    for sender in senders:
        sender.join(120)
    wrong = [f"sender {sender.number} hangs" for sender in senders if sender.is_alive()]
    settled = settle(program, watch, idle)
    outcomes = {name: outcome for sender in senders for name, outcome in sender.outcomes.items()}
    arrived = [message for network in networks for message in network.arrived()]
    broken, counts = judge(outcomes, arrived)
    ways = collections.Counter(way for _, *how in arrived for way in how)
    wrong += [f"no message came by {way}" for way in ("login", "chunks", "kept") if not ways[way]]
    wrong += broken + settled + program.complaints() + resources(watch, chosen.seconds)
    if counts["2xx, arrived once"] < chosen.seconds * chosen.rate / 10:
        wrong.append(f"no load: {counts}")
    program.stop()
    return report(chosen, moves, networks, counts, ways, watch, idle), wrong


def settle(program, watch, idle):
    """After the load all sessions end and all their descriptors are given back."""
    end = time.monotonic() + 60
    while True:
        watch.look()
        open_ = program.ask("status")["sessions"]["open"]
        descriptors = watch.samples[-1][1]
        if open_ == 0 and descriptors <= idle[1] + 8:
            return []
        if time.monotonic() > end:
            return [f"a minute after the load {open_} sessions and {descriptors} descriptors are open, {idle[1]} at the start"]
        time.sleep(1)


def resources(watch, seconds):
    wrong = []
    if max(watch.part(0, 0, 1)) > LARGEST_RESIDENT_MB:
        wrong.append(f"{max(watch.part(0, 0, 1)):.0f} MB resident")
    early, late = statistics.median(watch.part(0, 0.25, 0.5)), statistics.median(watch.part(0, 0.75, 1))
    if seconds >= LONG and late > 1.15 * early:
        wrong.append(f"memory grows: {early:.0f} MB in the second quarter, {late:.0f} MB in the last")
    return wrong


def report(chosen, moves, networks, counts, ways, watch, idle):
    restarts = sum(network.restarts for network in networks)
    lines = [f"{datetime.date.today().isoformat()}: {chosen.seconds} s, {sum(counts.values())} messages from {SENDERS} senders, {moves} moves between the "
             f"networks, {restarts} restarts of a server, {MOOD:.0%} of the server's sessions cut off at a step by chance", "",
             "| outcome | messages |", "|---|---:|"]
    lines += [f"| {name} | {count} |" for name, count in sorted(counts.items(), key=lambda item: -item[1])]
    lines += ["", f"Of those that arrived, {ways['login']} came behind a login, {ways['chunks']} in chunks, {ways['kept']} through a connection that was "
              "kept from an earlier session."]
    lines += ["", "| | idle | first quarter | second | third | last | after the load |", "|---|---:|---:|---:|---:|---:|---:|"]
    quarters = ((0, 0.25), (0.25, 0.5), (0.5, 0.75), (0.75, 1))
    for which, name in enumerate(("resident MB, median", "file descriptors, largest", "threads, largest")):
        of = statistics.median if which == 0 else max
        lines.append(f"| {name} | {idle[which]:.0f} | " + " | ".join(f"{of(watch.part(which, *part)):.0f}" for part in quarters)
                     + f" | {watch.samples[-1][which]:.0f} |")
    return "\n".join(lines)


if __name__ == "__main__":
    sys.exit(main())
