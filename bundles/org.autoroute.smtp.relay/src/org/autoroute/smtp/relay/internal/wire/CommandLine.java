package org.autoroute.smtp.relay.internal.wire;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * A view of one command line where it lies in the buffer. One object serves all lines of a loop: {@link #set} moves it. Valid only until the buffer
 * changes.
 */
public final class CommandLine {

    private ByteBuffer buffer;
    private int start;
    private int end;
    private int verbLength;
    private int argument;
    private int pathStart;
    private int pathEnd;
    private int firstParameter;
    private int parameters;
    private int nameStart;
    private int nameEnd;

    /** Looks at the line between two indices, its CRLF included. */
    public void set(ByteBuffer source, int from, int to) {
        buffer = source;
        start = from;
        end = to - 2;
        int verbEnd = from;
        while (verbEnd < end && buffer.get(verbEnd) != ' ') {
            verbEnd++;
        }
        argument = skipSpaces(verbEnd);
        while (end > argument && buffer.get(end - 1) == ' ') {
            end--;
        }
        verbLength = verbEnd - from;
    }

    /** Octets of the first word. */
    public int verbLength() {
        return verbLength;
    }

    /** The first four octets of the first word as a number, in upper case, the first octet highest; 0 when it is shorter. */
    public int verbCode() {
        return verbLength < 4 ? 0 : upper(start) << 24 | upper(start + 1) << 16 | upper(start + 2) << 8 | upper(start + 3);
    }

    /** Octets of the line with its CRLF. */
    public int length() {
        return end + 2 - start;
    }

    public boolean hasArgument() {
        return argument < end;
    }

    /** Whether the first word is that one, upper case given. */
    public boolean verbIs(String word) {
        return matches(start, start + verbLength, word);
    }

    /** Whether an octet above 127 is in it. */
    public boolean hasEightBit() {
        for (int i = start; i < end; i++) {
            if (buffer.get(i) < 0) {
                return true;
            }
        }
        return false;
    }

    /** Whether a control character is in it, the tab included. */
    public boolean hasControl() {
        for (int i = start; i < end; i++) {
            byte octet = buffer.get(i);
            if (octet >= 0 && octet < ' ' || octet == 127) {
                return true;
            }
        }
        return false;
    }

    /** Whether the argument's first word is that one, upper case given. */
    public boolean argumentBegins(String word) {
        return matches(argument, word(argument), word);
    }

    /** Whether the line is made of the characters of base64 alone (RFC 4648 section 4); an empty one is. */
    public boolean isBase64() {
        for (int i = start; i < end; i++) {
            int octet = upper(i);
            boolean letter = octet >= 'A' && octet <= 'Z' || octet >= '0' && octet <= '9';
            if (!letter && octet != '+' && octet != '/' && octet != '=') {
                return false;
            }
        }
        return true;
    }

    /** The whole line without its end; what is not UTF-8 is replaced. */
    public String text() {
        return text(start, end);
    }

    /** The argument; what is not UTF-8 is replaced. */
    public String argument() {
        return text(argument, end);
    }

    /**
     * Reads {@code FROM:<path>} or {@code TO:<path>}, spaces allowed around the colon's right side, angle brackets left out tolerated.
     *
     * @return whether there is such a path, which then is found with {@link #path()}, then the parameters with {@link #nextParameter}
     */
    public boolean readPath(String keyword) {
        int colon = argument + keyword.length();
        if (colon >= end || !matches(argument, colon, keyword) || buffer.get(colon) != ':') {
            return false;
        }
        pathStart = skipSpaces(colon + 1);
        boolean bracket = pathStart < end && buffer.get(pathStart) == '<';
        pathEnd = bracket ? closingBracket(pathStart + 1) : word(pathStart);
        if (pathEnd < 0 || !bracket && pathEnd == pathStart) {
            return false;
        }
        if (bracket) {
            pathStart++;
        }
        parameters = bracket ? pathEnd + 1 : pathEnd;
        firstParameter = parameters;
        return parameters == end || buffer.get(parameters) == ' ';
    }

    /** A quoted local part may have brackets and spaces in it. */
    private int closingBracket(int from) {
        boolean quoted = false;
        for (int i = from; i < end; i++) {
            switch (buffer.get(i)) {
                case '"' -> quoted = !quoted;
                case '\\' -> i += quoted ? 1 : 0;
                case '>' -> {
                    if (!quoted) {
                        return i;
                    }
                }
                case '<', ' ' -> {
                    if (!quoted) {
                        return -1;
                    }
                }
                default -> {
                }
            }
        }
        return -1;
    }

    public boolean isPathEmpty() {
        return pathStart == pathEnd;
    }

    /** The path without brackets. */
    public String path() {
        return text(pathStart, pathEnd);
    }

    /** Goes to the parameter behind the path or behind the last parameter. @return whether there is one */
    public boolean nextParameter() {
        nameStart = skipSpaces(parameters);
        if (nameStart >= end) {
            return false;
        }
        parameters = word(nameStart);
        nameEnd = nameStart;
        while (nameEnd < parameters && buffer.get(nameEnd) != '=') {
            nameEnd++;
        }
        return true;
    }

    /** Whether an earlier parameter has the same name; few are given, so each is compared with each. */
    public boolean isParameterRepeated() {
        int from = skipSpaces(firstParameter);
        while (from < nameStart) {
            int same = 0;
            while (same < nameEnd - nameStart && upper(from + same) == upper(nameStart + same)) {
                same++;
            }
            int behind = from + same;
            if (same == nameEnd - nameStart && (buffer.get(behind) == '=' || buffer.get(behind) == ' ')) {
                return true;
            }
            from = skipSpaces(word(from));
        }
        return false;
    }

    /** Whether the parameter has that name, upper case given. */
    public boolean parameterIs(String name) {
        return matches(nameStart, nameEnd, name);
    }

    /** The parameter's value, empty when it has none; what is not UTF-8 is replaced. */
    public String value() {
        return text(Math.min(nameEnd + 1, parameters), parameters);
    }

    /** The line that {@link #readPath} was asked about, with its CRLF, without the parameter of that name; null when there is none. Upper case given. */
    public byte[] without(String name) {
        parameters = firstParameter;
        while (nextParameter()) {
            if (parameterIs(name)) {
                byte[] rest = new byte[length() - (parameters - nameStart)];
                buffer.get(start, rest, 0, nameStart - start);
                buffer.get(parameters, rest, nameStart - start, end - parameters);
                rest[rest.length - 2] = '\r';
                rest[rest.length - 1] = '\n';
                return rest;
            }
        }
        return null;
    }

    /** Octets of the parameter's value, -1 when it has no equals sign. */
    public int valueLength() {
        return parameters - nameEnd - 1;
    }

    /** Whether the parameter has that value, upper case given. */
    public boolean valueIs(String value) {
        return valueLength() >= 0 && matches(nameEnd + 1, parameters, value);
    }

    /** The parameter's value as a number, -1 when it is none or has more than 18 digits. */
    public long valueAsNumber() {
        int length = valueLength();
        if (length < 1 || length > 18) {
            return -1;
        }
        long value = 0;
        for (int i = nameEnd + 1; i < parameters; i++) {
            int digit = buffer.get(i) - '0';
            if (digit < 0 || digit > 9) {
                return -1;
            }
            value = value * 10 + digit;
        }
        return value;
    }

    private int word(int from) {
        int at = from;
        while (at < end && buffer.get(at) != ' ') {
            at++;
        }
        return at;
    }

    private boolean matches(int from, int to, String upperCase) {
        if (to - from != upperCase.length()) {
            return false;
        }
        for (int i = 0; i < upperCase.length(); i++) {
            if (upper(from + i) != upperCase.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    private int skipSpaces(int from) {
        int at = from;
        while (at < end && buffer.get(at) == ' ') {
            at++;
        }
        return at;
    }

    private int upper(int index) {
        int octet = buffer.get(index) & 0xff;
        return octet >= 'a' && octet <= 'z' ? octet - 32 : octet;
    }

    private String text(int from, int to) {
        byte[] octets = new byte[Math.max(0, to - from)];
        buffer.get(from, octets);
        return new String(octets, StandardCharsets.UTF_8);
    }
}
