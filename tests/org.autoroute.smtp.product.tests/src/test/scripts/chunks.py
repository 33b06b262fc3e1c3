"""Sends a file with BDAT (RFC 3030) in chunks that end anywhere: chunks.py HOST PORT FROM TO FILE; exit status 0 when it was taken."""
import pathlib
import smtplib
import sys

SIZE = 997


def main():
    host, port, sender, recipient, name = sys.argv[1:]
    content = pathlib.Path(name).read_bytes()
    with smtplib.SMTP(host, int(port), local_hostname="laptop.test", timeout=60) as client:
        client.ehlo()
        if not client.has_extn("chunking"):
            raise SystemExit("CHUNKING is not offered")
        replies = [client.mail(sender), client.rcpt(recipient)]
        for at in range(0, len(content), SIZE):
            chunk = content[at:at + SIZE]
            last = " LAST" if at + SIZE >= len(content) else ""
            client.send(f"BDAT {len(chunk)}{last}\r\n".encode() + chunk)
            replies.append(client.getreply())
        if any(code != 250 for code, _ in replies):
            raise SystemExit(f"{replies}")


if __name__ == "__main__":
    main()
