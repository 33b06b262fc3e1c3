package org.autoroute.smtp.ui.internal.tray.dbus;

/** Texts for those who read them as markup. No state, any thread. */
final class Markup {

    private Markup() {
    }

    /** The text as markup that shows it letter by letter. */
    static String escape(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
