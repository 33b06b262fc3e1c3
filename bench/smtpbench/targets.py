"""The servers of a run: smtp-sink and the swallowing sink behind, haproxy and the relay in the middle."""
import os
import pathlib
import shlex
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time

START_LIMIT = 20.0
STOP_LIMIT = 10.0
HERE = pathlib.Path(__file__).resolve().parent


class Broken(Exception):
    """The run cannot give an honest figure."""


def find_product(given):
    """The product's directory: the one given, or the newest that a build of this checkout left."""
    root = HERE.parents[1]
    if given:
        places = [pathlib.Path(given)]
    else:
        places = sorted([*root.glob(".build/products/*"), *root.glob("releng/org.autoroute.smtp.product/target/products/*/linux/gtk/*")],
                        key=lambda path: path.stat().st_mtime, reverse=True)
    for place in places:
        for launcher in (place / "autoroute-smtp", *place.glob("*/autoroute-smtp")):
            if launcher.is_file() and os.access(launcher, os.X_OK):
                return launcher
    raise SystemExit("bench: no built product found; build it with ./run --help or name it with --product DIR")


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def greeted(port, limit):
    """Seconds from now until the port has sent a whole 220 line."""
    begin = time.monotonic()
    last = "nothing listened"
    while time.monotonic() - begin < limit:
        try:
            with socket.create_connection(("127.0.0.1", port), 1.0) as connection:
                connection.settimeout(5.0)
                line = connection.makefile("rb").readline()
                if line.startswith(b"220"):
                    took = time.monotonic() - begin
                    connection.sendall(b"QUIT\r\n")
                    return took
                last = repr(line)
        except OSError as problem:
            last = str(problem)
        time.sleep(0.005)
    raise Broken(f"no 220 on port {port} within {limit} s: {last}")


def descendants(pid):
    """The process and all below it."""
    found = [pid]
    for known in found:
        try:
            for task in os.listdir(f"/proc/{known}/task"):
                with open(f"/proc/{known}/task/{task}/children", encoding="ascii") as children:
                    found.extend(int(word) for word in children.read().split())
        except OSError:
            continue
    return found


class Server:
    """One process that the bench started, with its port."""

    def __init__(self, name, command, port, cwd=None, output=None):
        self.name = name
        self.port = port
        self.out = open(output, "wb") if output else subprocess.DEVNULL
        # A group of its own, so that a launcher that does not exec is ended with its child.
        self.process = subprocess.Popen(command, cwd=cwd, stdin=subprocess.DEVNULL, stdout=self.out, stderr=subprocess.STDOUT,
                                        start_new_session=True)

    def ready(self, limit=START_LIMIT):
        took = greeted(self.port, limit)
        if self.process.poll() is not None:
            raise Broken(f"{self.name} ended with status {self.process.returncode}")
        return took

    def pid(self):
        """The process that works: below a launcher the one with the most memory."""
        return max(descendants(self.process.pid), key=rss_of)

    def cpu_seconds(self):
        return sum(cpu_of(pid) for pid in descendants(self.process.pid))

    def rss(self):
        return rss_of(self.pid())

    def stop(self):
        if self.process.poll() is None:
            os.killpg(self.process.pid, signal.SIGTERM)
            try:
                self.process.wait(STOP_LIMIT)
            except subprocess.TimeoutExpired:
                os.killpg(self.process.pid, signal.SIGKILL)
                self.process.wait(STOP_LIMIT)
        if self.out is not subprocess.DEVNULL:
            self.out.close()


def rss_of(pid):
    """Resident octets, 0 for a process that has gone."""
    try:
        with open(f"/proc/{pid}/status", encoding="ascii") as lines:
            for line in lines:
                if line.startswith("VmRSS:"):
                    return int(line.split()[1]) * 1024
    except OSError:
        pass
    return 0


def cpu_of(pid):
    """User and system seconds of all threads, ended ones included, by the process's own CPU clock (its ticks are too coarse)."""
    try:
        return time.clock_gettime((~pid << 3) | 2)
    except OSError:
        return 0.0


