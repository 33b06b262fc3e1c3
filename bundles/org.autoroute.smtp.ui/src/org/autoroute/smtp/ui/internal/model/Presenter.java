package org.autoroute.smtp.ui.internal.model;

import java.net.InetSocketAddress;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.autoroute.smtp.relay.ListenState;
import org.autoroute.smtp.relay.RelayCounters;
import org.autoroute.smtp.routing.Connection;
import org.autoroute.smtp.routing.IpAddress;
import org.autoroute.smtp.routing.NetworkSnapshot;
import org.autoroute.smtp.routing.OwnAddress;
import org.autoroute.smtp.routing.Text;
import org.autoroute.smtp.service.ServiceState;
import org.autoroute.smtp.ui.internal.Messages;
import org.autoroute.smtp.ui.internal.model.WindowModel.ActiveView;
import org.autoroute.smtp.ui.internal.model.WindowModel.AddressRow;
import org.autoroute.smtp.ui.internal.model.WindowModel.Remedy;
import org.autoroute.smtp.ui.internal.model.WindowModel.StateView;

/** Puts the state of the service into the words of the window. Immutable, any thread. */
public final class Presenter {

    private final Messages messages;
    private final Why why;

    /** Speaks the language that the window has at the time. */
    public Presenter() {
        this(Messages.of(Presenter.class));
    }

    /** Speaks one language for ever. */
    public Presenter(Locale locale) {
        this(new Messages(Presenter.class, locale));
    }

    private Presenter(Messages messages) {
        this.messages = messages;
        why = new Why(messages);
    }

    /** All that is shown while things stand so. */
    public WindowModel present(ServiceState state, RelayCounters counters) {
        return new WindowModel(mark(state), active(state), addresses(state.network()), state(state, counters));
    }

    private static Mark mark(ServiceState state) {
        if (!state.on()) {
            return Mark.PROBLEM;
        }
        return state.route().active().isPresent() && !state.paused() ? Mark.ON : Mark.OFF;
    }

    private ActiveView active(ServiceState state) {
        String why = this.why.sentence(state);
        boolean canNext = !state.servers().isEmpty();
        return state.route().active().map(active -> {
            String comment = words(state.route().comment());
            return new ActiveView(active.entry().server().toString(), comment.isEmpty() ? "" : "(" + comment + ")", why, canNext);
        }).orElseGet(() -> new ActiveView(messages.get("none"), "", why, canNext));
    }

    private List<AddressRow> addresses(NetworkSnapshot network) {
        List<AddressRow> found = network.addresses().stream().sorted(Comparator.comparing(Presenter::isLinkLocal))
                .map(own -> new AddressRow(own.address().toString(), own.mask(), connection(own, network))).toList();
        List<AddressRow> without = network.connectionsWithoutAddress().stream()
                .map(connection -> new AddressRow(messages.get("none"), messages.get("none"), connection.name())).toList();
        List<AddressRow> all = Stream.concat(found.stream(), without.stream()).toList();
        return all.isEmpty() ? List.of(new AddressRow(messages.get("none"), messages.get("none"), messages.get("network.offline"))) : all;
    }

    /** They say the least about where the computer is. */
    private static boolean isLinkLocal(OwnAddress own) {
        return own.address().toInetAddress().isLinkLocalAddress();
    }

    private static String connection(OwnAddress own, NetworkSnapshot network) {
        String names = network.connectionsOf(own).stream().map(Connection::name).distinct().collect(Collectors.joining(", "));
        return names.isEmpty() ? own.connection().orElse(own.interfaceName()) : names;
    }

    private StateView state(ServiceState state, RelayCounters counters) {
        List<String> problems = problems(state);
        String activity = activity(counters);
        Optional<Remedy> remedy = remedy(state);
        return switch (problems.size()) {
            case 0 -> new StateView(mark(state), listening(state), "", activity, remedy);
            case 1 -> new StateView(Mark.PROBLEM, problems.getFirst(), "", activity, remedy);
            default -> new StateView(Mark.PROBLEM, messages.get("state.more", problems.getFirst(), problems.size() - 1),
                    String.join("\n", problems), activity, remedy);
        };
    }

    private static Optional<Remedy> remedy(ServiceState state) {
        if (state.listening() instanceof ListenState.NotListening not && not.freePort().isPresent()) {
            return Optional.of(new Remedy.UsePort(not.freePort().getAsInt()));
        }
        return state.paused() ? Optional.of(new Remedy.Resume()) : Optional.empty();
    }

    private List<String> problems(ServiceState state) {
        Stream<Text> port = state.listening() instanceof ListenState.NotListening not ? Stream.of(not.problem()) : Stream.empty();
        return Stream.concat(port, state.problems().stream()).map(this::words).distinct().toList();
    }

    private String listening(ServiceState state) {
        if (!(state.listening() instanceof ListenState.Listening at)) {
            return messages.get("state.starting");
        }
        if (state.paused()) {
            return messages.get("state.paused");
        }
        boolean everywhere = at.addresses().stream().map(InetSocketAddress::getAddress).allMatch(address -> address.isAnyLocalAddress());
        return everywhere ? messages.get("state.listening.all", Integer.toString(at.port()))
                : messages.get("state.listening", at.addresses().stream().map(Presenter::text).collect(Collectors.joining(", ")));
    }

    private String activity(RelayCounters counters) {
        if (counters.accepted() == 0 && counters.refused() == 0) {
            return "";
        }
        String delivered = messages.get("activity.delivered", Long.toString(counters.delivered()));
        return counters.refused() + counters.failed() == 0 ? delivered
                : messages.get("activity.all", delivered, Long.toString(counters.refused()), Long.toString(counters.failed()));
    }

    private static String text(InetSocketAddress address) {
        IpAddress ip = IpAddress.of(address.getAddress());
        return (ip.isV4() ? ip.toString() : "[" + ip + "]") + ":" + address.getPort();
    }

    private String words(Text text) {
        return text.in(messages.locale());
    }
}
