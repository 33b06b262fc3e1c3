"""Every client with every server through the relay, in every way to reach the relay and that server, bodies compared by hash where they arrive.

    tests/matrix [--product FILE] [--quick] [--thunderbird] [--out FILE]

Prints Markdown tables. --quick: each client with each server once, the ways by turns. --thunderbird: Thunderbird, too, which is fetched and driven by its keys
on a display of its own, one message to each server in each way; needs Xvfb, openbox and xdotool. Needs root, and Debian's packages of tests/packages.txt; the
servers that exclude each other as packages are fetched and unpacked below .build. Exit status 0: everything arrived once and unchanged.
"""
import argparse
import concurrent.futures
import datetime
import pathlib
import shutil
import smtplib
import ssl
import sys
import tempfile
import time

sys.dont_write_bytecode = True
sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent))
from world import clients, place, relay, servers, thunderbird  # noqa: E402

PORT, TLS_PORT = 2525, 2526
USER, PASSWORD = "laptop", "words-of-the-laptop"
ARRIVAL = 30.0


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--product")
    parser.add_argument("--quick", action="store_true")
    parser.add_argument("--thunderbird", action="store_true")
    parser.add_argument("--out")
    parser.add_argument("--ways", default=",".join(servers.MODES), help="how the servers are reached, of: " + ", ".join(servers.MODES))
    chosen = parser.parse_args()
    launcher = relay.find(chosen.product)
    place.enter(*(["thunderbird"] if chosen.thunderbird else []))
    directory = pathlib.Path(tempfile.mkdtemp(prefix="autoroute-matrix"))
    directory.chmod(0o755)
    try:
        text, wrong = matrix(directory, launcher, chosen)
    finally:
        shutil.rmtree(directory, ignore_errors=True)
    print(text)
    if chosen.out:
        pathlib.Path(chosen.out).write_text(text + "\n", encoding="utf-8")
    for line in wrong:
        print(line, file=sys.stderr)
    return 1 if wrong else 0


def matrix(directory, launcher, chosen):
    begin, quick, wanted = time.monotonic(), chosen.quick, chosen.ways.split(",")
    certificate, key, fingerprint = place.certificate(directory)
    servers.DovecotAuth(directory).start()
    ups = [kind(directory, certificate, key) for kind in servers.ALL]
    for up in ups:
        up.start()
    reachable = {(up.name, mode): directly(up, mode) for up in ups for mode in servers.MODES}
    ways = [(up, mode) for up in ups for mode in wanted if not reachable[up.name, mode]]
    program = relay.Relay(launcher, directory, PORT, [entry(up, mode, fingerprint) for up, mode in ways],
                          server_starttls="true", server_tlsPort=TLS_PORT, server_user=USER)
    program.start()
    for number, (_, mode) in enumerate(ways, 1):
        if mode == "login":
            program.ask("login.set", number=number, secret=servers.PASSWORD)
    program.ask("client-password.set", secret=PASSWORD)
    authority = directory / "relay.pem"
    authority.write_text(program.ask("certificate")["pem"])
    authority.chmod(0o644)
    front = clients.Front(PORT, TLS_PORT, str(authority), USER, PASSWORD)
    senders = [kind(directory, front) for kind in (*clients.ALL, *([thunderbird.Thunderbird] if chosen.thunderbird else []))]
    cells, wrong = {}, [f"{up.name} cannot be reached in the way {mode} without the relay either: {reachable[up.name, mode]}"
                        for up in ups for mode in servers.MODES if reachable[up.name, mode] and not is_known(up, mode)]
    with concurrent.futures.ThreadPoolExecutor(len(senders)) as pool:
        for number, (up, mode) in enumerate(ways):
            program.use(number + 1)
            for turn in turns(senders, up, mode, quick, wanted):
                letters = {sender: clients.Letter() for sender in turn}
                outcomes = {sender: pool.submit(sender.send, letter, turn[sender]) for sender, letter in letters.items()}
                for sender, outcome in outcomes.items():
                    cells[sender.name, turn[sender], up.name, mode] = judge(outcome, letters[sender], up)
            print(f"{time.monotonic() - begin:.1f} s: {up.name}, {mode}", file=sys.stderr)
    wrong += [f"{client} by {way} to {up}, {mode}: {said}" for (client, way, up, mode), said in cells.items() if said != "yes"]
    wrong += program.complaints()
    program.stop()
    return table(senders, ups, cells, reachable, time.monotonic() - begin), wrong


