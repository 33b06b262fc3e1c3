"""Mail servers at ports of the loopback interface, each in four ways: plain, with STARTTLS, with TLS from the first octet, and with STARTTLS and login.

Each is a class with the ports, start() and delivered(), which gives the content of every message in its mailbox, CRLF made LF.
"""
import os
import pathlib
import pwd
import subprocess
import sys
import time

from . import place

USER, PASSWORD = "friend", "pass word"
DOMAIN = "world.test"
MODES = ("plain", "starttls", "implicit", "login")


class Server:
    """A program that listens; ends with the namespace."""
    name = ""
    first_port = 0

    def __init__(self, directory, certificate, key):
        self.place = directory / self.name.lower()
        self.place.mkdir(mode=0o755)
        self.certificate = certificate
        self.key = key
        self.mail = self.place / "mail"
        self.mail.mkdir()
        self.process = None

    def port(self, mode):
        return self.first_port + MODES.index(mode)

    def launch(self, *command, **more):
        log = open(self.place / "output", "ab")
        self.process = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=log, stderr=log, **more)

    def log(self):
        return "\n".join(path.read_text(errors="replace") for path in (self.place / "output", self.place / "log", self.place / "spool/log/mainlog",
                                                                       self.place / "spool/log/paniclog") if path.is_file())

    def delivered(self):
        return [path.read_bytes().replace(b"\r\n", b"\n") for path in sorted(self.mail.rglob("new/*")) if path.is_file()]


class Postfix(Server):
    name = "Postfix"
    first_port = 2501
    lines = ()
    # Behind the login; what is refused otherwise.
    unknown = " -o smtpd_client_restrictions=permit_sasl_authenticated,reject"

    def version(self):
        return output("postconf", "-d", "-h", "mail_version")

    def start(self):
        for name in ("etc", "queue", "data"):
            (self.place / name).mkdir()
        owner = pwd.getpwnam("postfix")
        for path in (self.place / "data", self.mail):
            os.chown(path, owner.pw_uid, owner.pw_gid)
        (self.place / "etc/main.cf").write_text("\n".join([
            "compatibility_level = 3.6", f"queue_directory = {self.place}/queue", f"data_directory = {self.place}/data",
            f"maillog_file = {self.place}/log", f"maillog_file_prefixes = {self.place}", "myhostname = postfix.test", "mydestination =",
            "inet_interfaces = 127.0.0.1", "inet_protocols = ipv4", "mynetworks = 127.0.0.0/8",
            "smtpd_relay_restrictions = permit_mynetworks, reject", f"virtual_mailbox_domains = {DOMAIN}",
            f"virtual_mailbox_base = {self.mail}", "virtual_mailbox_maps = static:friend/", f"virtual_uid_maps = static:{owner.pw_uid}",
            f"virtual_gid_maps = static:{owner.pw_gid}", "virtual_minimum_uid = 1", "alias_maps =", "alias_database =", "biff = no",
            "disable_dns_lookups = yes", f"smtpd_tls_cert_file = {self.certificate}", f"smtpd_tls_key_file = {self.key}",
            "smtpd_tls_session_cache_database =", "smtpd_sasl_type = dovecot", f"smtpd_sasl_path = {self.place}/../dovecot/auth",
            "smtpd_sasl_security_options = noanonymous", "smtpd_client_connection_count_limit = 0", *self.lines]) + "\n")
        login = "-o smtpd_sasl_auth_enable=yes -o smtpd_tls_auth_only=yes" + self.unknown
        (self.place / "etc/master.cf").write_text(
            f"{self.port('plain')} inet n - n - - smtpd\n"
            f"{self.port('starttls')} inet n - n - - smtpd -o smtpd_tls_security_level=encrypt\n"
            f"{self.port('implicit')} inet n - n - - smtpd -o smtpd_tls_wrappermode=yes\n"
            f"{self.port('login')} inet n - n - - smtpd -o smtpd_tls_security_level=encrypt {login}\n"
            "pickup unix n - n 60 1 pickup\ncleanup unix n - n - 0 cleanup\nqmgr unix n - n 300 1 qmgr\nrewrite unix - - n - - trivial-rewrite\n"
            "bounce unix - - n - 0 bounce\ndefer unix - - n - 0 bounce\ntrace unix - - n - 0 bounce\nverify unix - - n - 1 verify\n"
            "error unix - - n - - error\nretry unix - - n - - error\nvirtual unix - n n - - virtual\nanvil unix - - n - 1 anvil\n"
            "scache unix - - n - 1 scache\nproxymap unix - - n - - proxymap\ntlsmgr unix - - n 1000? 1 tlsmgr\n"
            "postlog unix-dgram n - n - 1 postlogd\n")
        subprocess.run(["postfix", "-c", str(self.place / "etc"), "start"], check=True, stdin=subprocess.DEVNULL, capture_output=True)


