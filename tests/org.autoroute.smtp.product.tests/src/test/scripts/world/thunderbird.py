"""Thunderbird as a person uses it: a window on a display, keys, and what it then sends. One runs for each of clients.WAYS, from the first message on."""
import os
import pathlib
import subprocess
import time

from . import clients
from .servers import until

PROGRAM = "/usr/lib/thunderbird/thunderbird"
# As the manual of the program numbers them: protection, and the way to log in.
PROTECTION = {"plain": 0, "starttls": 2, "implicit": 3, "login": 2}
NO_LOGIN, PASSWORD = 1, 3
WRITING, ASKING = "^Write: ", "assword"


class Thunderbird(clients.Client):
    """Takes no whole message: what it writes is the file of its signature, with a blank line before and behind it."""
    name = "Thunderbird"
    slow = True

    def version(self):
        return clients.first_word_with_digit(PROGRAM, "--version")

    def prepare(self):
        self.desks = {}

    def send(self, letter, way):
        if way not in self.desks:
            self.desks[way] = Desk(self.place / way, self.front, way)
        self.desks[way].send(letter)


class Desk:
    """A display with one Thunderbird whose only outgoing server is the relay, reached in one way."""

    def __init__(self, place, front, way):
        self.place, self.front, self.way = place, front, way
        profile = place / "profile"
        profile.mkdir(parents=True)
        self.text = place / "text"
        (profile / "prefs.js").write_text("".join(f"user_pref({name}, {value});\n" for name, value in self.preferences()))
        if way != "plain":
            (profile / "cert_override.txt").write_text(f"localhost:{front.port_of(way)}:\tOID.2.16.840.1.101.3.4.2.1\t{self.fingerprint()}\t\n")
        self.environment = {**os.environ, "HOME": str(place), "LC_ALL": "C.UTF-8", "GDK_BACKEND": "x11", "NO_AT_BRIDGE": "1", "DISPLAY": self.display()}
        self.environment.pop("WAYLAND_DISPLAY", None)
        self.start("openbox")
        self.start("dbus-run-session", "--", PROGRAM, "--profile", str(profile))
        self.main = self.window("Mozilla Thunderbird$", 90)

    def preferences(self):
        """Names and values as they stand in the file; a login and a certificate that nobody signed are all that is special."""
        of = {"account.account1.server": '"server1"', "account.account1.identities": '"id1"', "accountmanager.accounts": '"account1"',
              "accountmanager.defaultaccount": '"account1"', "accountmanager.localfoldersserver": '"server1"', "server.server1.type": '"none"',
              "server.server1.name": '"Local Folders"', "server.server1.hostname": '"Local Folders"', "server.server1.userName": '"nobody"',
              "identity.id1.useremail": f'"{clients.SENDER}"', "identity.id1.smtpServer": '"smtp1"', "identity.id1.valid": "true",
              "identity.id1.compose_html": "false", "identity.id1.fcc": "false", "identity.id1.attach_signature": "true",
              "identity.id1.sig_file": f'"{self.text}"', "identity.id1.suppress_signature_separator": "true", "smtpservers": '"smtp1"',
              "smtp.defaultserver": '"smtp1"', "smtpserver.smtp1.type": '"smtp"', "smtpserver.smtp1.hostname": '"localhost"',
              "smtpserver.smtp1.port": self.front.port_of(self.way), "smtpserver.smtp1.try_ssl": PROTECTION[self.way],
              "smtpserver.smtp1.authMethod": PASSWORD if self.way == "login" else NO_LOGIN, "warn_on_send_accel_key": "false",
              "shell.checkDefaultClient": "false", "rights.version": 1, "spotlight.firstRunDone": "true", "provider.suppress_dialog_on_startup": "true",
              "spellcheck.inline": "false", "SpellCheckBeforeSend": "false", "compose.attachment_reminder": "false"}
        if self.way == "login":
            of["smtpserver.smtp1.username"] = f'"{self.front.user}"'
        others = {"mailnews.send_plaintext_flowed": "false", "mailnews.wraplength": 0, "mailnews.start_page.enabled": "false", "app.update.enabled": "false",
                  "app.donation.eoy.version.viewed": 999, "datareporting.policy.dataSubmissionEnabled": "false", "network.manage-offline-status": "false"}
        return [(f'"mail.{name}"', value) for name, value in of.items()] + [(f'"{name}"', value) for name, value in others.items()]

    def fingerprint(self):
        printed = subprocess.run(["openssl", "x509", "-in", self.front.authority, "-noout", "-fingerprint", "-sha256"], check=True, capture_output=True,
                                 text=True)
        return printed.stdout.strip().split("=")[1]

    def display(self):
        number = self.place / "display"
        with open(number, "wb") as told:
            subprocess.Popen(["Xvfb", "-displayfd", str(told.fileno()), "-screen", "0", "1280x1024x24", "-nolisten", "tcp", "-noreset"],
                             pass_fds=[told.fileno()], stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        until(lambda: number.read_text().endswith("\n"), "a display")
        return ":" + number.read_text().strip()

    def start(self, *command):
        with open(self.place / f"{pathlib.Path(command[0]).name}.log", "wb") as log:
            subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=log, stderr=log, env=self.environment)

    def tool(self, *words):
        return subprocess.run(["xdotool", *words], stdin=subprocess.DEVNULL, capture_output=True, text=True, env=self.environment, timeout=60).stdout

    def found(self, title):
        return self.tool("search", "--onlyvisible", "--name", title).split()

    def window(self, title, limit=clients.LIMIT):
        until(lambda: self.found(title), lambda: f"a window {title}: {self.titles()}", limit)
        return self.found(title)[-1]

    def titles(self):
        return [self.tool("getwindowname", window).strip() for window in self.found(".")]

    def write(self):
        """A window to write in. The program takes keys only when it has come to rest, which nothing tells."""
        end = time.monotonic() + clients.LIMIT
        while not self.found(WRITING):
            if time.monotonic() > end:
                raise AssertionError(f"no window to write in: {self.titles()}")
            self.tool("windowactivate", "--sync", self.main)
            self.tool("key", "ctrl+n")
            time.sleep(2)
        window = self.window(WRITING)
        self.tool("windowactivate", "--sync", window)
        time.sleep(2)

    def send(self, letter):
        self.text.write_text(letter.body)
        letter.body = f"\n{letter.body}\n"
        self.write()
        self.tool("type", "--delay", "8", clients.RECIPIENT)
        self.tool("key", "Return")
        self.tool("key", "alt+s")
        self.tool("type", "--delay", "8", letter.subject)
        until(lambda: self.found(WRITING + letter.subject), lambda: f"the subject in the title: {self.titles()}")
        self.tool("key", "ctrl+Return")
        end = time.monotonic() + clients.LIMIT
        while self.found(WRITING + letter.subject):
            if time.monotonic() > end:
                raise AssertionError(f"it was not sent: {self.titles()}")
            if self.way == "login" and self.found(ASKING):
                self.tool("type", "--delay", "8", self.front.password)
                self.tool("key", "Return")
            time.sleep(0.5)
