"""Holds a tunnel interface up, as a VPN program does, until standard input ends: tunnel.py NAME ADDRESS."""
import fcntl
import struct
import subprocess
import sys

TUNSETIFF = 0x400454CA
IFF_TUN_WITHOUT_HEADER = 0x1001


def main():
    name, address = sys.argv[1:]
    with open("/dev/net/tun", "r+b", buffering=0) as tunnel:
        fcntl.ioctl(tunnel, TUNSETIFF, struct.pack("16sH", name.encode(), IFF_TUN_WITHOUT_HEADER))
        subprocess.run(["ip", "link", "set", name, "up"], check=True)
        subprocess.run(["ip", "addr", "add", address, "dev", name], check=True)
        sys.stdin.read()


if __name__ == "__main__":
    main()
