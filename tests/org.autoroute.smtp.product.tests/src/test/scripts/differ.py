"""The same dialogues said directly to a Postfix, through the relay, with TLS and a stored login behind it and without, and through Dovecot's submission
proxy, and the replies compared.

    python3 differ.py [--product FILE] [--out FILE]

Prints Markdown tables of the differences. Those of the relay must be the ones in ALLOWED, each with its reason, and each of these must occur; those of
Dovecot are for comparison. What arrives is compared as well. Exit status 0: no other difference.
"""
import argparse
import base64
import pathlib
import re
import shutil
import socket
import subprocess
import sys
import tempfile

sys.dont_write_bytecode = True
sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent))
from world import place, relay, servers  # noqa: E402

RELAY, DOVECOT = 2525, 2541
EHLO, DATA, QUIT = "EHLO laptop.test\r\n", "DATA\r\n", "QUIT\r\n"
MAIL, RCPT, OTHER = "MAIL FROM:<a@laptop.test>\r\n", "RCPT TO:<friend@world.test>\r\n", "RCPT TO:<b@elsewhere.test>\r\n"
TEXT = "Subject: x\r\n\r\nbody\r\n..a dot\r\n.\r\n"

# A step is what is said, or a pair of that and the number of replies; the reply of step N is N in the table, 0 being the greeting.
DIALOGUES = {
    "normal": (EHLO, MAIL, RCPT, DATA, TEXT, QUIT),
    "several recipients": (EHLO, MAIL, RCPT, "RCPT TO:<second@world.test>\r\n", "RCPT TO:<third@world.test>\r\n", DATA, TEXT, QUIT),
    "a recipient refused": (EHLO, MAIL, OTHER, RCPT, DATA, TEXT, QUIT),
    "all recipients refused": (EHLO, MAIL, OTHER, "RCPT TO:<refused@world.test>\r\n", DATA, "RSET\r\n", QUIT),
    "a sender refused": (EHLO, "MAIL FROM:<refused@laptop.test>\r\n", RCPT, "RSET\r\n", MAIL, RCPT, DATA, TEXT, QUIT),
    "pipelined": (EHLO, (MAIL + RCPT + OTHER + DATA, 4), TEXT, QUIT),
    "pipelined, all refused": (EHLO, (MAIL + OTHER + OTHER + DATA, 4), "RSET\r\n", QUIT),
    "pipelined behind the dot": (EHLO, (MAIL + RCPT + DATA, 3), (TEXT + MAIL + RCPT + DATA, 4), TEXT, QUIT),
    "too big, declared": (EHLO, "MAIL FROM:<a@laptop.test> SIZE=60000\r\n", "RSET\r\n", "MAIL FROM:<a@laptop.test> SIZE=40000\r\n", RCPT, DATA, TEXT, QUIT),
    "too big, not declared": (EHLO, MAIL, RCPT, DATA, "Subject: big\r\n\r\n" + "0123456789012345678901234567890\r\n" * 2000 + ".\r\n", MAIL, QUIT),
    "8 bit": (EHLO, "MAIL FROM:<a@laptop.test> BODY=8BITMIME\r\n", RCPT, DATA, "Subject: x\r\n\r\n\xe4\xf6\xfc \xff\r\n.\r\n", QUIT),
    "UTF-8": (EHLO, "MAIL FROM:<\u00fc@laptop.test> SMTPUTF8\r\n".encode().decode("latin-1"), RCPT, DATA, TEXT, QUIT),
    "UTF-8 without saying so": (EHLO, "MAIL FROM:<\u00fc@laptop.test>\r\n".encode().decode("latin-1"), "RSET\r\n", QUIT),
    "DSN": (EHLO, "MAIL FROM:<a@laptop.test> RET=HDRS ENVID=x1\r\n", "RCPT TO:<friend@world.test> NOTIFY=FAILURE,DELAY ORCPT=rfc822;friend@world.test\r\n",
            DATA, TEXT, QUIT),
    "DSN, wrong": (EHLO, "MAIL FROM:<a@laptop.test> RET=SOME\r\n", MAIL, "RCPT TO:<friend@world.test> NOTIFY=NEVER,DELAY\r\n", QUIT),
    "RSET": (EHLO, MAIL, RCPT, "RSET\r\n", DATA, MAIL, RCPT, DATA, TEXT, QUIT),
    "NOOP": (EHLO, "NOOP\r\n", MAIL, "NOOP word\r\n", RCPT, "NOOP\r\n", DATA, TEXT, "NOOP\r\n", QUIT),
    "other commands": (EHLO, "VRFY friend@world.test\r\n", "HELP\r\n", "EXPN list\r\n", "NONSENSE\r\n", "ETRN world.test\r\n", QUIT),
    "long lines": (EHLO, MAIL, RCPT, DATA, "Subject: x\r\n\r\n" + "x" * 5000 + "\r\n.\r\n", "NOOP " + "x" * 400 + "\r\n", QUIT),
    "two messages": (EHLO, MAIL, RCPT, DATA, TEXT, MAIL, RCPT, DATA, TEXT, QUIT),
    "HELO": ("HELO laptop.test\r\n", MAIL, RCPT, DATA, TEXT, QUIT),
    "out of order": (EHLO, RCPT, DATA, MAIL, MAIL, DATA, RCPT, QUIT),
    "no hello": (MAIL, EHLO, EHLO, MAIL, RCPT, DATA, TEXT, QUIT),
    "wrong addresses": (EHLO, "MAIL FROM:\r\n", "MAIL a@laptop.test\r\n", "MAIL FROM:<a@laptop.test> FOO=BAR\r\n", MAIL, "RCPT TO:<>\r\n", "RCPT TO:\r\n",
                        "RCPT TO:<friend@world.test> FOO=BAR\r\n", QUIT),
    "from nobody": (EHLO, "MAIL FROM:<>\r\n", RCPT, DATA, TEXT, QUIT),
    "empty message": (EHLO, MAIL, RCPT, DATA, ".\r\n", QUIT),
    "lower case": ("ehlo laptop.test\r\n", "mail from:<a@laptop.test>\r\n", "rcpt to:<friend@world.test>\r\n", "data\r\n", TEXT, "quit\r\n"),
    "chunks": (EHLO, MAIL, RCPT, "BDAT 13\r\nSubject: x\r\n\r", "BDAT 7 LAST\r\n\nbody\r\n", MAIL, RCPT, "BDAT 0 LAST\r\n", QUIT),
}

