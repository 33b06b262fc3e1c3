"""DKIM (RFC 6376) with Debian's dkimpy; run it with the system's own Python.

signed.py sign PRIVATE_KEY FILE     prints the message with a signature in front, canonicalisation simple/simple, which forgives nothing
signed.py verify PUBLIC_KEY FILE    prints "valid" or "invalid"; PUBLIC_KEY is PEM, asked for in place of the name service
"""
import pathlib
import sys

import dkim


def record(pem):
    return b"v=DKIM1; k=rsa; p=" + b"".join(line for line in pem.splitlines() if not line.startswith(b"-"))


def main():
    action, key, message = sys.argv[1], pathlib.Path(sys.argv[2]).read_bytes(), pathlib.Path(sys.argv[3]).read_bytes()
    if action == "sign":
        headers = [b"from", b"to", b"subject", b"date", b"message-id", b"mime-version", b"content-type"]
        signature = dkim.sign(message, b"key", b"laptop.test", key, canonicalize=(b"simple", b"simple"), include_headers=headers)
        sys.stdout.buffer.write(signature + message)
    else:
        valid = dkim.verify(message, dnsfunc=lambda name, timeout=5: record(key) if name == b"key._domainkey.laptop.test." else None)
        print("valid" if valid else "invalid")


if __name__ == "__main__":
    main()
