package org.autoroute.smtp.service.check;

import java.util.Optional;

import org.autoroute.smtp.relay.AccessRule;
import org.autoroute.smtp.relay.ListenState;
import org.autoroute.smtp.routing.IpAddress;
import org.autoroute.smtp.routing.Text;
import org.autoroute.smtp.service.ServerState;
import org.autoroute.smtp.service.ServiceState;
import org.autoroute.smtp.service.check.Action.OpenPreferences;
import org.autoroute.smtp.service.check.Action.Page;
import org.autoroute.smtp.service.login.LoginTrouble;

/** The steps that the state of the program answers. */
final class ProgramSteps {

    private static final IpAddress LOOPBACK_4 = IpAddress.parse("127.0.0.1").orElseThrow();
    private static final IpAddress LOOPBACK_6 = IpAddress.parse("::1").orElseThrow();

    private ProgramSteps() {
    }

    static Finding server(ServiceState state) {
        Optional<LoginTrouble> trouble = state.route().active().flatMap(active -> state.logins().of(active.entry().server(), active.entry().login()));
        if (trouble.isPresent()) {
            return Finding.failed(Step.SERVER, trouble.get().words(), Words.of("server.login.todo"), new OpenPreferences(Page.SMTP_SERVERS));
        }
        if (state.route().active().isPresent()) {
            return Finding.passed(Step.SERVER, Words.of("server.active", state.route().active().get().entry().server().toString(),
                    state.route().comment()));
        }
        if (state.servers().isEmpty()) {
            return Finding.failed(Step.SERVER, Words.of("server.empty"), Words.of("server.empty.todo"), new Action.AddServer());
        }
        return Finding.failed(Step.SERVER, Words.of("server.none"), Words.of("server.none.todo"), new Action.Next());
    }

    static Finding program(ServiceState state) {
        return switch (state.listening()) {
            case ListenState.Listening on when state.paused() -> Finding.failed(Step.PROGRAM, Words.of("program.paused"),
                    Words.of("program.paused.todo"), new Action.Resume());
            case ListenState.Listening on -> Finding.passed(Step.PROGRAM, Words.of("program.on", state.version()));
            case ListenState.NotListening not -> notListening(not);
            case ListenState.Stopped stopped -> Finding.failed(Step.PROGRAM, Words.of("program.stopped"), Words.of("program.stopped.todo"),
                    new Action.Retry());
        };
    }

    private static Finding notListening(ListenState.NotListening not) {
        if (not.freePort().isPresent()) {
            int port = not.freePort().getAsInt();
            return Finding.failed(Step.PROGRAM, not.problem(), Words.of("program.port.todo", port), new Action.UsePort(port));
        }
        return Finding.failed(Step.PROGRAM, not.problem(), Words.of("program.noPort.todo"), new OpenPreferences(Page.INTERNAL_SERVER));
    }

    /** Whether the access rule lets a computer in; this one when none is named. */
    static Finding client(ServiceState state, CheckRequest request) {
        return request.client().map(peer -> other(state, peer)).orElseGet(() -> thisComputer(state));
    }

    private static Finding thisComputer(ServiceState state) {
        AccessRule rule = state.settings().server().allowed();
        boolean v4 = rule.allows(LOOPBACK_4);
        boolean v6 = rule.allows(LOOPBACK_6);
        if (v4 && v6) {
            return Finding.passed(Step.CLIENT, Words.of("client.this"));
        }
        IpAddress missing = v4 ? LOOPBACK_6 : LOOPBACK_4;
        Finding failed = refused(missing, Words.of("client.this.todo", missing.toString()));
        return v4 || v6 ? new Finding(Step.CLIENT, Verdict.WARNING, Words.of("client.half", missing.toString()), failed.remedy(), failed.action())
                : failed;
    }

    private static Finding other(ServiceState state, IpAddress peer) {
        AccessRule rule = state.settings().server().allowed();
        boolean own = isOwn(state, peer);
        // As the relay has it: the default rule means all addresses of this computer.
        boolean allowed = rule.allows(peer) || own && rule.equals(AccessRule.DEFAULT);
        return allowed ? Finding.passed(Step.CLIENT, Words.of("client.allowed", peer.toString()))
                : refused(peer, Words.of("client.todo", peer.toString()));
    }

    /** Whether that is this computer. */
    static boolean isOwn(ServiceState state, IpAddress peer) {
        return peer.isLoopback() || state.network().addresses().stream().anyMatch(address -> address.address().equals(peer));
    }

    private static Finding refused(IpAddress peer, Text remedy) {
        return Finding.failed(Step.CLIENT, Words.of("client.refused", peer.toString()), remedy, new OpenPreferences(Page.INTERNAL_SERVER));
    }

    /** What to do about a server that cannot be used: another one, if there is one. */
    static Action instead(ServiceState state) {
        long others = state.servers().stream().filter(server -> !server.active()).count();
        return others > 0 ? new Action.Next() : new OpenPreferences(Page.SMTP_SERVERS);
    }
}
