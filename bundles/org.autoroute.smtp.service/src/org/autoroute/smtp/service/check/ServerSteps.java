package org.autoroute.smtp.service.check;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.util.List;

import org.autoroute.smtp.routing.Candidate;
import org.autoroute.smtp.routing.IpAddress;
import org.autoroute.smtp.routing.Resolution;
import org.autoroute.smtp.routing.Text;
import org.autoroute.smtp.service.ServerState;
import org.autoroute.smtp.service.ServiceState;
import org.autoroute.smtp.service.check.Action.OpenPreferences;
import org.autoroute.smtp.service.check.Action.Page;
import org.autoroute.smtp.service.internal.talk.Lines;
import org.autoroute.smtp.service.internal.talk.Reply;
import org.autoroute.smtp.service.internal.talk.Talk;
import org.autoroute.smtp.service.internal.talk.TimeLimit;

/** Speaks with the active server directly: connects, reads the greeting, says EHLO, and takes its leave. */
final class ServerSteps implements AutoCloseable {

    /** Where a server expects TLS at once and so waits in silence (RFC 8314 section 3.3). */
    private static final int TLS_PORT = 465;
    private static final int COMMAND_UNKNOWN = 500;
    private static final int COMMAND_NOT_OFFERED = 502;

    private final Lines lines;
    private final ServiceState state;
    private Talk talk;
    private boolean greeted;

    ServerSteps(Lines lines, ServiceState state) {
        this.lines = lines;
        this.state = state;
    }

    Finding connect(TimeLimit limit) {
        if (state.route().active().isEmpty()) {
            return Finding.skipped(Step.CONNECT, Words.of("skipped.noServer"));
        }
        Candidate active = state.route().active().get();
        List<IpAddress> addresses = active.entry().server().literal().map(List::of).orElse(active.addresses());
        if (addresses.isEmpty()) {
            return noAddress(active);
        }
        IOException failure = null;
        for (int i = 0; i < addresses.size(); i++) {
            InetSocketAddress address = new InetSocketAddress(addresses.get(i).toInetAddress(), active.entry().server().port());
            try {
                talk = lines.connect(address, limit.part(addresses.size() - i));
                return Finding.passed(Step.CONNECT, Words.of("connect.done", PortStep.text(address)));
            } catch (IOException next) {
                failure = next;
            }
        }
        String server = server();
        return Finding.failed(Step.CONNECT, Words.of("connect.failed", server, Words.of(failure)),
                Words.of(failure instanceof SocketTimeoutException ? "connect.silent.todo" : "connect.failed.todo"), ProgramSteps.instead(state));
    }

    private Finding noAddress(Candidate active) {
        String host = active.entry().server().host();
        Resolution known = state.servers().stream().filter(ServerState::active).map(ServerState::resolution).findFirst()
                .orElse(new Resolution.Pending());
        return switch (known) {
            case Resolution.Failed failed -> Finding.failed(Step.CONNECT, Words.of("name.failed", host, failed.reason()), Words.of("name.failed.todo"),
                    ProgramSteps.instead(state));
            case Resolution.Suppressed suppressed -> Finding.warning(Step.CONNECT, Words.of("name.suppressed", host), Words.of("name.suppressed.todo"),
                    new OpenPreferences(Page.GENERAL));
            case Resolution.Pending pending -> pending(host);
            case Resolution.Resolved resolved -> pending(host);
        };
    }

    private static Finding pending(String host) {
        return Finding.warning(Step.CONNECT, Words.of("name.pending", host), Words.of("name.pending.todo"), new Action.Retry());
    }

    Finding greeting(TimeLimit limit) {
        if (talk == null) {
            return Finding.skipped(Step.GREETING, Words.of("skipped.noConnection"));
        }
        try {
            Reply greeting = talk.reply(limit);
            greeted = greeting.isGood();
            return greeted ? Finding.passed(Step.GREETING, quoted(greeting)) : refused(Step.GREETING, greeting, "greeting.refused.todo");
        } catch (SocketTimeoutException silent) {
            int port = state.route().active().orElseThrow().entry().server().port();
            Text remedy = port == TLS_PORT ? Words.of("greeting.tls.todo") : Words.of("greeting.silent.todo");
            return Finding.failed(Step.GREETING, Words.of("greeting.silent", server()), remedy, new OpenPreferences(Page.SMTP_SERVERS));
        } catch (IOException failure) {
            return broken(Step.GREETING, failure);
        }
    }

    Finding ehlo(TimeLimit limit) {
        if (!greeted) {
            return Finding.skipped(Step.EHLO, Words.of("skipped.noGreeting"));
        }
        try {
            Reply reply = talk.ask("EHLO " + talk.ownName(), limit);
            if (reply.code() == COMMAND_UNKNOWN || reply.code() == COMMAND_NOT_OFFERED) {
                reply = talk.ask("HELO " + talk.ownName(), limit);
            }
            return reply.isGood() ? Finding.passed(Step.EHLO, Words.of("reply", reply.firstLine())) : refused(Step.EHLO, reply, "ehlo.refused.todo");
        } catch (IOException failure) {
            return broken(Step.EHLO, failure);
        }
    }

    private Finding refused(Step step, Reply reply, String remedy) {
        Text meaning = Words.of("server.refused", server(), reply.text());
        return reply.isTransient() ? Finding.failed(step, meaning, Words.of("server.transient.todo"), new Action.Retry())
                : Finding.failed(step, meaning, Words.of(remedy), ProgramSteps.instead(state));
    }

    private Finding broken(Step step, IOException failure) {
        return Finding.failed(step, Words.of("server.broken", server(), Words.of(failure)), Words.of("server.broken.todo"),
                ProgramSteps.instead(state));
    }

    private String server() {
        return state.route().active().orElseThrow().entry().server().toString();
    }

    static Text quoted(Reply reply) {
        return Words.of("reply", reply.text());
    }

    @Override
    public void close() {
        if (talk != null) {
            talk.close();
        }
    }
}
