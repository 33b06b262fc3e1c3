package org.autoroute.smtp.routing;

import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** How to log in, as it stands in a line: {@code login=}, {@code user=}, {@code in-clear=}, {@code lend=}. */
final class LoginText {

    static final String NONE = "none";
    static final String CLIENT = "client";
    static final String PASSWORD = "password";
    static final String OAUTH = "oauth:";
    static final String YES = "yes";

    private LoginText() {
    }

    static Login read(Attributes attributes) throws LineCursor.Mismatch {
        String kind = attributes.get(Attribute.LOGIN).map(text -> text.toLowerCase(Locale.ROOT)).orElse(attributes.has(Attribute.USER) ? PASSWORD : NONE);
        boolean inClear = yes(attributes, Attribute.IN_CLEAR);
        boolean lend = yes(attributes, Attribute.LEND);
        switch (kind) {
            case NONE -> {
                refuse(attributes, Attribute.USER, attributes.has(Attribute.USER), "expected.noUser");
                refuse(attributes, Attribute.IN_CLEAR, inClear, "expected.login");
                refuse(attributes, Attribute.LEND, lend, "expected.storedLogin");
                return Login.NONE;
            }
            case CLIENT -> {
                refuse(attributes, Attribute.USER, attributes.has(Attribute.USER), "expected.noUser");
                refuse(attributes, Attribute.LEND, lend, "expected.storedLogin");
                return new Login.Client(inClear);
            }
            default -> {
                Optional<String> provider = provider(attributes, kind);
                if (!attributes.has(Attribute.USER)) {
                    throw attributes.wrong(Attribute.LOGIN, "expected.user", kind);
                }
                return new Login.Stored(attributes.get(Attribute.USER).orElseThrow(), provider, inClear, lend);
            }
        }
    }

    private static Optional<String> provider(Attributes attributes, String kind) throws LineCursor.Mismatch {
        if (kind.equals(PASSWORD)) {
            return Optional.empty();
        }
        if (kind.startsWith(PASSWORD) || PasswordText.begins(kind)) {
            throw attributes.wrong(Attribute.LOGIN, "expected.noPassword");
        }
        if (!kind.startsWith(OAUTH)) {
            throw attributes.wrong(Attribute.LOGIN, "expected.loginKind");
        }
        String provider = kind.substring(OAUTH.length());
        if (!Login.Stored.isProvider(provider)) {
            throw attributes.wrong(Attribute.LOGIN, "expected.provider");
        }
        return Optional.of(provider);
    }

    private static boolean yes(Attributes attributes, Attribute attribute) throws LineCursor.Mismatch {
        return attributes.get(attribute, text -> switch (text.toLowerCase(Locale.ROOT)) {
            case YES -> Optional.of(true);
            case "no" -> Optional.of(false);
            default -> Optional.<Boolean>empty();
        }, "expected.yes").orElse(false);
    }

    private static void refuse(Attributes attributes, Attribute attribute, boolean present, String expected) throws LineCursor.Mismatch {
        if (present) {
            throw attributes.wrong(attribute, expected);
        }
    }

    /** As {@link #read} takes it; nothing for no login. */
    static Map<Attribute, String> written(Login login) {
        Map<Attribute, String> values = new EnumMap<>(Attribute.class);
        switch (login) {
            case Login.None none -> { }
            case Login.Client client -> {
                values.put(Attribute.LOGIN, CLIENT);
                flag(values, Attribute.IN_CLEAR, client.inClear());
            }
            case Login.Stored stored -> {
                values.put(Attribute.LOGIN, stored.provider().map(OAUTH::concat).orElse(PASSWORD));
                values.put(Attribute.USER, stored.user());
                flag(values, Attribute.IN_CLEAR, stored.inClear());
                flag(values, Attribute.LEND, stored.lent());
            }
        }
        return values;
    }

    private static void flag(Map<Attribute, String> values, Attribute attribute, boolean set) {
        if (set) {
            values.put(attribute, YES);
        }
    }
}
