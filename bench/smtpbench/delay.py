"""A line between two network namespaces that delays every packet by the same time, made of two tun devices, so that no kernel module is needed."""
import collections
import fcntl
import os
import select
import struct
import subprocess
import threading
import time

TUNSETIFF = 0x400454ca
IFF_TUN = 0x0001
IFF_NO_PI = 0x1000
PACKET = 65536


def ip(*words):
    subprocess.run(["ip", *words], check=True, capture_output=True, timeout=10)


class Line:
    """Two namespaces and the line between them; ends with the context."""

    def __init__(self, one_way, name, here="10.66.0.1", there="10.66.0.2"):
        self.one_way = one_way
        self.spaces = (f"{name}-here", f"{name}-there")
        self.addresses = (here, there)
        self.devices = []
        self.stopping = threading.Event()
        self.carrier = threading.Thread(target=self.carry, name="line", daemon=True)

    def __enter__(self):
        for space, own, peer in zip(self.spaces, self.addresses, reversed(self.addresses)):
            ip("netns", "add", space)
            device = os.open("/dev/net/tun", os.O_RDWR | os.O_NONBLOCK)
            name = space[-15:]
            fcntl.ioctl(device, TUNSETIFF, struct.pack("16sH22x", name.encode(), IFF_TUN | IFF_NO_PI))
            self.devices.append(device)
            ip("link", "set", name, "netns", space)
            ip("-n", space, "address", "add", own, "peer", peer, "dev", name)
            ip("-n", space, "link", "set", "lo", "up")
            ip("-n", space, "link", "set", name, "up", "txqueuelen", "1000")
            ip("-n", space, "route", "add", "default", "via", peer, "dev", name)
        self.carrier.start()
        return self

    def __exit__(self, *_):
        self.stopping.set()
        if self.carrier.is_alive():
            self.carrier.join(5)
        for device in self.devices:
            os.close(device)
        for space in self.spaces:
            subprocess.run(["ip", "netns", "delete", space], capture_output=True, timeout=10, check=False)

    def carry(self):
        others = dict(zip(self.devices, reversed(self.devices)))
        on_the_way = collections.deque()
        while not self.stopping.is_set():
            wait = 0.2 if not on_the_way else max(0.0, on_the_way[0][0] - time.monotonic())
            for device in select.select(self.devices, [], [], min(wait, 0.2))[0]:
                try:
                    on_the_way.append((time.monotonic() + self.one_way, others[device], os.read(device, PACKET)))
                except BlockingIOError:
                    continue
            while on_the_way and on_the_way[0][0] <= time.monotonic():
                _, to, packet = on_the_way.popleft()
                os.write(to, packet)

    def inside(self, which):
        """What stands before a command that runs in one of the namespaces: 0 here, 1 there."""
        return ["ip", "netns", "exec", self.spaces[which]]
