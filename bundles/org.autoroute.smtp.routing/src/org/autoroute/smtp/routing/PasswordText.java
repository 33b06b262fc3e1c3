package org.autoroute.smtp.routing;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Passwords that somebody wrote into a line of the server list, where none may stand: recognized, to be refused and not to be repeated. */
final class PasswordText {

    private static final String WORDS = "password|passwd|passphrase|pass|pwd|pw|secret|token|passwort|kennwort|\u043f\u0430\u0440\u043e\u043b\u044c";
    private static final Pattern START = Pattern.compile("(?iu)(?:" + WORDS + ")[=:].*", Pattern.DOTALL);
    private static final Pattern ANYWHERE = Pattern.compile("(?iu)(?<![\\p{L}\\p{N}_.-])((?:" + WORDS + ")\\s*[=:]).*", Pattern.DOTALL);

    private PasswordText() {
    }

    /** Whether the text begins with a password's key. */
    static boolean begins(String text) {
        return START.matcher(text).matches();
    }

    /** The line without what stands behind a password's key. */
    static String masked(String line) {
        Matcher found = ANYWHERE.matcher(line);
        return found.find() ? line.substring(0, found.end(1)) + "\u2026" : line;
    }
}
