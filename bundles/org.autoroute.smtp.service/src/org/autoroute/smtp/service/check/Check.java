package org.autoroute.smtp.service.check;

import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;

import org.autoroute.smtp.relay.ListenState;
import org.autoroute.smtp.service.AutorouteService;
import org.autoroute.smtp.service.ServiceState;
import org.autoroute.smtp.service.internal.talk.Lines;
import org.autoroute.smtp.service.internal.talk.TimeLimit;
import org.autoroute.smtp.service.probe.ProbeReport;

/**
 * Looks for what keeps mail from going out, step by step, and says what would help. It speaks to our own port, to the active server and, to see what
 * the network lets through, to the servers of the list, and sends no message unless it was asked to. It runs once, on a thread of its own, for 45 seconds at most, each step for 10.
 */
public final class Check implements AutoCloseable {

    private static final System.Logger LOG = System.getLogger(Check.class.getName());

    private final Supplier<ServiceState> state;
    private final Supplier<CompletionStage<ProbeReport>> probe;
    private final Supplier<CompletionStage<Boolean>> hasPassword;
    private final CheckRequest request;
    private final CheckListener listener;
    private final Limits limits;
    private final Lines lines = new Lines();
    private final Thread thread = Thread.ofPlatform().daemon().name("autoroute-check").unstarted(this::run);

    /**
     * How long it may take.
     *
     * @param step  each step
     * @param whole all together
     */
    record Limits(Duration step, Duration whole) {
        static final Limits USUAL = new Limits(Duration.ofSeconds(10), Duration.ofSeconds(45));
    }

    /**
     * @param probe       looks at the network
     * @param hasPassword whether there is one that mail clients log in with
     */
    Check(Supplier<ServiceState> state, Supplier<CompletionStage<ProbeReport>> probe, Supplier<CompletionStage<Boolean>> hasPassword, CheckRequest request,
            CheckListener listener, Limits limits) {
        this.state = state;
        this.probe = probe;
        this.hasPassword = hasPassword;
        this.request = request;
        this.listener = listener;
        this.limits = limits;
    }

    /** Begins; returns at once. Whoever begins a check closes it when nobody waits for it any more. */
    public static Check begin(AutorouteService service, CheckRequest request, CheckListener listener) {
        Check check = new Check(service::state, service::probe, service.logins().ofListener()::isStored, request, listener, Limits.USUAL);
        check.thread.start();
        return check;
    }

    /** Hangs up and ends; the listener hears no more than what it is just being told. Returns at once. Any thread. */
    @Override
    public void close() {
        lines.close();
    }

    void run() {
        List<Finding> findings = new ArrayList<>();
        TimeLimit whole = TimeLimit.in(limits.whole());
        ServiceState now = state.get();
        try (lines; ServerSteps server = new ServerSteps(lines, now)) {
            for (Step step : Step.values()) {
                if (lines.isClosed()) {
                    return;
                }
                listener.begun(step);
                Finding finding = examine(step, now, server, whole.atMost(limits.step()));
                if (lines.isClosed()) {
                    return;
                }
                findings.add(finding);
                listener.found(finding);
            }
            listener.ended(new Report(findings));
        }
    }

    private Finding examine(Step step, ServiceState now, ServerSteps server, TimeLimit limit) {
        try {
            return made(step, now, server, limit);
        } catch (RuntimeException fault) {
            LOG.log(Level.ERROR, "The step " + step + " of a check failed", fault);
            return Finding.failed(step, Words.of("fault", fault.getClass().getSimpleName()), Words.of("fault.todo"), new Action.Retry());
        }
    }

    private Finding made(Step step, ServiceState now, ServerSteps server, TimeLimit limit) {
        return switch (step) {
            case SERVER -> ProgramSteps.server(now);
            case PROGRAM -> ProgramSteps.program(now);
            case PORT -> now.listening() instanceof ListenState.Listening listening ? new PortStep(lines).examine(listening, limit)
                    : Finding.skipped(Step.PORT, Words.of("skipped.off"));
            case CONNECT -> server.connect(limit);
            case GREETING -> server.greeting(limit);
            case EHLO -> ehlo(server, limit);
            case NETWORK -> new NetworkStep(probe).examine(limit);
            case CLIENT -> new ClientStep(hasPassword).examine(now, request, limit);
            case MESSAGE -> message(now, limit);
        };
    }

    /** The last that is asked of the server itself; it need not wait for our leave. */
    private static Finding ehlo(ServerSteps server, TimeLimit limit) {
        try (server) {
            return server.ehlo(limit);
        }
    }

    private Finding message(ServiceState now, TimeLimit limit) {
        if (request.message().isEmpty()) {
            return Finding.skipped(Step.MESSAGE, Words.of("skipped.noMessage"));
        }
        if (!(now.listening() instanceof ListenState.Listening listening)) {
            return Finding.skipped(Step.MESSAGE, Words.of("skipped.off"));
        }
        return new MessageStep(lines, now, request.message().get()).send(PortStep.doors(listening).getFirst(), limit);
    }
}