class Exim(Server):
    name = "Exim"
    first_port = 2511

    def version(self):
        return output("/usr/sbin/exim4", "-bV").split()[2]

    def start(self):
        owner = pwd.getpwnam("Debian-exim")
        (self.place / "spool").mkdir()
        for path in (self.place / "spool", self.mail):
            os.chown(path, owner.pw_uid, owner.pw_gid)
        ports = " : ".join(str(self.port(mode)) for mode in MODES)
        (self.place / "exim.conf").write_text(f"""
exim_user = Debian-exim
exim_group = Debian-exim
spool_directory = {self.place}/spool
log_file_path = {self.place}/spool/log/%slog
primary_hostname = exim.test
domainlist ours = {DOMAIN}
local_interfaces = 127.0.0.1
daemon_smtp_ports = {ports}
tls_on_connect_ports = {self.port('implicit')}
tls_advertise_hosts = ${{if or{{{{eq{{$received_port}}{{{self.port('starttls')}}}}}{{eq{{$received_port}}{{{self.port('login')}}}}}}}{{*}}}}
tls_certificate = {self.certificate}
tls_privatekey = {self.key}
auth_advertise_hosts = ${{if eq{{$tls_in_cipher}}{{}}{{}}{{${{if eq{{$received_port}}{{{self.port('login')}}}{{*}}}}}}}}
acl_smtp_mail = sender
acl_smtp_rcpt = recipient
acl_smtp_data = content
host_lookup =
rfc1413_hosts =
smtp_accept_max_per_host = 0
chunking_advertise_hosts = *
prdr_enable = false
keep_environment =
smtp_accept_max = 200
queue_only = false
begin acl
sender:
  deny message = STARTTLS first
       condition = ${{if eq{{$received_port}}{{{self.port('plain')}}}{{no}}{{yes}}}}
       !encrypted = *
  deny message = log in first
       condition = ${{if eq{{$received_port}}{{{self.port('login')}}}}}
       !authenticated = *
  accept
recipient:
  accept domains = +ours
  deny message = relay not permitted
content:
  accept
begin routers
mailbox:
  driver = accept
  domains = +ours
  transport = maildir
begin transports
maildir:
  driver = appendfile
  directory = {self.mail}
  maildir_format
  create_directory
  user = Debian-exim
  group = Debian-exim
begin authenticators
plain:
  driver = plaintext
  public_name = PLAIN
  server_condition = ${{if and{{{{eq{{$auth2}}{{{USER}}}}}{{eq{{$auth3}}{{{PASSWORD}}}}}}}}}
  server_set_id = $auth2
""")
        self.launch("/usr/sbin/exim4", "-C", str(self.place / "exim.conf"), "-bdf", "-q1h")


