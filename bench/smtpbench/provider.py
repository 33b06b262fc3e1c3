"""A provider as there are many: Postfix with STARTTLS and a login through Dovecot, with CHUNKING on one port and without it on another. Keeps no mail."""
import os
import pathlib
import subprocess
import time

from .targets import Broken, Server

USER = "bench"
PASSWORD = "slow-line"
CHUNKING = 587
PLAIN = 588

MAIN = """
compatibility_level = 3.6
queue_directory = {root}/queue
data_directory = {root}/data
maillog_file = {root}/mail.log
maillog_file_prefixes = {root}
inet_interfaces = {address}
inet_protocols = ipv4
myhostname = provider.example
mydestination =
default_transport = discard:
alias_maps =
smtpd_tls_cert_file = {root}/certificate.pem
smtpd_tls_key_file = {root}/key.pem
smtpd_tls_security_level = encrypt
smtpd_sasl_auth_enable = yes
smtpd_sasl_type = dovecot
smtpd_sasl_path = {root}/auth
smtpd_relay_restrictions = permit_sasl_authenticated, reject
smtpd_client_connection_rate_limit = 0
smtpd_peername_lookup = no
"""

MASTER = """
{chunking} inet n - n - - smtpd
{plain} inet n - n - - smtpd -o smtpd_discard_ehlo_keywords=chunking
pickup unix n - n 60 1 pickup
cleanup unix n - n - 0 cleanup
qmgr unix n - n 300 1 qmgr
tlsmgr unix - - n 1000? 1 tlsmgr
rewrite unix - - n - - trivial-rewrite
bounce unix - - n - 0 bounce
defer unix - - n - 0 bounce
trace unix - - n - 0 bounce
error unix - - n - - error
discard unix - - n - - discard
anvil unix - - n - 1 anvil
proxymap unix - - n - - proxymap
showq unix n - n - - showq
postlog unix-dgram n - n - 1 postlogd
"""

DOVECOT = """
protocols =
base_dir = {root}/dovecot
log_path = {root}/dovecot.log
ssl = no
default_internal_user = {user}
default_login_user = {user}
auth_mechanisms = plain login
passdb {{
  driver = passwd-file
  args = {root}/users
}}
userdb {{
  driver = static
  args = uid=65534 gid=65534 home=/nonexistent
}}
service auth {{
  unix_listener {root}/auth {{
    mode = 0666
  }}
}}
"""


class Provider:
    """Ends with the context. Must be root."""

    def __init__(self, root, inside, address):
        self.root = pathlib.Path(root)
        self.inside = inside
        self.address = address
        self.dovecot = None

    def run(self, *words, check=True):
        done = subprocess.run([*self.inside, *words], capture_output=True, timeout=60, check=False)
        if check and done.returncode != 0:
            raise Broken(f"{' '.join(words)}: {done.stderr.decode(errors='replace')}")
        return done.stdout.decode(errors="replace")

    def __enter__(self):
        os.chmod(self.root, 0o755)
        for directory in ("queue", "data", "postfix", "dovecot"):
            (self.root / directory).mkdir()
        self.run("chown", "postfix", str(self.root / "data"))
        self.run("openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-days", "2", "-subj",
                 "/CN=provider.example", "-addext", f"subjectAltName=IP:{self.address}", "-keyout", str(self.root / "key.pem"),
                 "-out", str(self.root / "certificate.pem"))
        words = {"root": self.root, "address": self.address, "user": "dovenull" if self.known("dovenull") else "nobody", "chunking": CHUNKING,
                 "plain": PLAIN}
        (self.root / "users").write_text(f"{USER}:{{PLAIN}}{PASSWORD}\n", encoding="ascii")
        (self.root / "dovecot.conf").write_text(DOVECOT.format(**words), encoding="ascii")
        (self.root / "postfix" / "main.cf").write_text(MAIN.format(**words), encoding="ascii")
        (self.root / "postfix" / "master.cf").write_text(MASTER.format(**words), encoding="ascii")
        self.dovecot = Server("dovecot", [*self.inside, "dovecot", "-F", "-c", str(self.root / "dovecot.conf")], 0)
        self.run("postfix", "-c", str(self.root / "postfix"), "start")
        begin = time.monotonic()
        while not (self.root / "auth").exists():
            if time.monotonic() - begin > 20:
                raise Broken("dovecot does not listen: " + (self.root / "dovecot.log").read_text(errors="replace"))
            time.sleep(0.05)
        return self

    @staticmethod
    def known(user):
        return subprocess.run(["id", user], capture_output=True, timeout=10, check=False).returncode == 0

    def __exit__(self, *_):
        self.run("postfix", "-c", str(self.root / "postfix"), "stop", check=False)
        if self.dovecot is not None:
            self.dovecot.stop()

    def fingerprint(self):
        line = self.run("openssl", "x509", "-in", str(self.root / "certificate.pem"), "-noout", "-fingerprint", "-sha256")
        return line.strip().split("=", 1)[1]

    def taken(self):
        """Messages that were taken from clients that had logged in."""
        log = self.root / "mail.log"
        return log.read_text(errors="replace").count("sasl_username=") if log.exists() else 0
