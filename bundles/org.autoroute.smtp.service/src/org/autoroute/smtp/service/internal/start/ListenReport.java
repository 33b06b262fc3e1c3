package org.autoroute.smtp.service.internal.start;

import java.io.PrintStream;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.autoroute.smtp.relay.ListenState;
import org.autoroute.smtp.routing.IpAddress;
import org.autoroute.smtp.routing.Text;
import org.autoroute.smtp.service.ServiceState;

/** Prints where the program listens, or why it does not, each time that changes, and what else the user should know. For one thread. */
final class ListenReport {

    private final PrintStream out;
    private ListenState listening;
    private List<Text> problems = List.of();

    ListenReport(PrintStream out) {
        this.out = out;
    }

    void show(ServiceState state) {
        if (!state.listening().equals(listening) && !(state.listening() instanceof ListenState.Stopped)) {
            listening = state.listening();
            print(listening(state));
        }
        state.problems().stream().filter(problem -> !problems.contains(problem) && !isListening(problem, state))
                .forEach(problem -> print(Text.of(ListenReport.class, "headless.problem", problem)));
        problems = state.problems();
    }

    private static Text listening(ServiceState state) {
        return switch (state.listening()) {
            case ListenState.Listening at -> Text.of(ListenReport.class, "headless.listening", state.version(), addresses(at));
            case ListenState.NotListening not -> Text.of(ListenReport.class, "headless.notListening", state.version(), state.problems().getFirst());
            case ListenState.Stopped stopped -> Text.of(ListenReport.class, "headless.ending");
        };
    }

    private static boolean isListening(Text problem, ServiceState state) {
        return state.listening() instanceof ListenState.NotListening && problem.equals(state.problems().getFirst());
    }

    private static String addresses(ListenState.Listening listening) {
        return Stream.concat(listening.addresses().stream().map(ListenReport::address), listening.tlsAddresses().stream().map(at -> address(at) + " (TLS)"))
                .collect(Collectors.joining(", "));
    }

    private static String address(InetSocketAddress socket) {
        IpAddress address = IpAddress.of(socket.getAddress());
        return (address.isV4() ? address : "[" + address + "]") + ":" + socket.getPort();
    }

    private void print(Text text) {
        out.println(text.in(Locale.getDefault()));
        out.flush();
    }
}
