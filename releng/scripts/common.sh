# Read by ./run and ./verify (bash 3.2 and newer): finding the tools, locks, and what Debian's packages bring.
# Expects: root (the project's folder) and me (the script's name, for messages).

readonly java_needed=21
readonly maven_needed=3.9.9
readonly maven_brought=3.9.11
readonly build=$root/.build

say() { printf '%s: %s\n' "$me" "$*" >&2; }
die() { say "$@"; exit 1; }
have() { command -v "$1" >/dev/null 2>&1; }

# --- the JDK ------------------------------------------------------------------------------------

# java_major DIR: the major version of the JDK in DIR, from its file "release"; empty when there is none.
java_major() {
    local key value
    [ -x "$1/bin/javac" ] && [ -r "$1/release" ] || return 0
    while IFS='=' read -r key value; do
        if [ "$key" = JAVA_VERSION ]; then
            value=${value#\"}
            printf '%s' "${value%%[!0-9]*}"
            return 0
        fi
    done < "$1/release"
}

# find_jdk: sets and exports JAVA_HOME, or ends with the remedy.
find_jdk() {
    local dir major onpath seen=
    onpath=$(command -v javac || true)
    [ -z "$onpath" ] || onpath=$(readlink -f "$onpath" 2>/dev/null || printf '%s' "$onpath")
    for dir in "${JAVA_HOME:-}" "${onpath%/bin/javac}" /usr/lib/jvm/* /usr/lib64/jvm/* /usr/java/* /opt/java/* /opt/*jdk* \
            /Library/Java/JavaVirtualMachines/*/Contents/Home "${HOME:-}"/Library/Java/JavaVirtualMachines/*/Contents/Home \
            /opt/homebrew/opt/openjdk*/libexec/openjdk.jdk/Contents/Home /usr/local/opt/openjdk*/libexec/openjdk.jdk/Contents/Home \
            "${HOME:-}"/.sdkman/candidates/java/* "${HOME:-}"/.jdks/*; do
        [ -n "$dir" ] || continue
        major=$(java_major "$dir")
        [ -n "$major" ] || continue
        if [ "$major" -ge "$java_needed" ]; then
            export JAVA_HOME=$dir
            return 0
        fi
        seen="$seen $dir ($major)"
    done
    if on_debian && [ -z "${jdk_tried:-}" ]; then
        jdk_tried=yes
        local package
        for package in openjdk-25-jdk-headless openjdk-21-jdk-headless; do
            if apt-cache show "$package" >/dev/null 2>&1; then
                install_packages "$package" && find_jdk && return 0
            fi
        done
    fi
    say "no JDK $java_needed or newer was found.${seen:+ Too old:$seen.}"
    die "install one (for example Temurin $java_needed), or let JAVA_HOME name one."
}

# --- Maven --------------------------------------------------------------------------------------

# at_least HAVE NEEDED: compares dotted versions.
at_least() {
    [ "$(printf '%s\n%s\n' "$2" "$1" | sort -t. -k1,1n -k2,2n -k3,3n | head -n 1)" = "$2" ]
}

# find_maven: sets mvn to an array: the machine's own where it is new enough, else the one that it brings. Debian's own does not count, whatever its
# version: it is built with libraries that do not find the parts of Tycho (seen with 3.9.9 of Debian 13).
find_maven() {
    local told version home
    if ! have mvn && on_debian; then install_packages maven || true; fi
    have mvn || die "no mvn was found; install Maven ($maven_needed or newer; an older one brings a newer one itself)."
    told=$(mvn -v 2>/dev/null | sed 's/\x1b\[[0-9;]*m//g') || die "mvn -v failed; is Maven installed well?"
    version=$(printf '%s\n' "$told" | sed -n 's/^Apache Maven \([0-9.]*\).*/\1/p')
    home=$(printf '%s\n' "$told" | sed -n 's/^Maven home: //p')
    if [ "$home" != /usr/share/maven ] && at_least "${version:-0}" "$maven_needed"; then
        mvn=(mvn)
    else
        local brought=$build/maven/apache-maven-$maven_brought
        if [ ! -x "$brought/bin/mvn" ]; then
            say "bringing Maven $maven_brought (this machine's is ${version:-unknown}, in $home)"
            mkdir -p "$build/maven"
            local fresh
            fresh=$(mktemp -d "$build/maven/fresh.XXXXXX")
            # shellcheck disable=SC2086
            (cd "$fresh" && mvn -q -B ${MAVEN_ARGS:-} org.apache.maven.plugins:maven-dependency-plugin:3.8.1:unpack \
                -Dartifact=org.apache.maven:apache-maven:$maven_brought:zip:bin -DoutputDirectory="$fresh" -Dmdep.useBaseVersion=true) \
                > "$fresh/log" 2>&1 || { tail -n 20 "$fresh/log" >&2; rm -rf "$fresh"; die "Maven $maven_brought could not be brought."; }
            chmod +x "$fresh/apache-maven-$maven_brought/bin/mvn"
            mv -T "$fresh/apache-maven-$maven_brought" "$brought" 2>/dev/null || mv "$fresh/apache-maven-$maven_brought" "$brought" 2>/dev/null || :
            rm -rf "$fresh"
            [ -x "$brought/bin/mvn" ] || die "Maven $maven_brought could not be unpacked to $brought."
        fi
        mvn=("$brought/bin/mvn")
        # What the administrator set for the machine's Maven holds for the brought one too.
        if [ -r "$home/conf/settings.xml" ]; then mvn+=(-gs "$home/conf/settings.xml"); fi
    fi
    # Several builds may share one local repository: lock it between processes.
    mvn+=(-B -ntp -Daether.syncContext.named.factory=file-lock -Daether.syncContext.named.nameMapper=file-gav)
    mvn+=(-Dstyle.color=never)
}

# --- packages of the system ---------------------------------------------------------------------

on_debian() { [ -e /etc/debian_version ] && have apt-get; }

as_root() {
    if [ "$(id -u)" = 0 ]; then
        "$@"
    elif have sudo; then
        if [ -t 0 ]; then sudo "$@"; else sudo -n "$@"; fi
    else
        return 1
    fi
}

# install_packages NAME...: by apt, no questions, no daemon started. Returns non-zero when that failed.
install_packages() {
    local log=$build/logs/apt.log policy=/usr/sbin/policy-rc.d status=0
    mkdir -p "$build/logs"
    say "installing $*"
    if [ ! -e "$policy" ]; then
        as_root sh -c "printf '#!/bin/sh\nexit 101\n' > $policy && chmod 755 $policy" || return 1
    else
        policy=
    fi
    {
        as_root env DEBIAN_FRONTEND=noninteractive apt-get -q -y -o DPkg::Lock::Timeout=300 update &&
        as_root env DEBIAN_FRONTEND=noninteractive apt-get -q -y -o DPkg::Lock::Timeout=300 install --no-install-recommends "$@"
    } < /dev/null > "$log" 2>&1 || status=1
    [ -z "$policy" ] || as_root rm -f "$policy"
    [ "$status" = 0 ] || { tail -n 15 "$log" >&2; say "apt could not install: $*  (log: $log)"; }
    return "$status"
}

# missing_packages NAME...: those that are not installed.
missing_packages() {
    local name
    for name in "$@"; do
        # Debian 13 gave some libraries a new name that ends so and provides the old one.
        case $(dpkg-query -W -f '${Status}\n' "$name" "${name}t64" 2>/dev/null) in
            *' installed'*) ;;
            *) printf '%s\n' "$name" ;;
        esac
    done
}

