package org.autoroute.smtp.routing;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/** The attributes of one line, {@code key=value} in any order, each once, values with blanks in double quotes. Belongs to one parse. */
final class Attributes {

    private static final Pattern START = Pattern.compile("\\p{L}[\\p{L}\\p{N}_-]*=.*", Pattern.DOTALL);

    private final LineCursor cursor;
    private final Map<Attribute, Value> values = new EnumMap<>(Attribute.class);

    Attributes(LineCursor cursor) {
        this.cursor = cursor;
    }

    private record Value(String text, int position) {
    }

    /** Whether an attribute begins here. */
    boolean begin() {
        return START.matcher(cursor.rest()).matches() || PasswordText.begins(cursor.rest());
    }

    /** Reads the one that begins here. */
    void read() throws LineCursor.Mismatch {
        int start = cursor.position();
        if (PasswordText.begins(cursor.rest())) {
            throw cursor.expected("expected.noPassword");
        }
        String key = cursor.takeWhile(c -> c != '=');
        Optional<Attribute> attribute = Attribute.of(key);
        if (attribute.isEmpty()) {
            throw cursor.expected(start, "expected.attribute", Attribute.list(), key);
        }
        if (values.containsKey(attribute.get())) {
            throw cursor.expected(start, "expected.once", attribute.get().key());
        }
        cursor.advance();
        values.put(attribute.get(), value(attribute.get().key()));
    }

    private Value value(String key) throws LineCursor.Mismatch {
        int start = cursor.position();
        String text = cursor.peek() == '"' ? QuotedText.read(cursor, "expected.closingQuoteOfValue", "expected.valueInQuotes")
                : cursor.takeWhile(c -> c != '"' && !LineCursor.isBlank(c));
        if (text.isEmpty()) {
            throw cursor.expected(start, "expected.value", key);
        }
        return new Value(text, start);
    }

    boolean has(Attribute attribute) {
        return values.containsKey(attribute);
    }

    Optional<String> get(Attribute attribute) {
        return Optional.ofNullable(values.get(attribute)).map(Value::text);
    }

    /** The value of an attribute as what it stands for; the key says what should have stood there when it stands for nothing. */
    <T> Optional<T> get(Attribute attribute, Function<String, Optional<T>> reading, String expected) throws LineCursor.Mismatch {
        Value value = values.get(attribute);
        if (value == null) {
            return Optional.empty();
        }
        return Optional.of(reading.apply(value.text()).orElseThrow(() -> cursor.expected(value.position(), expected)));
    }

    LineCursor.Mismatch wrong(Attribute attribute, String expected, Object... arguments) {
        return cursor.expected(values.get(attribute).position(), expected, arguments);
    }
}
