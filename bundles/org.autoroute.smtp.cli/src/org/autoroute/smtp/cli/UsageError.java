package org.autoroute.smtp.cli;

/** A command was written wrongly; the message says how, in the user's language. */
final class UsageError extends Exception {

    private static final long serialVersionUID = 1L;

    private final Command command;

    UsageError(Command command, String message) {
        super(message);
        this.command = command;
    }

    /** As far as it could be read. */
    Command command() {
        return command;
    }
}
