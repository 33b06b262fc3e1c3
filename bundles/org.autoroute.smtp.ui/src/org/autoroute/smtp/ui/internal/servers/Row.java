package org.autoroute.smtp.ui.internal.servers;

import java.util.stream.Stream;

import org.autoroute.smtp.ui.internal.icons.Icon;

/**
 * One row of the table, in the reader's words: a server of the list, a line that is wrong, or one that is being written. Immutable, any thread.
 *
 * @param index    its place among the rows of the list, 0 for the first
 * @param number   its number for the service, 1 for the first server; 0 when it is none
 * @param text     the line as the user wrote it
 * @param server   the host, or the whole line when it is wrong
 * @param address  the resolved address, the first of several; empty when none is known
 * @param link     all it is tied to; empty when it is tied to nothing
 * @param port     TCP port
 * @param security how the connection is protected, in a word or two
 * @param lock     the same as an icon
 * @param login    who logs in; empty when nobody does
 * @param state    how its name fares, in a word or two
 * @param mark     the same as an icon
 * @param active   whether mail leaves through it now
 * @param lastUsed when it last delivered; a dash when it has not
 * @param tip      all of it in full, with reasons
 */
record Row(int index, int number, String text, String server, String address, String link, String port, String security, Icon lock,
        String login, String state, Icon mark, boolean active, String lastUsed, String tip) {

    /** A line that is not written yet. */
    static Row blank(int index) {
        return new Row(index, 0, "", "", "", "", "", "", Icon.INACTIVE, "", "", Icon.INACTIVE, false, "", "");
    }

    boolean isServer() {
        return number > 0;
    }

    /** Whether any column holds the text, upper and lower case alike. */
    boolean holds(String filter) {
        String wanted = filter.strip().toLowerCase();
        return Stream.of(text, server, address, link, port, security, login, state, lastUsed).anyMatch(cell -> cell.toLowerCase().contains(wanted));
    }
}
