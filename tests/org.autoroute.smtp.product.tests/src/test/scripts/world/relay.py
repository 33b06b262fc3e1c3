"""The built product, running headless on the loopback interface, and its control socket."""
import json
import os
import pathlib
import socket
import subprocess

from . import place
from .servers import until


def find(given):
    """The launcher: of the directory or file given, else of the newest build of this checkout."""
    if given:
        places = [pathlib.Path(given)]
    else:
        places = sorted([*place.ROOT.glob(".build/products/*"), *place.ROOT.glob("releng/org.autoroute.smtp.product/target/products/*/linux/gtk/*")],
                        key=lambda path: path.stat().st_mtime, reverse=True)
    for path in places:
        for launcher in (path, path / "autoroute-smtp", *path.glob("*/autoroute-smtp")):
            if launcher.is_file() and os.access(launcher, os.X_OK):
                return launcher
    raise SystemExit("no built product was found; build it with ./run --help, or name it with --product")


class Relay:
    def __init__(self, launcher, directory, port, lines, **settings):
        self.launcher = launcher
        self.data = directory / "data"
        self.port = port
        preferences = self.data / ".metadata/.plugins/org.eclipse.core.runtime/.settings/org.autoroute.smtp.prefs"
        preferences.parent.mkdir(parents=True)
        settings = {"server.port": port, **{key.replace("_", "."): value for key, value in settings.items()}}
        preferences.write_text("eclipse.preferences.version=1\n" + "".join(f"{key}={value}\n" for key, value in settings.items()))
        (self.data / "servers.txt").write_text("".join(line + "\n" for line in lines))
        self.output = directory / "relay.log"
        self.process = None

    def start(self):
        self.process = subprocess.Popen([str(self.launcher), "--headless", "--data", str(self.data)], stdin=subprocess.DEVNULL,
                                        stdout=open(self.output, "ab"), stderr=subprocess.STDOUT)
        until(self.listens, lambda: f"the relay listens: {self.output.read_text()}", 60)

    def listens(self):
        if self.process.poll() is not None:
            raise AssertionError(f"the relay ended with {self.process.returncode}: {self.output.read_text()}")
        try:
            return bool(self.ask("status")["listening"])
        except OSError:
            return False

    def ask(self, command, **arguments):
        with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as control:
            control.settimeout(20)
            control.connect(str(self.data / "control.sock"))
            control.sendall(json.dumps({"command": command, "arguments": arguments, "locale": "en"}).encode() + b"\n")
            answer = json.loads(control.makefile("rb").readline())
        if not answer["ok"]:
            raise AssertionError(f"{command} {arguments}: {answer}")
        return answer["result"]

    def use(self, number):
        """Makes the line of the list, counted from 1, the active one."""
        self.ask("use", server=str(number))

    def stop(self):
        self.process.terminate()
        self.process.wait(20)

    def complaints(self):
        """Lines of its log that no run should have."""
        logs = [self.output, *self.data.glob("logs/*.log")]
        return [line for path in logs if path.is_file() for line in path.read_text(errors="replace").splitlines()
                if any(word in line for word in ("Exception", "SEVERE", "Error:", "OutOfMemory"))]