def turns(senders, up, mode, quick, wanted):
    """Who sends at the same time, and how each reaches the relay: all in each way; or, if it is to be quick, each to each server once, in another way each time."""
    place_of, fronts = servers.ALL.index(type(up)), clients.WAYS
    if not quick:
        ours = (place_of + servers.MODES.index(mode)) % len(fronts)
        return [{sender: fronts[(number + turn) % len(fronts)] for number, sender in enumerate(senders) if not sender.slow or turn == ours}
                for turn in range(len(fronts))]
    return [{sender: fronts[(number + place_of) % len(fronts)] for number, sender in enumerate(senders)
             if wanted[(number + place_of) % len(wanted)] == mode or (up.name, mode) == ("OpenSMTPD", "plain")}]


def entry(up, mode, fingerprint):
    """The server as a line of the relay's list."""
    tls = {"plain": "none", "implicit": "implicit"}.get(mode, "starttls")
    pin = "" if mode == "plain" else f" pin={fingerprint}"
    login = f' login=password user="{servers.USER}"' if mode == "login" else ""
    return f"127.0.0.1:{up.port(mode)} tls={tls}{pin}{login}"


def is_known(up, mode):
    """OpenSMTPD 6.8 makes no TLS connection with OpenSSL 3: https://github.com/OpenSMTPD/OpenSMTPD/issues/1171."""
    return isinstance(up, servers.OpenSmtpd) and mode != "plain"


def directly(up, mode):
    """Whether the server takes mail without the relay: empty, or what went wrong."""
    context = ssl._create_unverified_context()
    end = time.monotonic() + ARRIVAL
    while True:
        try:
            if mode == "implicit":
                client = smtplib.SMTP_SSL("127.0.0.1", up.port(mode), timeout=10, context=context)
            else:
                client = smtplib.SMTP("127.0.0.1", up.port(mode), timeout=10)
            with client:
                if mode in ("starttls", "login"):
                    client.starttls(context=context)
                if mode == "login":
                    client.login(servers.USER, servers.PASSWORD)
                client.sendmail(clients.SENDER, [clients.RECIPIENT], clients.Letter(500).whole("\r\n"))
                return ""
        except ConnectionRefusedError as early:
            if time.monotonic() > end:
                return f"{early!r}: {up.log()[-500:]}"
            time.sleep(0.05)
        except (OSError, smtplib.SMTPException) as refused:
            return repr(refused)


def judge(outcome, letter, up):
    try:
        outcome.result()
    except Exception as refused:
        return str(refused)
    end = time.monotonic() + ARRIVAL
    while time.monotonic() < end:
        same, changed = letter.arrived(up.delivered())
        if same or changed:
            return "yes" if (same, changed) == (1, 0) else f"arrived {same} times unchanged and {changed} times changed"
        time.sleep(0.05)
    return f"did not arrive within {ARRIVAL} s; {up.log()[-500:]}"


def table(senders, ups, cells, reachable, took):
    lines = ["| client | " + " | ".join(f"{up.name} {up.version()}" for up in ups) + " |", "|---" * (len(ups) + 1) + "|"]
    for sender in senders:
        lines.append(f"| {sender.name} {sender.version()} | " + " | ".join(
            row(servers.MODES, lambda mode, name=sender.name, at=up.name: [said for (client, _, server, how), said in cells.items()
                                                                            if (client, server, how) == (name, at, mode)]) for up in ups) + " |")
    lines += ["", "| client | how it reached the relay |", "|---|---|"]
    for sender in senders:
        lines.append(f"| {sender.name} | " + row(clients.WAYS, lambda way, name=sender.name: [said for (client, how, *_), said in cells.items()
                                                                                              if (client, how) == (name, way)]) + " |")
    good = sum(said == "yes" for said in cells.values())
    lines += ["", f"{datetime.date.today().isoformat()}: {good} of {len(cells)} messages arrived once and with the body that was sent, in {took:.0f} s."]
    return "\n".join(lines)


def row(ways, outcomes):
    """The ways that were tried, those marked in which not all messages arrived."""
    tried = {way: outcomes(way) for way in ways}
    return ", ".join(way if all(said == "yes" for said in said_of) else f"**{way}: no**" for way, said_of in tried.items() if said_of) or "–"


if __name__ == "__main__":
    sys.exit(main())
