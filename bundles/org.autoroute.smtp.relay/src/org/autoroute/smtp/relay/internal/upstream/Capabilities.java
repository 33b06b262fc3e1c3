package org.autoroute.smtp.relay.internal.upstream;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

import org.autoroute.smtp.relay.internal.wire.Reply;

/**
 * What an upstream can do of that which the relay can handle too. An extension is offered to the client only if it is in here.
 *
 * @param esmtp         it answered EHLO
 * @param pipelining    RFC 2920
 * @param size          RFC 1870
 * @param sizeLimit     octets of the largest message it takes, 0 for no fixed limit
 * @param eightBit      RFC 6152
 * @param utf8          RFC 6531
 * @param dsn           RFC 3461
 * @param enhancedCodes RFC 2034
 * @param auth          RFC 4954, the names of the mechanisms in upper case, in the order given
 * @param startTls      RFC 3207, between the relay and the upstream only
 * @param chunking      RFC 3030, without BINARYMIME
 * @param requireTls    RFC 8689
 */
public record Capabilities(boolean esmtp, boolean pipelining, boolean size, long sizeLimit, boolean eightBit, boolean utf8, boolean dsn,
        boolean enhancedCodes, List<String> auth, boolean startTls, boolean chunking, boolean requireTls) {

    private static final int MOST_MECHANISMS = 30;

    /** Of a server that knows HELO only. */
    public static final Capabilities NONE = new Capabilities(false, false, false, 0, false, false, false, false, List.of(), false, false, false);

    /** What nearly every server has; without a size, because another server may take more. */
    public static final Capabilities USUAL = new Capabilities(true, true, true, 0, true, false, false, true, List.of(), false, false, false);

    /** What both have. A size limit is left to the server itself. */
    public Capabilities and(Capabilities other) {
        return new Capabilities(esmtp && other.esmtp, pipelining && other.pipelining, size && other.size, 0, eightBit && other.eightBit,
                utf8 && other.utf8, dsn && other.dsn, enhancedCodes && other.enhancedCodes, List.of(), startTls && other.startTls,
                chunking && other.chunking, requireTls && other.requireTls);
    }

    /** Whether it has all that was promised. */
    public boolean covers(Capabilities promised) {
        return and(promised).equals(promised.and(promised));
    }

    /** Reads the lines of a reply to EHLO, codes included; what is not understood is not offered. */
    public static Capabilities of(List<String> lines) {
        boolean pipelining = false;
        boolean size = false;
        long sizeLimit = 0;
        boolean eightBit = false;
        boolean utf8 = false;
        boolean dsn = false;
        boolean enhancedCodes = false;
        Set<String> auth = new LinkedHashSet<>();
        boolean startTls = false;
        boolean chunking = false;
        boolean requireTls = false;
        for (String line : lines.subList(Math.min(1, lines.size()), lines.size())) {
            String[] words = line.substring(Math.min(4, line.length())).strip().toUpperCase(Locale.ROOT).split(" +");
            switch (words[0]) {
                case "PIPELINING" -> pipelining = true;
                case "SIZE" -> {
                    size = true;
                    sizeLimit = words.length > 1 && words[1].matches("[0-9]{1,18}") ? Long.parseLong(words[1]) : 0;
                }
                case "8BITMIME" -> eightBit = true;
                case "SMTPUTF8" -> utf8 = true;
                case "DSN" -> dsn = true;
                case "ENHANCEDSTATUSCODES" -> enhancedCodes = true;
                case "AUTH" -> auth.addAll(mechanisms(words));
                case "STARTTLS" -> startTls = true;
                case "CHUNKING" -> chunking = true;
                case "REQUIRETLS" -> requireTls = true;
                default -> {
                }
            }
        }
        return new Capabilities(true, pipelining, size, sizeLimit, eightBit, utf8, dsn, enhancedCodes, List.copyOf(auth), startTls, chunking,
                requireTls);
    }

    /** RFC 4422 section 3.1. */
    private static List<String> mechanisms(String[] words) {
        return Arrays.stream(words).skip(1).filter(name -> name.matches("[A-Z0-9_-]{1,20}")).limit(MOST_MECHANISMS).toList();
    }

    /** The same with other mechanisms to log in. */
    public Capabilities withAuth(List<String> mechanisms) {
        return auth.equals(mechanisms) ? this
                : new Capabilities(esmtp, pipelining, size, sizeLimit, eightBit, utf8, dsn, enhancedCodes, mechanisms, startTls, chunking, requireTls);
    }

    /** The same without REQUIRETLS, where the connection is not what that asks for. */
    public Capabilities withoutRequireTls() {
        return requireTls ? new Capabilities(esmtp, pipelining, size, sizeLimit, eightBit, utf8, dsn, enhancedCodes, auth, startTls, chunking, false) : this;
    }

    /** The reply to the client's EHLO. @param withStartTls whether the relay itself offers STARTTLS */
    public Reply ehloReply(String host, boolean withStartTls) {
        List<String> lines = new ArrayList<>();
        lines.add(host);
        if (pipelining) {
            lines.add("PIPELINING");
        }
        if (size) {
            lines.add(sizeLimit > 0 ? "SIZE " + sizeLimit : "SIZE");
        }
        if (eightBit) {
            lines.add("8BITMIME");
        }
        if (utf8) {
            lines.add("SMTPUTF8");
        }
        if (dsn) {
            lines.add("DSN");
        }
        if (enhancedCodes) {
            lines.add("ENHANCEDSTATUSCODES");
        }
        if (chunking) {
            lines.add("CHUNKING");
        }
        if (requireTls) {
            lines.add("REQUIRETLS");
        }
        if (!auth.isEmpty()) {
            lines.add("AUTH " + String.join(" ", auth));
        }
        if (withStartTls) {
            lines.add("STARTTLS");
        }
        return Reply.lines(250, lines);
    }
}