# --- one at a time ------------------------------------------------------------------------------

# locked FILE MESSAGE: holds FILE until the script ends; says MESSAGE when another holds it.
locked() {
    mkdir -p "${1%/*}"
    if have flock; then
        exec 9> "$1"
        flock -n 9 || { say "$2"; flock 9; }
    else
        # No flock (macOS): a folder is the lock, and the id in it tells whether its holder lives.
        until mkdir "$1.d" 2>/dev/null; do
            kill -0 "$(cat "$1.d/pid" 2>/dev/null || echo 0)" 2>/dev/null || { rm -rf "$1.d"; continue; }
            [ -n "${waiting:-}" ] || { say "$2"; waiting=yes; }
            sleep 1
        done
        echo $$ > "$1.d/pid"
        lock_folder=$1.d
    fi
}

unlock() {
    if [ -n "${lock_folder:-}" ]; then rm -rf "$lock_folder"; lock_folder=; else exec 9>&-; fi
}

# this_platform: sets platform_os, platform_ws, platform_arch and program (the product's folder below OS/WS/ARCH).
this_platform() {
    case $(uname -m) in
        x86_64 | amd64) platform_arch=x86_64 ;;
        aarch64 | arm64) platform_arch=aarch64 ;;
        *) platform_arch=$(uname -m) ;;
    esac
    case $(uname -s) in
        Linux) platform_os=linux platform_ws=gtk program=autoroute-smtp ;;
        Darwin) platform_os=macosx platform_ws=cocoa program="Autoroute SMTP.app/Contents/Eclipse" ;;
        *) die "this system ($(uname -s)) is not one of those the program is built for here." ;;
    esac
    case $platform_os/$platform_arch in
        linux/x86_64 | linux/aarch64 | macosx/aarch64 | macosx/x86_64) ;;
        *) die "there is no product for $platform_os/$platform_arch: SWT has no library for it." ;;
    esac
}