# What Postfix says, what the relay says in its place, and why that is allowed.
ASKED_ITSELF = "the relay need not ask the server, and says so in its own words with the same code"
ALLOWED = {
    ("503 5.5.1 Error: send HELO/EHLO first", "503 5.5.1 Say EHLO or HELO first"): ASKED_ITSELF,
    ("503 5.5.1 Error: need MAIL command", "503 5.5.1 Say MAIL first"): ASKED_ITSELF,
    ("503 5.5.1 Error: need RCPT command", "503 5.5.1 Say MAIL first"): ASKED_ITSELF,
    ("503 5.5.1 Error: nested MAIL command", "503 5.5.1 A transaction is open already"): ASKED_ITSELF,
    ("501 5.5.4 Syntax: MAIL FROM:<address>", "501 5.1.7 Expected MAIL FROM:<address>"): ASKED_ITSELF,
    ("501 5.5.4 Syntax: RCPT TO:<address>", "501 5.1.3 Expected RCPT TO:<address>"): ASKED_ITSELF,
    ("501 5.1.3 Bad recipient address syntax", "501 5.1.3 Expected RCPT TO:<address>"): ASKED_ITSELF,
    ("501 5.5.4 Bad RET parameter syntax", "501 5.5.4 Wrong parameter value"): ASKED_ITSELF,
    ("555 5.5.4 Unsupported option: FOO=BAR", "555 5.5.4 Parameter not offered"): ASKED_ITSELF,
    ("552 5.3.4 Message size exceeds fixed limit", "552 5.3.4 Message is bigger than the server takes"): ASKED_ITSELF,
    ("552 5.3.4 Error: message file too big", "552 5.3.4 Message is bigger than the server takes"): ASKED_ITSELF,
    ("500 5.5.2 Error: command not recognized", "500 5.5.2 Command not known"): ASKED_ITSELF,
    ("554 5.5.1 Error: no valid recipients", "503 5.5.1 No recipient was accepted"): "RFC 5321 section 3.3 allows both codes",
    ("500 5.5.2 Error: command not recognized", "502 5.5.1 Command not offered"): "the relay knows EXPN and hides it",
    ("500 5.5.2 Error: command not recognized", "214 2.0.0 Commands: EHLO HELO MAIL RCPT DATA RSET NOOP VRFY HELP QUIT"): "the relay has a HELP of its own",
    ("214 2.0.0 Commands: AUTH BDAT DATA EHLO ETRN HELO HELP MAIL NOOP QUIT RCPT RSET STARTTLS VRFY XCLIENT XFORWARD",
     "214 2.0.0 Commands: EHLO HELO MAIL RCPT DATA RSET NOOP VRFY HELP QUIT"): "the same, where Postfix has one of its own, as since Debian 13",
    ("252 2.0.0 friend@world.test", "252 2.5.2 Cannot verify the user; send some mail, and the server will say"): "VRFY is not passed on",
    ("459 <world.test>: service unavailable", "502 5.5.1 Command not offered"): "ETRN is hidden",
    ("250 2.1.0 Ok", "553 5.6.7 Only ASCII is taken here without SMTPUTF8"): "RFC 6531 section 3.5; Postfix is generous",
    ("250 2.1.0 Ok", "(closed)"): "behind a message that turned out too big the session ends, because what remains of it would have to be read to be thrown away",
    ("221 2.0.0 Bye", "(closed)"): "the same session",
}
# The same where a server answers slowly, as one behind TLS does on a busy machine, and MAIL is answered ahead of it.
AHEAD = {
    ("554 5.7.1 <refused@laptop.test>: Sender address rejected: Access denied", "250 2.1.0 Ok"): "MAIL waits for the first recipient",
    ("503 5.5.1 Error: need MAIL command", "554 5.7.1 <refused@laptop.test>: Sender address rejected: Access denied"): "the refusal of the sender",
}
# What the relay has behind it, in the order of its list.
WAYS = ("plain", "login")
# Keywords of EHLO that the relay hides.
HIDDEN = {"ETRN", "VRFY"}


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--product")
    parser.add_argument("--out")
    chosen = parser.parse_args()
    launcher = relay.find(chosen.product)
    place.enter()
    directory = pathlib.Path(tempfile.mkdtemp(prefix="autoroute-differ"))
    directory.chmod(0o755)
    try:
        text, wrong = compare(directory, launcher)
    finally:
        shutil.rmtree(directory, ignore_errors=True)
    print(text)
    if chosen.out:
        pathlib.Path(chosen.out).write_text(text + "\n", encoding="utf-8")
    for line in wrong:
        print(line, file=sys.stderr)
    return 1 if wrong else 0


