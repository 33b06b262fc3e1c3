package org.autoroute.smtp.relay.internal.verb;

import org.autoroute.smtp.relay.internal.wire.CommandLine;

/** All commands by name. */
public final class Verbs {

    public static final Verb END_OF_DATA = new EndOfData();
    public static final Verb RSET = new Rset();
    public static final Verb MAIL = new Mail();
    public static final Verb DATA = new Data();
    /** Of a chunk that is not the last one. */
    public static final Verb BDAT = new Bdat();

    public static final Verb AUTH_ANSWER = new AuthAnswer();
    public static final Verb AUTH = new Auth();
    private static final Verb EHLO = new Hello(true);
    private static final Verb HELO = new Hello(false);
    private static final Verb RCPT = new Rcpt();
    private static final Verb NOOP = new Noop();
    private static final Verb VRFY = new Vrfy();
    private static final Verb HELP = new Help();
    private static final Verb QUIT = new Quit();
    private static final Verb START_TLS = new StartTls();
    private static final Verb HIDDEN = new Hidden();
    private static final Verb UNKNOWN = new Unknown();

    private Verbs() {
    }

    public static Verb of(CommandLine line) {
        return line.verbLength() == 4 ? ofFour(line) : ofOther(line);
    }

    private static Verb ofFour(CommandLine line) {
        return switch (line.verbCode()) {
            case 'M' << 24 | 'A' << 16 | 'I' << 8 | 'L' -> MAIL;
            case 'R' << 24 | 'C' << 16 | 'P' << 8 | 'T' -> RCPT;
            case 'D' << 24 | 'A' << 16 | 'T' << 8 | 'A' -> DATA;
            case 'B' << 24 | 'D' << 16 | 'A' << 8 | 'T' -> BDAT;
            case 'E' << 24 | 'H' << 16 | 'L' << 8 | 'O' -> EHLO;
            case 'H' << 24 | 'E' << 16 | 'L' << 8 | 'O' -> HELO;
            case 'Q' << 24 | 'U' << 16 | 'I' << 8 | 'T' -> QUIT;
            case 'R' << 24 | 'S' << 16 | 'E' << 8 | 'T' -> RSET;
            case 'N' << 24 | 'O' << 16 | 'O' << 8 | 'P' -> NOOP;
            case 'A' << 24 | 'U' << 16 | 'T' << 8 | 'H' -> AUTH;
            case 'V' << 24 | 'R' << 16 | 'F' << 8 | 'Y' -> VRFY;
            case 'H' << 24 | 'E' << 16 | 'L' << 8 | 'P' -> HELP;
            default -> ofOther(line);
        };
    }

    private static Verb ofOther(CommandLine line) {
        if (line.verbIs("STARTTLS")) {
            return START_TLS;
        }
        return Hidden.covers(line) ? HIDDEN : UNKNOWN;
    }
}
