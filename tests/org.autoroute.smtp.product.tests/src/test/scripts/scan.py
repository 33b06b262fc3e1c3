"""Tries attempts at an SMTP server, each on a connection of its own and said at once, as a scanner in a hurry does: scan.py HOST PORT

Standard input: a JSON list of texts. Prints a JSON list: of each attempt the first line heard, and whether another came after it.
"""
import json
import socket
import sys


def attempt(host, port, text):
    with socket.create_connection((host, port), 10) as connection:
        connection.settimeout(10)
        heard = b""
        try:
            connection.sendall(text.encode("latin-1"))
            while part := connection.recv(4096):
                heard += part
        except ConnectionError:
            pass
        greeting, _, more = heard.decode("latin-1").partition("\r\n")
        return {"greeting": greeting, "more": bool(more)}


def main():
    json.dump([attempt(sys.argv[1], int(sys.argv[2]), text) for text in json.load(sys.stdin)], sys.stdout)


if __name__ == "__main__":
    main()
