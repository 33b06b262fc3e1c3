package org.autoroute.smtp.service.internal.talk;

import java.util.List;

/**
 * What a server said (RFC 5321 section 4.2).
 *
 * @param code the three digits
 * @param all  its lines as they came, code included, without control characters; one or more
 */
public record Reply(int code, List<String> all) {

    private static final int GOOD = 2;
    private static final int GO_ON = 3;
    private static final int TRANSIENT = 4;
    private static final int CODE_AND_SEPARATOR = 4;

    public Reply {
        all = List.copyOf(all);
    }

    /** All of it as one line for people: the code, which each of its lines repeats, once. */
    public String text() {
        return all.size() > 1 ? code + " " + String.join("; ", lines()) : all.getFirst();
    }

    /** The line that says who or what; of a reply to EHLO those behind it list what the server can do. */
    public String firstLine() {
        return all.size() > 1 ? code + " " + lines().getFirst() : all.getFirst();
    }

    /** The lines without their codes. */
    public List<String> lines() {
        return all.stream().map(line -> line.substring(Math.min(CODE_AND_SEPARATOR, line.length()))).toList();
    }

    public boolean isGood() {
        return code / 100 == GOOD;
    }

    public boolean isGoOn() {
        return code / 100 == GO_ON;
    }

    public boolean isTransient() {
        return code / 100 == TRANSIENT;
    }
}
