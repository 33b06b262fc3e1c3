"""What another user can reach: reach.py USER SOCKET FILE... becomes that user, asks on the control socket, and opens each file.

Prints a JSON object: what came of the socket ("answered" or the error's name), and the files that can be seen or opened.
"""
import json
import os
import pwd
import socket
import sys


def ask(path):
    try:
        with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as control:
            control.settimeout(10)
            control.connect(path)
            control.sendall(b'{"command":"status","arguments":{},"locale":"en"}\n')
            return "answered" if control.recv(1) else "closed"
    except OSError as refused:
        return type(refused).__name__


def main():
    user = pwd.getpwnam(sys.argv[1])
    os.setgroups([])
    os.setgid(user.pw_gid)
    os.setuid(user.pw_uid)
    json.dump({"socket": ask(sys.argv[2]), "files": [path for path in sys.argv[3:] if os.path.exists(path) or os.access(path, os.R_OK)]}, sys.stdout)


if __name__ == "__main__":
    main()
