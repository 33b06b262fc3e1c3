"""The measures, each taken in rounds in which direct, haproxy and relay follow each other."""
import time

from . import load
from .targets import Broken, greeted

SMALL = 3000
LARGE_OCTETS = 20 * 1000 * 1000
LARGE = 5
LATENCY = 600
IDLE = (1000, 5000)
SETTLE = 0.5
# Rounds that are not counted: a Java virtual machine compiles what it runs often. What the first of them costs is a row of its own.
WARM_UP = 6


def measure(lab, parts, rounds, scale, progress):
    """Results as {measure: {way: [one figure a round]}}; raises Broken rather than give a doubtful figure."""
    found = {}
    taken = {"speed": speed, "latency": latency, "memory": memory, "start": start}
    for part in parts:
        taken[part](lab, found, rounds, scale, progress)
    return found


def note(found, name, way, value):
    found.setdefault(name, {}).setdefault(way, []).append(value)


def ways(lab, sink):
    """The three ways to a sink, direct first."""
    built = {"direct": sink, "haproxy": lab.haproxy(sink.port)}
    if lab.relay:
        built["relay"] = lab.middle(sink.port)
    return built


def turned(built, number):
    """Another one goes first in each round."""
    names = list(built)
    shift = number % len(names)
    return [(name, built[name]) for name in names[shift:] + names[:shift]]


def close(lab, built):
    for server in reversed(list(built.values())):
        lab.ended(server)


def speed(lab, found, rounds, scale, progress):
    sink, swallow = lab.sink(), lab.swallow()
    near, far = ways(lab, sink), ways(lab, swallow)
    count, large_count = max(50, int(SMALL * scale)), max(1, int(LARGE * scale))
    text = load.content(LARGE_OCTETS)
    for number in range(-WARM_UP, rounds):
        progress(f"speed, round {number + 1} of {rounds}" if number >= 0 else f"speed, warm-up {number + WARM_UP + 1} of {WARM_UP}")
        for way, server in turned(near, number):
            seconds, cpu = small_round(sink, server, way, count)
            if number >= 0:
                note(found, "sessions", way, count / seconds)
            if way != "direct" and (number >= 0 or number == -WARM_UP):
                note(found, "cpu" if number >= 0 else "cpu_cold", way, cpu * 1000 / count)
        for way, server in turned(far, number) if number >= -1 else ():
            seconds, cpu = large_round(swallow, server, way, large_count, text)
            if number >= 0:
                note(found, "megabytes", way, large_count * LARGE_OCTETS / 1e6 / seconds)
                if way != "direct":
                    note(found, "large_cpu", way, cpu * 1e9 / (large_count * LARGE_OCTETS))
    for way, server in near.items():
        if way != "direct":
            note(found, "rss_after", way, server.rss() / 1e6)
    close(lab, far)
    close(lab, near)


def small_round(sink, server, way, count):
    before, cpu = sink.counted(), server.cpu_seconds()
    seconds = load.small(server.port, count)
    cpu = server.cpu_seconds() - cpu
    arrived(way, count, lambda: sink.counted() - before)
    return seconds, cpu


def large_round(swallow, server, way, count, text):
    before, cpu = len(swallow.counted()), server.cpu_seconds()
    seconds = load.large(server.port, count, text)
    cpu = server.cpu_seconds() - cpu
    arrived(way, count, lambda: len(swallow.counted()) - before)
    if any(octets != len(text) for octets in swallow.counted()[before:]):
        raise Broken(f"{way}: a large message arrived with another length")
    return seconds, cpu


def arrived(way, expected, counted):
    """The sink's counter may come a moment after the reply, never later than two seconds."""
    limit = time.monotonic() + 2.0
    while (count := counted()) < expected and time.monotonic() < limit:
        time.sleep(0.01)
    if count != expected:
        raise Broken(f"{way}: {expected} messages were sent and {count} arrived")


def latency(lab, found, rounds, scale, progress):
    sink = lab.sink()
    built = ways(lab, sink)
    count = max(100, int(LATENCY * scale))
    text = load.content(1024)
    for number in range(-1, rounds):
        progress(f"latency, round {number + 1} of {rounds}" if number >= 0 else "latency, warm-up")
        for way, server in turned(built, number):
            before = sink.counted()
            times = sorted(load.sessions(server.port, count, text))
            arrived(way, count, lambda: sink.counted() - before)
            if number >= 0:
                note(found, "p50", way, times[len(times) // 2] * 1000)
                note(found, "p99", way, times[min(len(times) - 1, int(len(times) * 0.99))] * 1000)
    close(lab, built)


def memory(lab, found, rounds, scale, progress):
    """Fresh processes for each figure, so that no earlier load has already taken the memory."""
    for number in range(min(3, rounds)):
        for full in IDLE:
            count = max(100, int(full * scale))
            progress(f"{count} idle sessions, round {number + 1}")
            sink = lab.sink()
            built = ways(lab, sink)
            for way, server in turned(built, number):
                if way != "direct":
                    note(found, f"idle_{full}", way, idle_octets(server, count) / 1000)
            close(lab, built)


def idle_octets(server, count):
    # A few sessions first: what is loaded once is no cost of a session.
    for held in load.idle(server.port, 20):
        held.close()
    time.sleep(SETTLE)
    before = server.rss()
    held = load.idle(server.port, count)
    time.sleep(SETTLE)
    after = server.rss()
    for connection in held:
        connection.close()
    return (after - before) / count


def start(lab, found, rounds, scale, progress):
    sink = lab.sink()
    for number in range(min(5, rounds)):
        progress(f"start, round {number + 1}")
        starters = {"haproxy": lambda: lab.haproxy(sink.port)}
        if lab.relay:
            starters["relay"] = lambda: lab.middle(sink.port)
        for way, starter in turned(starters, number):
            server = starter()
            note(found, "rss_start", way, settled(server) / 1e6)
            if way == "relay":
                note(found, "first_220", way, server.first_220)
            lab.ended(server)
    lab.ended(sink)


def settled(server):
    """Resident memory one second after one message went through."""
    load.sessions(server.port, 1, load.content(1024))
    time.sleep(1.0)
    greeted(server.port, 5.0)
    return server.rss()