class Lab:
    """A directory, the sinks, and a factory for what stands in the middle. Everything ends with the context."""

    def __init__(self, relay):
        self.relay = relay
        self.servers = []
        self.directory = None

    def __enter__(self):
        for tool in ("smtp-sink", "smtp-source", "haproxy"):
            if shutil.which(tool) is None:
                raise Broken(f"{tool} is missing; tests/packages.txt lists the packages")
        self.directory = pathlib.Path(tempfile.mkdtemp(prefix="autoroute-bench-"))
        return self

    def __exit__(self, *_):
        for server in reversed(self.servers):
            server.stop()
        shutil.rmtree(self.directory, ignore_errors=True)

    def started(self, server):
        self.servers.append(server)
        return server

    def ended(self, server):
        server.stop()
        self.servers.remove(server)

    def sink(self):
        """Postfix's smtp-sink with a counter of the messages it took."""
        port = free_port()
        output = self.directory / f"sink-{port}"
        # As root it wants a user to become.
        user = ["-u", "nobody"] if os.geteuid() == 0 else []
        command = ["smtp-sink", *user, "-c", "-m", "20000", f"127.0.0.1:{port}", "4096"]
        server = self.started(Server("smtp-sink", command, port, output=output))
        server.ready()
        server.counted = lambda: sink_count(output)
        return server

    def swallow(self):
        """A sink that costs next to nothing for large messages: smtp-sink's own limit would hide the proxies."""
        port = free_port()
        output = self.directory / f"swallow-{port}"
        server = self.started(Server("swallow", [sys.executable, str(HERE / "swallow.py"), str(port)], port, output=output))
        server.ready()
        server.counted = lambda: [int(word) for word in output.read_text().split()]
        return server

    def haproxy(self, upstream):
        port = free_port()
        config = self.directory / f"haproxy-{port}.cfg"
        config.write_text(
            "global\n  maxconn 8000\n"
            "defaults\n  mode tcp\n  timeout connect 10s\n  timeout client 5m\n  timeout server 5m\n  maxconn 8000\n"
            f"listen relay\n  bind 127.0.0.1:{port} backlog 4096\n  server upstream 127.0.0.1:{upstream}\n")
        server = self.started(Server("haproxy", ["haproxy", "-db", "-q", "-f", str(config)], port,
                                     output=self.directory / f"haproxy-{port}.out"))
        server.ready()
        return server

    def middle(self, upstream):
        """The relay, with the sink as its only server; how long it took to the first 220 is kept with it."""
        port = free_port()
        command = self.relay.command(self.directory, port, upstream)
        server = self.started(Server("relay", command, port, output=self.directory / f"relay-{port}.out"))
        server.first_220 = server.ready()
        return server


class Product:
    """Autoroute SMTP, headless, in a data directory of its own."""

    def __init__(self, launcher):
        self.launcher = str(launcher)

    def command(self, directory, port, upstream):
        data = str(directory / f"data-{port}")
        for words in (["settings", "set", "server.port", str(port)], ["servers", "add", f"127.0.0.1:{upstream}"]):
            done = subprocess.run([self.launcher, *words, "--data", data], capture_output=True, timeout=30, check=False)
            if done.returncode != 0:
                raise Broken(f"{' '.join(words)}: {done.stderr.decode(errors='replace')}")
        return [self.launcher, "--headless", "--data", data]


class Command:
    """Another relay, by its command line."""

    def __init__(self, template):
        self.template = template

    def command(self, _directory, port, upstream):
        return [word.format(port=port, upstream=upstream) for word in shlex.split(self.template)]


def sink_count(output):
    """Messages that smtp-sink says it has taken."""
    tail = output.read_bytes()[-400:].decode("ascii", "replace")
    shown = [part for part in tail.split("\r") if "mesg=" in part]
    return int(shown[-1].split("mesg=")[1]) if shown else 0
