package org.autoroute.smtp.routing;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A line of the server list in its parts, as somebody fills them into fields: texts that may be wrong, and the line they make. What may stand in them is
 * known to {@link EntryParser} alone. Immutable, any thread.
 *
 * @param texts   the parts that are there, stripped, none of them empty
 * @param comment what stands behind them with its {@code #}, empty when there is none
 */
public record LineParts(Map<LinePart, String> texts, String comment) {

    private static final Pattern HOST = Pattern.compile("\\[[^]]*]|[^\\s:;]+");
    private static final Pattern PLAIN = Pattern.compile("[^\\s:;\"#]*|\\[[^\\s\\]]*]");
    private static final String SERVER = "server.example";

    public LineParts {
        texts = Map.copyOf(texts);
    }

    /** The parts of a line, the host as the user wrote it; empty when the line is wrong. */
    public static Optional<LineParts> of(String line) {
        return EntryParser.parse(line) instanceof EntryParser.Parsed(ServerEntry entry, String comment) ? Optional.of(of(line, entry, comment))
                : Optional.empty();
    }

    private static LineParts of(String line, ServerEntry entry, String comment) {
        Map<LinePart, String> texts = new EnumMap<>(LinePart.class);
        texts.put(LinePart.HOST, host(line.strip()));
        if (entry.server().port() != HostPort.DEFAULT_PORT) {
            texts.put(LinePart.PORT, Integer.toString(entry.server().port()));
        }
        entry.connection().ifPresent(name -> texts.put(LinePart.CONNECTION, name));
        entry.range().ifPresent(range -> texts.put(LinePart.RANGE, range.toString()));
        Map<String, String> attributes = entry.attributes();
        for (LinePart part : LinePart.values()) {
            part.attribute().map(attribute -> attributes.get(attribute.key())).ifPresent(value -> texts.put(part, value));
        }
        return new LineParts(texts, comment);
    }

    /** What stands before port and links, as the user wrote it; all of a line that does not begin with a host. */
    public static String host(String line) {
        Matcher host = HOST.matcher(line);
        return host.lookingAt() ? host.group() : line;
    }

    /** What the part says, the empty text when it is not there. */
    public String text(LinePart part) {
        return texts.getOrDefault(part, "");
    }

    /** With another text in a part; without the part when the text is blank. */
    public LineParts with(LinePart part, String text) {
        Map<LinePart, String> others = new EnumMap<>(LinePart.class);
        others.putAll(texts);
        if (text.isBlank()) {
            others.remove(part);
        } else {
            others.put(part, text.strip());
        }
        return new LineParts(others, comment);
    }

    /** The line they make; {@link EntryParser} takes it when there are no {@link #faults}. */
    public String line() {
        String port = text(LinePart.PORT);
        String host = text(LinePart.HOST);
        boolean bare = host.indexOf(':') >= 0 && IpAddress.parse(host).isPresent();
        String server = (bare ? "[" + host + "]" : host) + (port.isEmpty() || port.equals(Integer.toString(HostPort.DEFAULT_PORT)) ? "" : ":" + port);
        return server + Arrays.stream(LinePart.values()).filter(texts::containsKey).map(part -> behind(part, text(part))).collect(Collectors.joining())
                + (comment.isEmpty() ? "" : " " + comment);
    }

    private static String behind(LinePart part, String text) {
        return switch (part) {
            case HOST, PORT -> "";
            case CONNECTION -> " " + QuotedText.quoted(text);
            case RANGE -> " " + text;
            default -> " " + part.attribute().orElseThrow().with(text);
        };
    }

    /** What should stand in the place of each part that is wrong, and of the user when the login needs one. */
    public Map<LinePart, Text> faults() {
        Map<LinePart, Text> faults = new EnumMap<>(LinePart.class);
        hostFault().ifPresent(fault -> faults.put(LinePart.HOST, fault));
        texts.keySet().forEach(part -> fault(part).ifPresent(fault -> faults.put(part, fault)));
        if (faults.isEmpty()) {
            expected(line()).ifPresent(fault -> faults.put(LinePart.USER, fault));
        }
        return faults;
    }

    private Optional<Text> fault(LinePart part) {
        String text = text(part);
        return switch (part) {
            case HOST -> Optional.empty();
            case PORT -> text.chars().allMatch(c -> c >= '0' && c <= '9') ? expected(SERVER + ":" + text) : Optional.of(expectation("expected.port"));
            case RANGE -> rangeFault(text);
            case LOGIN, IN_CLEAR, LEND -> expected(SERVER + behind(part, text) + loginAround(part, text));
            default -> expected(SERVER + behind(part, text));
        };
    }

    private Optional<Text> hostFault() {
        String host = text(LinePart.HOST);
        if (host.indexOf(':') >= 0 && IpAddress.parse(host).isPresent()) {
            return expected("[" + host + "]");
        }
        return PLAIN.matcher(host).matches() ? expected(host) : Optional.of(expectation("expected.name"));
    }

    private static Optional<Text> rangeFault(String text) {
        return switch (EntryParser.parse(SERVER + " " + text)) {
            case EntryParser.Parsed(ServerEntry entry, String rest)
                    when entry.equals(new ServerEntry(entry.server(), Optional.empty(), entry.range())) && entry.range().isPresent() && rest.isEmpty() ->
                Optional.empty();
            case EntryParser.Wrong wrong when !wrong.expected().key().equals("expected.link") -> Optional.of(wrong.expected());
            default -> Optional.of(expectation("expected.range"));
        };
    }

    /** What a part of the login needs beside it, so that it is judged by itself. */
    private static String loginAround(LinePart part, String text) {
        return part == LinePart.LOGIN && !LoginKind.of(text).isStored() ? "" : " " + Attribute.USER.with("user");
    }

    private static Optional<Text> expected(String line) {
        return EntryParser.parse(line) instanceof EntryParser.Wrong wrong ? Optional.of(wrong.expected()) : Optional.empty();
    }

    private static Text expectation(String key) {
        return Text.of(LineParts.class, key);
    }
}
