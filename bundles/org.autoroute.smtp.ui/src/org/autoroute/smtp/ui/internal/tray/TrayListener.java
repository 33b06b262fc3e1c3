package org.autoroute.smtp.ui.internal.tray;

/** Does what the user asks for at the icon. UI thread. */
public interface TrayListener {

    /** The icon was clicked. */
    void clicked();

    /** A line of the menu was chosen. */
    void chosen(Action action);
}
