package org.autoroute.smtp.ui.internal.tray;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import org.autoroute.smtp.service.ServerState;
import org.autoroute.smtp.service.ServiceState;
import org.autoroute.smtp.ui.internal.Messages;
import org.autoroute.smtp.ui.internal.model.Mark;
import org.autoroute.smtp.ui.internal.model.WindowModel;
import org.autoroute.smtp.ui.internal.tray.MenuLine.Check;
import org.autoroute.smtp.ui.internal.tray.MenuLine.Choice;
import org.autoroute.smtp.ui.internal.tray.MenuLine.Command;
import org.autoroute.smtp.ui.internal.tray.MenuLine.Info;
import org.autoroute.smtp.ui.internal.tray.MenuLine.Separator;

/**
 * Makes what the tray shows out of how things stand. Any thread.
 *
 * @param messages of this package
 */
record TrayMenu(Messages messages) {

    /** Windows shows no more. */
    private static final int TOOLTIP_LIMIT = 127;
    /** A menu that does not fit the screen has to be scrolled; the window's list is better at that. */
    private static final int MOST_SERVERS = 20;
    private static final int LONGEST_LINE = 60;

    /** @param shown the same state in the words of the window */
    TrayLook look(ServiceState state, WindowModel shown) {
        return new TrayLook(shown.mark(), shorten(tooltip(state, shown), TOOLTIP_LIMIT), menu(state, shown));
    }

    private List<MenuLine> menu(ServiceState state, WindowModel shown) {
        List<MenuLine> lines = new ArrayList<>();
        lines.add(new Info(plain(messages.get("active", shown.active().label()))));
        lines.add(new Separator());
        lines.addAll(servers(state.servers()));
        lines.add(command(Action.Plain.NEXT, "next", shown.active().canNext()));
        lines.add(new Separator());
        boolean autoroute = state.settings().routing().autoroute();
        lines.add(new Check(new Action.Autoroute(!autoroute), messages.get("autoroute"), autoroute));
        lines.add(new Check(new Action.Pause(!state.paused()), messages.get("pause"), state.paused()));
        lines.add(new Separator());
        lines.add(command(Action.Plain.OPEN, "open", true));
        lines.add(command(Action.Plain.PREFERENCES, "preferences", true));
        lines.add(command(Action.Plain.HELP, "help", true));
        lines.add(new Separator());
        lines.add(command(Action.Plain.QUIT, "quit", true));
        return lines;
    }

    private List<MenuLine> servers(List<ServerState> servers) {
        if (servers.size() <= MOST_SERVERS) {
            return servers.stream().map(this::choice).toList();
        }
        Stream<ServerState> first = servers.stream().limit(MOST_SERVERS);
        Stream<ServerState> active = servers.stream().skip(MOST_SERVERS).filter(ServerState::active);
        List<MenuLine> lines = new ArrayList<>(Stream.concat(first, active).map(this::choice).toList());
        lines.add(new Command(Action.Plain.OPEN, messages.get("more", Integer.toString(servers.size() - lines.size())), true));
        return lines;
    }

    private MenuLine choice(ServerState server) {
        return new Choice(new Action.Use(server.number(), server.line()), plain(server.line().strip()), server.active());
    }

    private Command command(Action.Plain action, String key, boolean enabled) {
        return new Command(action, messages.get(key), enabled);
    }

    private String tooltip(ServiceState state, WindowModel shown) {
        if (shown.mark() == Mark.PROBLEM) {
            return messages.get("tooltip.problem", shown.state().text());
        }
        return state.paused() ? messages.get("tooltip.paused") : messages.get("tooltip", shown.active().label(), shown.active().why());
    }

    /** What others wrote has no mnemonic. */
    private static String plain(String text) {
        return shorten(text, LONGEST_LINE).replace("&", "&&");
    }

    private static String shorten(String text, int limit) {
        if (text.length() <= limit) {
            return text;
        }
        int end = Character.isHighSurrogate(text.charAt(limit - 2)) ? limit - 2 : limit - 1;
        return text.substring(0, end) + "\u2026";
    }
}
