package org.autoroute.smtp.relay.conformance;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Collectors;

import org.autoroute.smtp.relay.SessionObserver;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * What a test plays with: upstreams, relays, clients. After each test it asks what holds always: every session has ended and left a record, no fault
 * was logged, no thread of a relay is left, and no upstream ever saw a stray CR, LF or NUL, or a command behind one that ends a group.
 */
final class Lab implements BeforeEachCallback, AfterEachCallback {

    /** RFC 2920 section 3.1. */
    private static final Set<Step> NEVER_AHEAD_OF = Set.of(Step.GREETING, Step.EHLO, Step.HELO, Step.QUIT, Step.STARTTLS);

    private final List<Upstream> upstreams = new ArrayList<>();
    private final List<RelayFixture> relays = new ArrayList<>();
    private final List<CountDownLatch> gates = new ArrayList<>();
    private LogWatch log;
    private Set<Thread> before;

    Upstream upstream(Script script) {
        return upstream(InetAddress.getLoopbackAddress(), script);
    }

    /** One that takes all mail and has all extensions. */
    Upstream upstream() {
        return upstream(Script.ready());
    }

    Upstream upstream(InetAddress address, Script script) {
        Upstream upstream = Upstream.on(address, script);
        upstreams.add(upstream);
        return upstream;
    }

    RelayFixture relay(Setup setup) {
        return relay(setup, SessionObserver.NONE);
    }

    /** @param beside hears of sessions too */
    RelayFixture relay(Setup setup, SessionObserver beside) {
        RelayFixture relay = new RelayFixture(setup, beside);
        relays.add(relay);
        return relay;
    }

    RelayFixture relay(Upstream... to) {
        return relay(Setup.to(to));
    }

    /** A client of a new relay to a new upstream with that script, the greeting not read yet. */
    Client clientOf(Script script) {
        return relay(upstream(script)).client();
    }

    /** Opened at the end of the test at the latest. */
    CountDownLatch gate() {
        CountDownLatch gate = new CountDownLatch(1);
        gates.add(gate);
        return gate;
    }

    void openGates() {
        gates.forEach(CountDownLatch::countDown);
    }

    /** This test makes the relay log faults. */
    void toleratingFaults() {
        log.close();
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        log = LogWatch.start();
        before = threads();
    }

    @Override
    public void afterEach(ExtensionContext context) {
        boolean failed = context.getExecutionException().isPresent();
        try {
            gates.forEach(CountDownLatch::countDown);
            for (RelayFixture relay : relays) {
                if (failed) {
                    relay.kill();
                } else {
                    relay.end();
                }
            }
        } finally {
            upstreams.forEach(Upstream::close);
            log.close();
        }
        if (!failed) {
            check();
        }
        upstreams.clear();
        relays.clear();
        gates.clear();
    }

    private void check() {
        require(log.faults().isEmpty(), "logged: " + log.faults());
        require(upstreams.stream().flatMap(u -> u.sessions().stream()).noneMatch(UpstreamSession::strayOctetSeen), "a stray octet went upstream");
        require(upstreams.stream().flatMap(u -> u.sessions().stream()).flatMap(s -> s.aheadOf().stream()).noneMatch(NEVER_AHEAD_OF::contains),
                "the relay said more behind a command that must be the last of its group");
        Await.until("the end of the relay's threads", () -> before.containsAll(threads()));
    }

    /** The live platform threads of relays. */
    private static Set<Thread> threads() {
        return Thread.getAllStackTraces().keySet().stream().filter(thread -> thread.getName().startsWith("relay-")).collect(Collectors.toSet());
    }

    private static void require(boolean right, String message) {
        if (!right) {
            throw new AssertionError(message);
        }
    }
}
