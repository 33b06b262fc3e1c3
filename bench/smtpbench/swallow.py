"""An SMTP server that takes large messages as fast as Python reads: one thread a connection, only the tail is looked at.

Prints the octets of each message (dot-stuffed, end of data included) as a line of its own.
"""
import socket
import sys
import threading

END = b"\r\n.\r\n"
CHUNK = 1 << 20


def session(connection):
    connection.settimeout(60)
    with connection:
        connection.sendall(b"220 swallow ESMTP\r\n")
        buffer = bytearray()
        view = memoryview(bytearray(CHUNK))
        while True:
            line = command(connection, buffer)
            verb = line[:4].upper()
            if not line or verb == b"QUIT":
                connection.sendall(b"221 bye\r\n")
                return
            if verb == b"DATA":
                connection.sendall(b"354 go on\r\n")
                print(swallow(connection, view, buffer), flush=True)
                connection.sendall(b"250 2.0.0 taken\r\n")
            elif verb == b"EHLO":
                connection.sendall(b"250-swallow\r\n250-SIZE\r\n250-8BITMIME\r\n250-ENHANCEDSTATUSCODES\r\n250 PIPELINING\r\n")
            else:
                connection.sendall(b"250 2.0.0 ok\r\n")


def command(connection, buffer):
    while b"\n" not in buffer:
        part = connection.recv(4096)
        if not part:
            return b""
        buffer += part
    end = buffer.index(b"\n") + 1
    line = bytes(buffer[:end])
    del buffer[:end]
    return line


def swallow(connection, view, buffer):
    total = len(buffer)
    tail = bytes(buffer[-len(END):])
    buffer.clear()
    while not tail.endswith(END):
        count = connection.recv_into(view)
        if count == 0:
            raise ConnectionError("ended inside a message")
        total += count
        tail = (tail + bytes(view[max(0, count - len(END)):count]))[-len(END):]
    return total


def guarded(connection):
    try:
        session(connection)
    except OSError as problem:
        print(problem, file=sys.stderr, flush=True)


def main():
    with socket.create_server(("127.0.0.1", int(sys.argv[1])), backlog=128) as server:
        while True:
            connection, _ = server.accept()
            threading.Thread(target=guarded, args=(connection,), daemon=True).start()


if __name__ == "__main__":
    main()
