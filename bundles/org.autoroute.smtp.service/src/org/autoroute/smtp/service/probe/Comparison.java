package org.autoroute.smtp.service.probe;

import static org.autoroute.smtp.service.probe.ProbeFinding.words;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

import org.autoroute.smtp.routing.HostPort;
import org.autoroute.smtp.routing.Text;

/** Says what is out of the ordinary at the doors of this network, by what was seen at them before. */
final class Comparison {

    /** Where a mail client hands in its mail, the better one first (RFC 8314 section 3.3). */
    private static final List<Integer> SUBMISSION = List.of(465, 587);

    private final List<HostPort> listed;
    private final List<Door> doors;
    private final Past past;
    private final List<ProbeFinding> findings = new ArrayList<>();

    /** @param listed the servers as the list has them */
    Comparison(List<HostPort> listed, List<Door> doors, Past past) {
        this.listed = listed;
        this.doors = doors;
        this.past = past;
    }

    List<ProbeFinding> findings() {
        doors.forEach(this::replaced);
        if (findings.isEmpty() && !doors.isEmpty() && doors.stream().noneMatch(Door::isOpen)) {
            findings.add(ProbeFinding.warning("nothing"));
            return findings;
        }
        byPort().forEach(this::blocked);
        doors.stream().filter(Door::isOpen).forEach(this::compare);
        findings.sort((a, b) -> Boolean.compare(b.warning(), a.warning()));
        return findings;
    }

    private Map<Integer, List<Door>> byPort() {
        return doors.stream().collect(Collectors.groupingBy(door -> door.server().port(), TreeMap::new, Collectors.toList()));
    }

    /** A server may simply not have that port: the network is blamed when one that had it has not, or when no server answers there. */
    private void blocked(int port, List<Door> there) {
        if (!there.stream().allMatch(Door::isShut)) {
            return;
        }
        String answering = doors.stream().filter(Door::isOpen).map(door -> Integer.toString(door.server().port())).distinct().sorted()
                .collect(Collectors.joining(", "));
        if (there.stream().anyMatch(door -> past.open(door.server()).isPresent())) {
            findings.add(ProbeFinding.warning("blocked", port, answering).with(remedy(port)));
        } else if (there.size() > 1) {
            findings.add(ProbeFinding.warning("maybeBlocked", port, answering).with(remedy(port)));
        }
    }

    /** For the first server of the list that would use the port: the same server where it answers, protected. */
    private Optional<Text> remedy(int port) {
        for (HostPort server : listed) {
            if (server.port() == port) {
                for (int other : SUBMISSION) {
                    HostPort instead = new HostPort(server.host(), other);
                    if (doors.stream().anyMatch(door -> door.server().equals(instead) && door.isOpen() && door.tls())) {
                        return Optional.of(words("use", other, instead.toString(), server.toString()));
                    }
                }
            }
        }
        return Optional.empty();
    }

    /** Somebody answers where the server did, but is no mail server, or has no TLS on a port that begins with it. */
    private void replaced(Door now) {
        if (now.state() == Door.State.BROKEN && past.open(now.server()).isPresent()) {
            findings.add(ProbeFinding.warning("broken", now.server().toString()).with(Optional.of(words("broken.todo"))));
        }
    }

    private void compare(Door now) {
        Optional<Door> before = past.open(now.server());
        String server = now.server().toString();
        before.ifPresent(then -> {
            if (!domain(then.greeting()).equals(domain(now.greeting()))) {
                findings.add(ProbeFinding.warning("greeting", server, then.greeting(), now.greeting()));
            }
            if (then.tls() && !now.tls()) {
                findings.add(ProbeFinding.warning("noTls", server).with(Optional.of(words("noTls.todo"))));
            }
        });
        now.certificate().ifPresent(certificate -> certificate(server, before.flatMap(Door::certificate), certificate));
    }

    private void certificate(String server, Optional<Door.Certificate> before, Door.Certificate now) {
        boolean changed = before.isPresent() && !before.get().fingerprint().equals(now.fingerprint());
        if (changed && now.trusted()) {
            findings.add(ProbeFinding.note("certificate.renewed", server));
        } else if (changed) {
            findings.add(ProbeFinding.warning("certificate.other", server, now.subject(), now.fingerprint().toString())
                    .with(Optional.of(words("certificate.todo"))));
        } else if (!now.trusted() && before.isEmpty()) {
            findings.add(ProbeFinding.warning("certificate.untrusted", server, now.subject(), now.fingerprint().toString())
                    .with(Optional.of(words("certificate.todo"))));
        }
    }

    /** Of the name in a greeting the last two labels: many servers share one name and greet with their own, and the rest changes from hour to hour. */
    private static String domain(String greeting) {
        String[] labels = greeting.strip().split("[ \t]", 2)[0].toLowerCase(Locale.ROOT).split("\\.");
        return labels.length < 2 ? String.join(".", labels) : labels[labels.length - 2] + "." + labels[labels.length - 1];
    }
}