class StrictPostfix(servers.Postfix):
    lines = ("message_size_limit = 50000", "smtpd_relay_restrictions = reject_unauth_destination",
             "smtpd_sender_restrictions = check_sender_access inline:{refused@laptop.test=REJECT}",
             "smtpd_recipient_restrictions = check_recipient_access inline:{{refused@world.test = 550 5.1.1 no such person}}",
             "smtpd_delay_reject = no", "smtpd_helo_required = yes", "smtputf8_enable = yes", "smtpd_error_sleep_time = 0",
             "smtpd_forbid_unauth_pipelining = no")
    # It refuses at once, so nobody would come to the login.
    unknown = ""


def compare(directory, launcher):
    certificate, key, fingerprint = place.certificate(directory)
    postfix = StrictPostfix(directory, certificate, key)
    servers.DovecotAuth(directory).start()
    postfix.start()
    submission(directory, postfix.port("plain"))
    program = relay.Relay(launcher, directory, RELAY, [f"127.0.0.1:{postfix.port('plain')} tls=none",
                                                       f"127.0.0.1:{postfix.port('login')} tls=starttls pin={fingerprint} login=password user={servers.USER}"])
    program.start()
    program.ask("login.set", number=2, secret=servers.PASSWORD)
    servers.until(lambda: listens(postfix.port("plain")) and listens(DOVECOT), "Postfix and Dovecot", 30)
    wrong, seen, others, replies = [], {}, [], 0
    known = {}
    for name, dialogue in DIALOGUES.items():
        known[name] = hear(postfix, postfix.port("plain"), dialogue)
    for number, way in enumerate(WAYS, 1):
        program.use(number)
        for name, dialogue in DIALOGUES.items():
            (direct, direct_mail), (through, through_mail) = known[name], hear(postfix, RELAY, dialogue)
            if direct_mail != through_mail:
                wrong.append(f"{name}, {way}: arrived directly {direct_mail}, through the relay {through_mail}")
            for step, (one, other) in enumerate(zip(direct, through)):
                if one != other and not is_shorter_offer(one, other):
                    seen.setdefault((one, other), {}).setdefault(f"{name} {step}", []).append(way)
    if postfix.log().count(f"sasl_username={servers.USER}") < len(DIALOGUES) // 2:
        wrong.append("the relay did not log in")
    for name, dialogue in DIALOGUES.items():
        (direct, direct_mail), (dovecot, dovecot_mail) = known[name], hear(postfix, DOVECOT, dialogue, login=True)
        replies += len(direct)
        others += [(name, step, one, third) for step, (one, third) in enumerate(zip(direct, dovecot)) if one != third]
        if direct_mail != dovecot_mail:
            others.append((name, "arrived", len(direct_mail), len(dovecot_mail)))
    wrong += [f"{', '.join(where)}: directly {pair[0]!r}, through the relay {pair[1]!r}" for pair, where in seen.items() if pair not in {**ALLOWED, **AHEAD}]
    # Of what one version of Postfix says so and another one otherwise, one is enough.
    heard = {through for _, through in seen}
    wrong += [f"{pair} is allowed and did not occur" for pair in ALLOWED if pair not in seen and (pair[1] not in heard or "Commands:" not in pair[1])]
    wrong += program.complaints()
    program.stop()
    return report(seen, others, replies), wrong


