package org.autoroute.smtp.ui.internal.tray.notify;

/** Brings notices to the user, wherever the desktop shows them; a notice takes the place of the one before. UI thread; returns at once. */
@FunctionalInterface
public interface Announcer {

    void tell(Notice notice);
}
