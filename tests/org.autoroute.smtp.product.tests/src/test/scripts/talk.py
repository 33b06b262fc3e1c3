"""Says lines to an SMTP server and prints what it hears, as one JSON list of replies (the greeting first).

talk.py HOST PORT [TIMEOUT]     standard input: a JSON list; each element is said as it stands (latin-1) and one reply is awaited,
                                an element that is a list of two is said and its number of replies is awaited.
The reply of a connection that ends is "".
"""
import json
import socket
import sys


def reply(stream):
    lines = []
    while True:
        line = stream.readline(100000)
        if not line:
            return "".join(lines)
        lines.append(line.decode("latin-1"))
        if line[3:4] != b"-":
            return "".join(lines)


def main():
    host, port = sys.argv[1], int(sys.argv[2])
    limit = float(sys.argv[3]) if len(sys.argv) > 3 else 20.0
    steps = json.load(sys.stdin)
    heard = []
    try:
        with socket.create_connection((host, port), limit) as connection:
            connection.settimeout(limit)
            stream = connection.makefile("rb")
            heard.append(reply(stream))
            for step in steps:
                text, count = step if isinstance(step, list) else (step, 1)
                connection.sendall(text.encode("latin-1"))
                heard.extend(reply(stream) for _ in range(count))
    except OSError as problem:
        heard.append(f"! {problem}")
    json.dump(heard, sys.stdout)


if __name__ == "__main__":
    main()
