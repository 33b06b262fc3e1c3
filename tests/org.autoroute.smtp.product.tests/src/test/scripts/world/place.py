"""A place of its own for programs that expect their files in /etc, /usr and /var: a mount and network namespace with layers over those directories.

Debian lets one machine have one mail server. The others' packages are fetched, unpacked below .build/servers, and laid over /usr here only; the libraries
they need are installed as usual. Nothing of this is seen outside, and all of it is gone with the process.
"""
import os
import pathlib
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parents[6]
UNPACKED = ROOT / ".build" / "servers"
# Each excludes every other mail server as a package.
EXCLUSIVE = ("exim4-daemon-light", "opensmtpd", "nullmailer")
INSIDE = "AUTOROUTE_TEST_INSIDE"
# Accounts that the packages would have made.
ACCOUNTS = ("Debian-exim", "opensmtpd", "opensmtpq")


def bring(packages):
    """Fetches and unpacks what is not here yet; needs apt."""
    UNPACKED.mkdir(parents=True, exist_ok=True)
    missing = [name for name in packages if not (UNPACKED / name).is_dir()]
    if not missing:
        return
    depends = run("apt-cache", "depends", "--no-recommends", *missing)
    libraries = sorted({line.split()[-1] for line in depends.splitlines() if "Depends: lib" in line})
    run("apt-get", "-q", "-y", "-o", "DPkg::Lock::Timeout=300", "install", "--no-install-recommends", *libraries,
        env={**os.environ, "DEBIAN_FRONTEND": "noninteractive"})
    for name in missing:
        fresh = UNPACKED / f".fresh-{name}.{os.getpid()}"
        fresh.mkdir()
        run("apt-get", "-q", "download", name, cwd=fresh)
        run("dpkg", "-x", str(next(fresh.glob("*.deb"))), str(fresh / "tree"))
        (fresh / "tree").rename(UNPACKED / name)
        subprocess.run(["rm", "-rf", str(fresh)], check=True)


def run(*command, **more):
    """What the program prints; ends everything with its words when it fails."""
    done = subprocess.run(command, stdin=subprocess.DEVNULL, capture_output=True, text=True, **more)
    if done.returncode:
        raise SystemExit(f"{' '.join(command)} ended with {done.returncode}: {done.stderr.strip()}")
    return done.stdout


def enter(*more):
    """Goes on in namespaces of its own, with more packages there if they are named; returns there. Everything this process starts ends with it."""
    packages = (*EXCLUSIVE, *more)
    if os.environ.get(INSIDE):
        lay_over(packages)
        return
    if os.geteuid() != 0:
        raise SystemExit("this needs root, to make namespaces")
    bring(packages)
    command = ["unshare", "--mount", "--net", "--pid", "--fork", "--mount-proc", "--kill-child", sys.executable, *sys.argv]
    os.execvpe(command[0], command, {**os.environ, INSIDE: "yes"})


def lay_over(packages):
    subprocess.run(["ip", "link", "set", "lo", "up"], check=True)
    layers = "/run"
    subprocess.run(["mount", "-t", "tmpfs", "tmpfs", layers], check=True)
    for top in ("etc", "usr", "var"):
        for part in ("upper", "work"):
            os.makedirs(f"{layers}/{top}/{part}")
        lower = ":".join([*(str(UNPACKED / name / top) for name in packages if (UNPACKED / name / top).is_dir()), f"/{top}"])
        subprocess.run(["mount", "-t", "overlay", "overlay", "-o",
                        f"lowerdir={lower},upperdir={layers}/{top}/upper,workdir={layers}/{top}/work", f"/{top}"], check=True)
    known = {line.split(":")[0] for line in pathlib.Path("/etc/passwd").read_text().splitlines()}
    with open("/etc/passwd", "a") as users, open("/etc/group", "a") as groups:
        for number, name in enumerate(ACCOUNTS, 880):
            if name not in known:
                users.write(f"{name}:x:{number}:{number}::/nonexistent:/usr/sbin/nologin\n")
                groups.write(f"{name}:x:{number}:\n")


def certificate(directory):
    """A self-signed certificate for localhost: (certificate file, key file, its SHA-256 in hexadecimal)."""
    certificate, key = directory / "server.pem", directory / "server.key"
    subprocess.run(["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-days", "30", "-subj",
                    "/CN=localhost", "-addext", "subjectAltName=DNS:localhost,IP:127.0.0.1", "-keyout", str(key), "-out", str(certificate)],
                   check=True, capture_output=True)
    key.chmod(0o644)
    printed = subprocess.run(["openssl", "x509", "-in", str(certificate), "-noout", "-fingerprint", "-sha256"], check=True, capture_output=True,
                             text=True)
    return certificate, key, printed.stdout.strip().split("=")[1].replace(":", "").lower()
