"""Sends files with Python's smtplib in one session: send_smtplib.py HOST PORT FROM TO FILE... ; exit status 0 when all were taken."""
import pathlib
import smtplib
import sys


def main():
    host, port, sender, recipient, *files = sys.argv[1:]
    with smtplib.SMTP(host, int(port), timeout=60) as client:
        for name in files:
            client.sendmail(sender, [recipient], pathlib.Path(name).read_bytes())


if __name__ == "__main__":
    main()