def is_shorter_offer(direct, through):
    """Answers to EHLO that differ only in what the relay hides."""
    offered = [set(re.findall(r"[A-Z][A-Z0-9]+", text)) for text in (direct, through)]
    return direct.startswith("250 8BITMIME") and offered[0] - HIDDEN == offered[1]


def submission(directory, port):
    """Dovecot's proxy as its manual sets it up: it always wants a login."""
    home = directory / "submission"
    home.mkdir(mode=0o755)
    (home / "passwd").write_text(f"{servers.USER}:{{PLAIN}}{servers.PASSWORD}::::::\n")
    old = servers.output("/usr/sbin/dovecot", "--version").startswith("2.3")
    (home / "dovecot.conf").write_text(servers.dovecot(home, *([f"mail_location = maildir:{home}/mail"] if old else
                                                                ["mail_driver = maildir", f"mail_path = {home}/mail"]), f"""
protocols = submission
listen = 127.0.0.1
auth_mechanisms = plain
hostname = dovecot.test
submission_relay_host = 127.0.0.1
submission_relay_port = {port}
submission_relay_trusted = no
submission_max_mail_size = {0 if old else "unlimited"}
default_login_user = nobody
default_internal_user = nobody
first_valid_uid = 1
service submission-login {{
  chroot =
  inet_listener submission {{
    port = {DOVECOT}
  }}
}}
"""))
    subprocess.run(["chown", "-R", "nobody:nogroup", str(home)], check=True)
    subprocess.Popen(["/usr/sbin/dovecot", "-F", "-c", str(home / "dovecot.conf")], stdin=subprocess.DEVNULL)


