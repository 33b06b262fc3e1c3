package org.autoroute.smtp.service.internal.decision;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

import org.autoroute.smtp.network.NameResolver;
import org.autoroute.smtp.routing.HostPort;
import org.autoroute.smtp.routing.NetworkSnapshot;
import org.autoroute.smtp.routing.ResolvePolicy;
import org.autoroute.smtp.routing.RoutingInput;
import org.autoroute.smtp.routing.RoutingSettings;
import org.autoroute.smtp.routing.ServerEntry;

/**
 * Decides anew whenever something a decision depends on has changed: at once with what is known, and again with each name that is resolved. All on the
 * loop.
 */
public final class Decider {

    private final Names names;
    private final Consumer<Decision> onDecision;
    private NetworkSnapshot network = NetworkSnapshot.OFFLINE;
    private List<ServerEntry> entries;
    private RoutingSettings settings;
    private ManualChoice manual;

    /**
     * @param storedChoice line of the entry that was chosen by hand when the program last ran; counts only while autoroute is off
     * @param onDecision   given each decision, on the loop
     */
    public Decider(NameResolver resolver, Loop loop, List<ServerEntry> entries, RoutingSettings settings, Optional<String> storedChoice,
            Consumer<Decision> onDecision) {
        this.names = new Names(resolver, loop, this::decide);
        this.entries = entries;
        this.settings = settings;
        this.manual = settings.autoroute() ? ManualChoice.NONE : stored(storedChoice);
        this.onDecision = onDecision;
    }

    private ManualChoice stored(Optional<String> choice) {
        return choice.map(line -> ManualChoice.stored(line, entries)).orElse(ManualChoice.NONE);
    }

    /** The computer is somewhere else now, or gets further or less far from there; called with the first snapshot too. */
    public void networkIs(NetworkSnapshot now) {
        boolean moved = !now.isPlaceOf(network);
        network = now;
        if (moved) {
            dropChoiceInAutomaticMode();
        }
        names.forgetAll();
        decideThenAsk();
    }

    public void entriesAre(List<ServerEntry> now) {
        if (now.equals(entries)) {
            return;
        }
        manual = manual.follow(entries, now);
        entries = now;
        dropChoiceInAutomaticMode();
        decideThenAsk();
    }

    /** @param storedChoice what to go back to when autoroute is off again, unless something is chosen by hand */
    public void settingsAre(RoutingSettings now, Optional<String> storedChoice) {
        if (now.equals(settings)) {
            return;
        }
        if (now.autoroute() && !settings.autoroute()) {
            manual = ManualChoice.NONE;
        }
        if (!now.autoroute() && settings.autoroute() && manual.index().isEmpty()) {
            // From here on only the user changes the server, so turning autoroute off must not do it either.
            manual = new ManualChoice(stored(storedChoice).index().or(() -> now().activeIndex()));
        }
        settings = now;
        decideThenAsk();
    }

    /** @param index into the entries; the caller has checked it */
    public void choose(int index) {
        manual = ManualChoice.of(index);
        decide();
    }

    public void dropChoice() {
        manual = ManualChoice.NONE;
        decide();
    }

    /** What to store of a choice so that it lasts over a restart; a choice in automatic mode does not. */
    public Optional<String> choiceToStore() {
        return settings.autoroute() ? Optional.empty() : manual.line(entries);
    }

    private void dropChoiceInAutomaticMode() {
        if (settings.autoroute()) {
            manual = ManualChoice.NONE;
        }
    }

    /** In this order, so that the route never waits for the resolver, not even for its classes to be loaded. */
    private void decideThenAsk() {
        boolean allowed = ResolvePolicy.suppression(network, settings).isEmpty();
        names.keep(allowed ? hosts() : Set.of());
        decide();
        names.want(allowed ? hosts() : Set.of());
    }

    private Set<String> hosts() {
        Set<String> hosts = new HashSet<>();
        for (ServerEntry entry : entries) {
            HostPort server = entry.server();
            if (server.literal().isEmpty()) {
                hosts.add(server.host());
            }
        }
        return hosts;
    }

    private void decide() {
        onDecision.accept(now());
    }

    /** The decision from what is known now. */
    public Decision now() {
        return Decision.of(new RoutingInput(entries, network, names.known(), settings, manual.index()));
    }
}
