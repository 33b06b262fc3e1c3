"""Programs that people send mail with. Each takes a Letter to a server on the loopback interface in one of WAYS; send() raises when the program is not content.

plain: without TLS. starttls: STARTTLS, and nothing without it. implicit: TLS from the first octet, at another port. login: STARTTLS and a password. The
certificate is checked against the authority that the client is given, and nothing else is trusted.
"""
import dataclasses
import hashlib
import os
import pathlib
import pwd
import random
import smtplib
import ssl
import subprocess
import uuid

SENDER, RECIPIENT = "person@laptop.test", "friend@world.test"
LIMIT = 60
WAYS = ("plain", "starttls", "implicit", "login")


@dataclasses.dataclass(frozen=True)
class Front:
    """The server as its clients see it; the certificate that is its own authority is in that file."""
    port: int
    tls_port: int
    authority: str
    user: str
    password: str

    def port_of(self, way):
        return self.tls_port if way == "implicit" else self.port


class Letter:
    """A message that is told by its subject. It is known by the hash of its body, because servers and some clients write headers of their own."""

    def __init__(self, octets=20_000):
        self.subject = str(uuid.uuid4())
        chance = random.Random(self.subject)
        lines = [".", "..", ".leading dot", "trailing blanks  ", "\ta tab", "long " * 180, "", "-- "]
        while sum(map(len, lines)) < octets:
            lines.append(("." if chance.random() < 0.1 else "") + f"{chance.getrandbits(200):x} way")
        self.body = "\n".join(lines) + "\n"
        self.headers = (f"From: <{SENDER}>\nTo: <{RECIPIENT}>\nSubject: {self.subject}\nMessage-ID: <{self.subject}@laptop.test>\n"
                        "Date: Mon, 23 Nov 2026 08:00:00 +0000\nMIME-Version: 1.0\nContent-Type: text/plain; charset=us-ascii\n")

    def whole(self, end="\n"):
        return (self.headers + "\n" + self.body).replace("\n", end).encode("ascii")

    def arrived(self, messages):
        """How often it lies in a mailbox unchanged, and how often changed."""
        same = changed = 0
        for message in messages:
            head, _, body = message.partition(b"\n\n")
            if b"\nSubject: " + self.subject.encode() in b"\n" + head:
                right = hashlib.sha256(body).digest() == hashlib.sha256(self.body.encode("ascii")).digest()
                same, changed = same + right, changed + (not right)
        return same, changed


class Client:
    name = ""
    # Whether it sends but one message to each server in each way.
    slow = False

    def __init__(self, directory, front):
        self.place = directory / self.name
        self.place.mkdir()
        self.front = front
        self.prepare()

    def prepare(self):
        """Writes what the program wants to find."""

    def send(self, letter, way):
        raise NotImplementedError

    def run(self, *command, text=b"", **more):
        done = subprocess.run(command, input=text, capture_output=True, timeout=LIMIT, cwd=self.place,
                              env={**os.environ, "HOME": str(self.place), "LC_ALL": "C.UTF-8"}, **more)
        if done.returncode:
            raise AssertionError(f"{self.name} ended with {done.returncode}: {(done.stdout + done.stderr).decode(errors='replace')[-400:]}")

    def file(self, content):
        path = self.place / f"{uuid.uuid4()}.eml"
        path.write_bytes(content)
        return str(path)


class Swaks(Client):
    name = "swaks"

    def version(self):
        return first_word_with_digit("swaks", "--version")

    def send(self, letter, way):
        protected = {"plain": [], "implicit": ["--tls-on-connect"]}.get(way, ["--tls"])
        if protected:
            protected += ["--tls-verify", "--tls-ca-path", self.front.authority]
        if way == "login":
            protected += ["--auth", "PLAIN", "--auth-user", self.front.user, "--auth-password", self.front.password]
        # It writes a line end of its own behind the file.
        self.run("swaks", "--server", "localhost", "--port", str(self.front.port_of(way)), "--from", SENDER, "--to", RECIPIENT, "--helo", "laptop.test",
                 "--suppress-data", *protected, "--data", "@" + self.file(letter.whole()[:-1]))


class Smtplib(Client):
    name = "smtplib"

    def version(self):
        return first_word_with_digit("/usr/bin/python3", "--version")

    def send(self, letter, way):
        trust = ssl.create_default_context(cafile=self.front.authority)
        common = {"host": "localhost", "port": self.front.port_of(way), "local_hostname": "laptop.test", "timeout": LIMIT}
        with smtplib.SMTP_SSL(context=trust, **common) if way == "implicit" else smtplib.SMTP(**common) as client:
            if way in ("starttls", "login"):
                client.starttls(context=trust)
            if way == "login":
                client.login(self.front.user, self.front.password)
            client.sendmail(SENDER, [RECIPIENT], letter.whole("\r\n"))


class Msmtp(Client):
    name = "msmtp"

    def version(self):
        return first_word_with_digit("msmtp", "--version")

    def prepare(self):
        path = self.place / "rc"
        lines = ["defaults", "host localhost", f"from {SENDER}", f"tls_trust_file {self.front.authority}"]
        for way in WAYS:
            lines += [f"account {way}", f"port {self.front.port_of(way)}", f"tls {'off' if way == 'plain' else 'on'}",
                      f"tls_starttls {'off' if way == 'implicit' else 'on'}"]
            lines += ["auth plain", f"user {self.front.user}", f"password {self.front.password}"] if way == "login" else ["auth off"]
        path.write_text("\n".join(lines) + "\n")
        path.chmod(0o600)

    def send(self, letter, way):
        self.run("msmtp", f"--file={self.place}/rc", f"--account={way}", "--", RECIPIENT, text=letter.whole())


