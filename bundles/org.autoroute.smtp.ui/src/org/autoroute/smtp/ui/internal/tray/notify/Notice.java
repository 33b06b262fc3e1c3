package org.autoroute.smtp.ui.internal.tray.notify;

/**
 * Something the user is told without having asked. Immutable, any thread.
 *
 * @param problem whether the user should do something
 * @param title   in a few words
 * @param text    plain; may have several lines
 */
public record Notice(boolean problem, String title, String text) {
}
