package org.autoroute.smtp.ui.internal.model;

import java.util.List;

import org.autoroute.smtp.ui.internal.Messages;

/** The tray's menu and tooltip as values. No state, any thread. */
public final class TrayMenu {

    private static final int TOOLTIP_LIMIT = 127;

    private TrayMenu() {
    }

    /** One line of the menu. */
    public sealed interface Item {
    }

    /** Something to read. */
    public record Info(String text) implements Item {
    }

    /** Something to do. */
    public record Command(Action action, String text, boolean enabled) implements Item {
    }

    /** A line between groups. */
    public record Separator() implements Item {
    }

    /** What the menu can do. */
    public enum Action {
        OPEN, NEXT, QUIT
    }

    /** The menu for what is shown now. */
    public static List<Item> items(WindowModel model, Messages messages) {
        return List.of(
                new Info(messages.get("tray.active", model.active().label())),
                new Separator(),
                new Command(Action.OPEN, messages.get("tray.open"), true),
                new Command(Action.NEXT, messages.get("tray.next"), model.active().canNext()),
                new Separator(),
                new Command(Action.QUIT, messages.get("tray.quit"), true));
    }

    /** Names the active server and why, or the problem; no longer than Windows shows. */
    public static String tooltip(WindowModel model, Messages messages) {
        String text = model.mark() == Mark.PROBLEM
                ? messages.get("tray.tooltip.problem", model.state().text())
                : messages.get("tray.tooltip", model.active().label(), model.active().why());
        return text.length() <= TOOLTIP_LIMIT ? text : text.substring(0, TOOLTIP_LIMIT - 1) + "…";
    }
}