class Curl(Client):
    name = "curl"

    def version(self):
        return first_word_with_digit("curl", "--version")

    def send(self, letter, way):
        scheme = "smtps" if way == "implicit" else "smtp"
        protected = [] if way == "plain" else ["--ssl-reqd", "--cacert", self.front.authority]
        if way == "login":
            protected += ["--user", f"{self.front.user}:{self.front.password}"]
        self.run("curl", "--silent", "--show-error", "--max-time", str(LIMIT), "--url", f"{scheme}://localhost:{self.front.port_of(way)}/laptop.test",
                 *protected, "--mail-from", SENDER, "--mail-rcpt", RECIPIENT, "--upload-file", self.file(letter.whole("\r\n")))


class Mutt(Client):
    name = "mutt"

    def version(self):
        return first_word_with_digit("mutt", "-v")

    def prepare(self):
        for way in WAYS:
            scheme = "smtps" if way == "implicit" else "smtp"
            user = f"{self.front.user}@" if way == "login" else ""
            lines = [f"set smtp_url={scheme}://{user}localhost:{self.front.port_of(way)}", f"set from={SENDER}", "set hostname=laptop.test", "set realname=''",
                     "set copy=no", "set crypt_use_gpgme=no", "set text_flowed=no", "set ssl_usesystemcerts=no", f"set certificate_file={self.front.authority}"]
            lines += ["set ssl_starttls=no", "set ssl_force_tls=no"] if way == "plain" else ["set ssl_starttls=yes", "set ssl_force_tls=yes"]
            lines += [f"set smtp_pass={self.front.password}", "set smtp_authenticators=plain"] if way == "login" else []
            (self.place / way).write_text("\n".join(lines) + "\n")

    def send(self, letter, way):
        self.run("mutt", "-n", "-F", f"{self.place}/{way}", "-s", letter.subject, "--", RECIPIENT, text=letter.body.encode("ascii"))


class SNail(Client):
    name = "s-nail"

    def version(self):
        return first_word_with_digit("s-nail", "--version")

    def send(self, letter, way):
        scheme = "smtps" if way == "implicit" else "smtp"
        user = f"{self.front.user}:{self.front.password}@" if way == "login" else ""
        settings = ["v15-compat", f"mta={scheme}://{user}localhost:{self.front.port_of(way)}", "smtp-auth=" + ("plain" if way == "login" else "none"),
                    "ttycharset=us-ascii", "mime-encoding=8b", f"from={SENDER}", "hostname=laptop.test", "sendwait", "nosave", "mime-force-sendout",
                    "tls-verify=strict", "tls-ca-no-defaults", f"tls-ca-file={self.front.authority}"]
        settings += ["smtp-use-starttls"] if way in ("starttls", "login") else []
        self.run("s-nail", "-:/", *(part for setting in settings for part in ("-S", setting)), "-s", letter.subject, RECIPIENT, text=letter.body.encode("ascii"))


class Nullmailer(Client):
    """Queues, and sends by a program that goes on running."""
    name = "nullmailer"

    def version(self):
        return packaged("nullmailer")

    def prepare(self):
        for path in ("/etc/nullmailer", "/var/spool/nullmailer/queue", "/var/spool/nullmailer/tmp", "/var/spool/nullmailer/failed"):
            os.makedirs(path, exist_ok=True)
        self.remote("plain")
        pathlib.Path("/etc/nullmailer/me").write_text("laptop.test\n")
        pathlib.Path("/etc/nullmailer/pausetime").write_text("1\n")
        os.mkfifo("/var/spool/nullmailer/trigger")
        owner = pwd.getpwnam("mail")
        subprocess.run(["chown", "-R", f"{owner.pw_uid}:{owner.pw_gid}", "/var/spool/nullmailer"], check=True)
        subprocess.Popen(["setpriv", "--reuid=mail", "--regid=mail", "--clear-groups", "/usr/sbin/nullmailer-send"], stdin=subprocess.DEVNULL,
                         stdout=open(self.place / "log", "wb"), stderr=subprocess.STDOUT)

    def remote(self, way):
        """It is read anew for each run through the queue."""
        words = ["localhost", "smtp", f"--port={self.front.port_of(way)}"]
        words += {"plain": [], "implicit": ["--ssl"]}.get(way, ["--starttls"])
        words += [f"--x509cafile={self.front.authority}"] if way != "plain" else []
        words += [f"--user={self.front.user}", f"--pass={self.front.password}"] if way == "login" else []
        pathlib.Path("/etc/nullmailer/remotes").write_text(" ".join(words) + "\n")

    def send(self, letter, way):
        self.remote(way)
        self.run("/usr/bin/nullmailer-inject", "-f", SENDER, RECIPIENT, text=letter.whole())


ALL = (Swaks, Smtplib, Msmtp, Curl, Mutt, SNail, Nullmailer)


def first_word_with_digit(*command):
    done = subprocess.run(command, stdin=subprocess.DEVNULL, capture_output=True, text=True)
    return next((word.strip(",") for word in (done.stdout + done.stderr).split() if any(c.isdigit() for c in word)), "unknown")


def packaged(name):
    found = subprocess.run(["apt-cache", "show", name], capture_output=True, text=True).stdout
    return next((line.split(":", 1)[1].split(":")[-1].strip() for line in found.splitlines() if line.startswith("Version:")), "unknown")
