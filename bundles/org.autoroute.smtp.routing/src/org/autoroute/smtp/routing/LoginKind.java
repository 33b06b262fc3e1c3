package org.autoroute.smtp.routing;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** How an entry logs in, by the word a line of the server list has for it. */
public enum LoginKind {
    NONE(LoginText.NONE), CLIENT(LoginText.CLIENT), PASSWORD(LoginText.PASSWORD),
    /** Its word is followed by the name of a provider. */
    OAUTH(LoginText.OAUTH);

    private final String word;

    LoginKind(String word) {
        this.word = word;
    }

    /** The kind a text names, upper and lower case alike; {@link #NONE} when it names none of them. */
    public static LoginKind of(String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        return lower.startsWith(OAUTH.word) ? OAUTH : Arrays.stream(values()).filter(kind -> kind.word.equals(lower)).findFirst().orElse(NONE);
    }

    /** What a line has behind {@code login=}. @param provider used by {@link #OAUTH} only */
    public String text(String provider) {
        return this == OAUTH ? word + provider : word;
    }

    /** The provider a text names, empty when it names none. */
    public static Optional<String> provider(String text) {
        return of(text) == OAUTH ? Optional.of(text.substring(OAUTH.word.length())) : Optional.empty();
    }

    /** Whether the relay keeps a secret for it. */
    public boolean isStored() {
        return this == PASSWORD || this == OAUTH;
    }
}
