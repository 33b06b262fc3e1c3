package org.autoroute.smtp.cli;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;

import org.autoroute.smtp.routing.HarmlessText;
import org.autoroute.smtp.routing.Text;

import com.google.gson.JsonElement;

/** Where words go. For the main thread alone. */
final class Console {

    private final PrintStream octets;
    private final PrintStream words;
    private final PrintStream errors;
    private final PasswordInput passwords;
    private final Locale locale;

    Console(OutputStream out, Charset charset, PrintStream errors, PasswordInput passwords, Locale locale) {
        this.octets = new PrintStream(new BufferedOutputStream(out, 16 * 1024), false, StandardCharsets.UTF_8);
        this.words = new PrintStream(octets, false, charset);
        this.errors = errors;
        this.passwords = passwords;
        this.locale = locale;
    }

    Locale locale() {
        return locale;
    }

    /** A sentence of this bundle. */
    String text(String key, Object... arguments) {
        return Text.of(Console.class, key, arguments).in(locale);
    }

    /** A sentence of the help. */
    String usage(String key, Object... arguments) {
        return new Text(Console.class.getPackageName() + ".usage", Console.class, key, List.of(arguments)).in(locale);
    }

    /** Asks for a password. @throws Refusal when none is given */
    String password(String question) throws Refusal {
        flush();
        try {
            return passwords.read(question).filter(password -> !password.isEmpty()).orElseThrow(() -> new Refusal(text("login.noPassword")));
        } catch (IOException failure) {
            throw new Refusal(text("login.noPassword"), failure);
        }
    }

    void line(String line) {
        words.println(printable(line));
    }

    /** In UTF-8, one line. */
    void json(JsonElement element) {
        words.flush();
        octets.print(element);
        octets.print('\n');
    }

    /** On standard error; may have several lines. */
    void error(String lines) {
        flush();
        lines.lines().map(Console::printable).forEach(errors::println);
    }

    /** Text from elsewhere, such as a server's reply, must not command the terminal. */
    static String printable(String text) {
        return HarmlessText.of(text);
    }

    void flush() {
        words.flush();
        octets.flush();
    }

    /** Writes out what is buffered. False when nobody reads any more. */
    boolean isRead() {
        flush();
        return !octets.checkError();
    }
}
