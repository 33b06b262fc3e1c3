package org.autoroute.smtp.ui.internal.tray;

/** One line of the tray's menu. In texts an ampersand stands before the mnemonic, two stand for one. Immutable, any thread. */
public sealed interface MenuLine {

    /** Something to read. */
    record Info(String text) implements MenuLine {
    }

    /** A line between groups. */
    record Separator() implements MenuLine {
    }

    /** Something to do. */
    record Command(Action action, String text, boolean enabled) implements MenuLine {
    }

    /** Something that is on or off; the action turns it into the other. */
    record Check(Action action, String text, boolean on) implements MenuLine {
    }

    /** One of several, next to each other, of which at most one is chosen. */
    record Choice(Action action, String text, boolean chosen) implements MenuLine {
    }
}
