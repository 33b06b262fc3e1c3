"""aiosmtpd with a Maildir: aio.py DIRECTORY CERTIFICATE KEY and the ports in the order of servers.MODES."""
import itertools
import os
import pathlib
import signal
import ssl
import sys

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import AuthResult, LoginPassword

HERE = pathlib.Path(__file__).resolve().parent.parent
sys.path.insert(0, str(HERE))
from world import servers  # noqa: E402


class Mailbox:
    def __init__(self, directory):
        self.directory = directory
        self.numbers = itertools.count()

    async def handle_DATA(self, server, session, envelope):
        name = self.directory / f"{os.getpid()}.{next(self.numbers)}"
        name.with_suffix(".part").write_bytes(envelope.original_content)
        name.with_suffix(".part").rename(name)
        return "250 2.0.0 kept"


def right(server, session, envelope, mechanism, data):
    known = isinstance(data, LoginPassword) and (data.login, data.password) == (servers.USER.encode(), servers.PASSWORD.encode())
    return AuthResult(success=known)


def main():
    directory, certificate, key, *ports = sys.argv[1:]
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    context.load_cert_chain(certificate, key)
    mailbox = Mailbox(pathlib.Path(directory))
    plain, starttls, implicit, login = map(int, ports)
    common = {"hostname": "127.0.0.1", "data_size_limit": 200_000_000, "decode_data": False}
    for controller in (Controller(mailbox, port=plain, **common),
                       Controller(mailbox, port=starttls, tls_context=context, require_starttls=True, **common),
                       Controller(mailbox, port=implicit, ssl_context=context, **common),
                       Controller(mailbox, port=login, tls_context=context, require_starttls=True, authenticator=right, auth_required=True, **common)):
        controller.start()
    print("listening", flush=True)
    signal.pause()


if __name__ == "__main__":
    main()