def listens(port):
    try:
        with socket.create_connection(("127.0.0.1", port), 5) as connection:
            connection.settimeout(10)
            return connection.recv(3) == b"220"
    except OSError:
        return False


def hear(postfix, port, dialogue, login=False):
    """The replies, greeting first, with what differs each time taken out; and the bodies that arrived because of it."""
    before = set(postfix.mail.rglob("new/*"))
    replies = []
    with socket.create_connection(("127.0.0.1", port), 20) as connection:
        connection.settimeout(20)
        stream = connection.makefile("rb")
        replies.append(reply(stream))
        for step in dialogue:
            said, count = step if isinstance(step, tuple) else (step, 1)
            try:
                connection.sendall(said.encode("latin-1"))
            except OSError:
                pass
            replies.extend(reply(stream) for _ in range(count))
            if login and said[:4].upper() in ("EHLO", "HELO"):
                secret = base64.b64encode(f"\0{servers.USER}\0{servers.PASSWORD}".encode()).decode()
                connection.sendall(f"AUTH PLAIN {secret}\r\n".encode())
                reply(stream)
                login = False
    servers.until(lambda: not any(path.is_file() for part in ("incoming", "active") for path in (postfix.place / "queue" / part).rglob("*")),
                  lambda: f"an empty queue: {postfix.log()[-800:]}", 20)
    new = set(postfix.mail.rglob("new/*")) - before
    return replies, sorted(path.read_bytes().partition(b"\n\n")[2] for path in new)


def reply(stream):
    lines = []
    while True:
        try:
            line = stream.readline(100_000).decode("latin-1")
        except OSError as silent:
            return f"({type(silent).__name__})"
        lines.append(line.strip("\r\n"))
        if not line or line[3:4] != "-":
            break
    text = "\n".join(lines) or "(closed)"
    # The name of the file differs each time; how many octets it has is said when the message comes in chunks, as the relay sends it on a slow line.
    text = re.sub(r"(\d+ bytes )?queued as \w+", "queued as ID", text)
    if text.startswith("220"):
        return "220"
    if len(lines) > 1 and lines[0].startswith("250-"):
        # Keywords of EHLO in any order, behind the server's name.
        return "250 " + " ".join(sorted(line[4:] for line in lines[1:]))
    return "250 (name)" if re.fullmatch(r"250 [\w.-]+\.\w+|250 [\w-]+|250 \[[\d.]+\]", text) else text


def report(seen, others, replies):
    lines = ["| Postfix says | through the relay | where | why |", "|---|---|---|---|"]
    lines += [f"| {one} | {other} | {', '.join(where)} | {({**ALLOWED, **AHEAD}).get((one, other), '**not allowed**')} |" for (one, other), where in seen.items()]
    named = [row for row in others if row[1] == "arrived" or str(row[2])[:3] != str(row[3])[:3]]
    lines += ["", f"{len(DIALOGUES)} dialogues, {replies} replies: {sum(map(len, seen.values()))} differ through the relay, as above, "
              f"{sum(row[1] != 'arrived' for row in others)} through Dovecot {servers.output('/usr/sbin/dovecot', '--version').split()[0]}, "
              "of which these in more than words:", "", "| dialogue | reply | Postfix says | through Dovecot |", "|---|---:|---|---|"]
    lines += ["| " + " | ".join(map(str, row)) + " |" for row in named]
    return "\n".join(lines)


if __name__ == "__main__":
    sys.exit(main())
