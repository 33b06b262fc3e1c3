"""Joins standard input and output to a TCP connection: bridge.py HOST PORT. Ends when the server does, after 120 s at the latest."""
import os
import socket
import sys
import threading


def copy_in(connection):
    while part := os.read(0, 65536):
        connection.sendall(part)
    connection.shutdown(socket.SHUT_WR)


def guarded(connection):
    try:
        copy_in(connection)
    except OSError as problem:
        print(problem, file=sys.stderr)


def main():
    with socket.create_connection((sys.argv[1], int(sys.argv[2])), 20.0) as connection:
        connection.settimeout(120.0)
        threading.Thread(target=guarded, args=(connection,), daemon=True).start()
        while part := connection.recv(65536):
            os.write(1, part)


if __name__ == "__main__":
    main()
