"""Programs that people send mail with. Each takes a Letter to a server on the loopback interface; send() raises when the program is not content."""
import hashlib
import os
import pathlib
import pwd
import random
import smtplib
import subprocess
import uuid

SENDER, RECIPIENT = "person@laptop.test", "friend@world.test"
LIMIT = 60


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

    def __init__(self, directory, port):
        self.place = directory / self.name
        self.place.mkdir()
        self.port = port
        self.prepare()

    def prepare(self):
        """Writes what the program wants to find."""

    def send(self, letter):
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

    def send(self, letter):
        # It writes a line end of its own behind the file.
        self.run("swaks", "--server", "localhost", "--port", str(self.port), "--from", SENDER, "--to", RECIPIENT, "--helo", "laptop.test",
                 "--suppress-data", "--data", "@" + self.file(letter.whole()[:-1]))


class Smtplib(Client):
    name = "smtplib"

    def version(self):
        return first_word_with_digit("/usr/bin/python3", "--version")

    def send(self, letter):
        with smtplib.SMTP("localhost", self.port, local_hostname="laptop.test", timeout=LIMIT) as client:
            client.sendmail(SENDER, [RECIPIENT], letter.whole("\r\n"))


class Msmtp(Client):
    name = "msmtp"

    def version(self):
        return first_word_with_digit("msmtp", "--version")

    def prepare(self):
        path = self.place / "rc"
        path.write_text(f"account default\nhost localhost\nport {self.port}\nfrom {SENDER}\nauth off\ntls off\n")
        path.chmod(0o600)

    def send(self, letter):
        self.run("msmtp", f"--file={self.place}/rc", "--", RECIPIENT, text=letter.whole())


class Curl(Client):
    name = "curl"

    def version(self):
        return first_word_with_digit("curl", "--version")

    def send(self, letter):
        self.run("curl", "--silent", "--show-error", "--max-time", str(LIMIT), "--url", f"smtp://localhost:{self.port}/laptop.test",
                 "--mail-from", SENDER, "--mail-rcpt", RECIPIENT, "--upload-file", self.file(letter.whole("\r\n")))


class Mutt(Client):
    name = "mutt"

    def version(self):
        return first_word_with_digit("mutt", "-v")

    def prepare(self):
        (self.place / "rc").write_text(f"set smtp_url=smtp://localhost:{self.port}\nset from={SENDER}\nset hostname=laptop.test\nset realname=''\n"
                                       "set ssl_starttls=no\nset ssl_force_tls=no\nset copy=no\nset crypt_use_gpgme=no\nset text_flowed=no\n")

    def send(self, letter):
        self.run("mutt", "-n", "-F", f"{self.place}/rc", "-s", letter.subject, "--", RECIPIENT, text=letter.body.encode("ascii"))


class SNail(Client):
    name = "s-nail"

    def version(self):
        return first_word_with_digit("s-nail", "--version")

    def send(self, letter):
        settings = ("v15-compat", f"mta=smtp://localhost:{self.port}", "smtp-auth=none", "ttycharset=us-ascii", "mime-encoding=8b", f"from={SENDER}",
                    "hostname=laptop.test", "sendwait", "nosave", "mime-force-sendout")
        self.run("s-nail", "-:/", *(part for setting in settings for part in ("-S", setting)), "-s", letter.subject, RECIPIENT, text=letter.body.encode("ascii"))


class Nullmailer(Client):
    """Queues, and sends by a program that goes on running."""
    name = "nullmailer"

    def version(self):
        return packaged("nullmailer")

    def prepare(self):
        for path in ("/etc/nullmailer", "/var/spool/nullmailer/queue", "/var/spool/nullmailer/tmp", "/var/spool/nullmailer/failed"):
            os.makedirs(path, exist_ok=True)
        pathlib.Path("/etc/nullmailer/remotes").write_text(f"localhost smtp --port={self.port}\n")
        pathlib.Path("/etc/nullmailer/me").write_text("laptop.test\n")
        pathlib.Path("/etc/nullmailer/pausetime").write_text("1\n")
        os.mkfifo("/var/spool/nullmailer/trigger")
        owner = pwd.getpwnam("mail")
        subprocess.run(["chown", "-R", f"{owner.pw_uid}:{owner.pw_gid}", "/var/spool/nullmailer"], check=True)
        subprocess.Popen(["setpriv", "--reuid=mail", "--regid=mail", "--clear-groups", "/usr/sbin/nullmailer-send"], stdin=subprocess.DEVNULL,
                         stdout=open(self.place / "log", "wb"), stderr=subprocess.STDOUT)

    def send(self, letter):
        self.run("/usr/bin/nullmailer-inject", "-f", SENDER, RECIPIENT, text=letter.whole())


ALL = (Swaks, Smtplib, Msmtp, Curl, Mutt, SNail, Nullmailer)


def first_word_with_digit(*command):
    done = subprocess.run(command, stdin=subprocess.DEVNULL, capture_output=True, text=True)
    return next((word.strip(",") for word in (done.stdout + done.stderr).split() if any(c.isdigit() for c in word)), "unknown")


def packaged(name):
    found = subprocess.run(["apt-cache", "show", name], capture_output=True, text=True).stdout
    return next((line.split(":", 1)[1].split(":")[-1].strip() for line in found.splitlines() if line.startswith("Version:")), "unknown")