class OpenSmtpd(Server):
    name = "OpenSMTPD"
    first_port = 2521

    def version(self):
        return output("/usr/sbin/smtpd", "-h").splitlines()[0].split()[-1]

    def start(self):
        owner = pwd.getpwnam("nobody")
        os.chown(self.mail, owner.pw_uid, owner.pw_gid)
        for path, mode, user in (("/var/spool/smtpd", 0o711, "root"), ("/var/lib/opensmtpd/empty", 0o755, "root")):
            os.makedirs(path, exist_ok=True)
            os.chmod(path, mode)
        crypted = output("openssl", "passwd", "-6", PASSWORD)
        (self.place / "credentials").write_text(f"{USER} {crypted}\n")
        (self.place / "key.pem").write_bytes(self.key.read_bytes())
        (self.place / "key.pem").chmod(0o600)
        (self.place / "smtpd.conf").write_text(f"""
pki localhost cert "{self.certificate}"
pki localhost key "{self.place}/key.pem"
table credentials file:{self.place}/credentials
table people {{ "@" = nobody }}
smtp max-message-size "200M"
listen on lo port {self.port('plain')} hostname opensmtpd.test
listen on lo port {self.port('starttls')} tls-require pki localhost hostname opensmtpd.test
listen on lo port {self.port('implicit')} smtps pki localhost hostname opensmtpd.test
listen on lo port {self.port('login')} tls-require pki localhost auth <credentials> hostname opensmtpd.test
action "mailbox" maildir "{self.mail}" virtual <people>
match from any for domain "{DOMAIN}" action "mailbox"
""")
        self.launch("/usr/sbin/smtpd", "-d", "-f", str(self.place / "smtpd.conf"))


class Aiosmtpd(Server):
    name = "aiosmtpd"
    first_port = 2531

    def version(self):
        return output(sys.executable, "-c", "import aiosmtpd; print(aiosmtpd.__version__)")

    def start(self):
        (self.mail / "new").mkdir()
        self.launch(sys.executable, str(pathlib.Path(__file__).with_name("aio.py")), str(self.mail / "new"), str(self.certificate), str(self.key),
                    *(str(self.port(mode)) for mode in MODES))


def dovecot(place, *lines):
    """A configuration with the users of the file "passwd" in that directory. Before 2.4, which Debian has since 13, it was another one."""
    if output("/usr/sbin/dovecot", "--version").startswith("2.3"):
        users = f"""disable_plaintext_auth = no
passdb {{
  driver = passwd-file
  args = {place}/passwd
}}
userdb {{
  driver = static
  args = uid=nobody gid=nogroup home={place}
}}"""
        first = ()
    else:
        users = f"""auth_allow_cleartext = yes
passdb passwd-file {{
  passwd_file_path = {place}/passwd
}}
userdb static {{
  fields {{
    uid = nobody
    gid = nogroup
    home = {place}
  }}
}}"""
        first = ("dovecot_config_version = 2.4.0", "dovecot_storage_version = 2.4.0")
    return "\n".join([*first, f"base_dir = {place}/run", f"state_dir = {place}/run", f"log_path = {place}/log", "ssl = no", users, *lines]) + "\n"


class DovecotAuth:
    """What Postfix asks whether a login is right."""

    def __init__(self, directory):
        self.place = directory / "dovecot"
        self.place.mkdir(mode=0o755)

    def start(self):
        (self.place / "passwd").write_text(f"{USER}:{{PLAIN}}{PASSWORD}::::::\n")
        (self.place / "dovecot.conf").write_text(dovecot(self.place, "protocols =", "auth_mechanisms = plain login", f"""
service auth {{
  unix_listener {self.place}/auth {{
    mode = 0666
  }}
}}
"""))
        subprocess.Popen(["/usr/sbin/dovecot", "-F", "-c", str(self.place / "dovecot.conf")], stdin=subprocess.DEVNULL)
        until(lambda: (self.place / "auth").exists(), "Dovecot's authentication")


ALL = (Postfix, Exim, OpenSmtpd, Aiosmtpd)


def output(*command):
    done = subprocess.run(command, stdin=subprocess.DEVNULL, capture_output=True, text=True)
    return (done.stdout + done.stderr).strip()


def until(condition, what, limit=30.0):
    end = time.monotonic() + limit
    while not condition():
        if time.monotonic() > end:
            raise AssertionError(f"not within {limit} s: {what() if callable(what) else what}")
        time.sleep(0.02)
