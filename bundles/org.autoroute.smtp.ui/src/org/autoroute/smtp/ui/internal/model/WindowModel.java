package org.autoroute.smtp.ui.internal.model;

import java.util.List;
import java.util.Optional;

/**
 * All that the window and the tray show, in the reader's words. Immutable, any thread.
 *
 * @param mark      how the program is doing, as the tray shows it
 * @param active    the server mail leaves through
 * @param addresses where this computer is; at least one row
 * @param state     whether mail is taken
 */
public record WindowModel(Mark mark, ActiveView active, List<AddressRow> addresses, StateView state) {

    public WindowModel {
        addresses = List.copyOf(addresses);
    }

    /**
     * The field <em>Active SMTP</em>.
     *
     * @param server  the server, or N/A
     * @param comment its address or why it stands there, in round brackets; may be empty
     * @param why     the rule that chose it, as a sentence; or what to do when there is none
     * @param canNext whether another server can be chosen
     */
    public record ActiveView(String server, String comment, String why, boolean canNext) {

        /** Server and comment on one line. */
        public String label() {
            return comment.isEmpty() ? server : server + " " + comment;
        }
    }

    /** One own address with its mask and the connection it came by. */
    public record AddressRow(String address, String mask, String connection) {
    }

    /**
     * The state line.
     *
     * @param mark     a problem, or how the program is doing
     * @param text     where it listens, or the problem and what to do
     * @param details  all problems, one a line; empty when there is no more than the text says
     * @param activity what has been carried so far; empty when nothing has
     * @param remedy   what one click would do about it
     */
    public record StateView(Mark mark, String text, String details, String activity, Optional<Remedy> remedy) {
    }

    /** What the button of the state line does. */
    public sealed interface Remedy {

        /** Listens on a port that can be had. */
        record UsePort(int port) implements Remedy {
        }

        /** Takes mail again. */
        record Resume() implements Remedy {
        }
    }
}
