package org.autoroute.smtp.ui.internal.autostart;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The value of the key Exec in a desktop entry: arguments with blanks between them. Two rules lie on top of each other, that for strings
 * ({@code \\} for a backslash) and that for arguments (quotes, and a backslash before what a shell would see); a percent sign is doubled.
 */
final class ExecKey {

    private static final String ESCAPED_IN_QUOTES = "\"`$\\";

    private ExecKey() {
    }

    static String write(List<String> command) {
        return command.stream().map(ExecKey::quoted).collect(Collectors.joining(" ")).replace("\\", "\\\\");
    }

    private static String quoted(String argument) {
        if (argument.matches("[A-Za-z0-9/._+:@,=-]+")) {
            return argument;
        }
        StringBuilder text = new StringBuilder("\"");
        for (char c : argument.replace("%", "%%").toCharArray()) {
            if (ESCAPED_IN_QUOTES.indexOf(c) >= 0) {
                text.append('\\');
            }
            text.append(c);
        }
        return text.append('"').toString();
    }

    /** What was written here or by hand; field codes such as {@code %U} are no arguments. */
    static List<String> parse(String value) {
        List<String> words = new ArrayList<>();
        StringBuilder word = new StringBuilder();
        String text = value.replace("\\\\", "\\");
        boolean inQuotes = false;
        boolean begun = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"') {
                inQuotes = !inQuotes;
                begun = true;
            } else if (c == ' ' && !inQuotes) {
                end(words, word, begun);
                begun = false;
            } else {
                boolean escape = inQuotes && c == '\\' && i + 1 < text.length();
                word.append(escape ? text.charAt(++i) : c);
                begun = true;
            }
        }
        end(words, word, begun);
        return words;
    }

    private static void end(List<String> words, StringBuilder word, boolean begun) {
        String done = word.toString();
        word.setLength(0);
        if (begun && !done.matches("%[a-zA-Z]")) {
            words.add(done.replace("%%", "%"));
        }
    }
}
