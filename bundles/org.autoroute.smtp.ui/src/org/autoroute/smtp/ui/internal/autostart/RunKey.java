package org.autoroute.smtp.ui.internal.autostart;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import com.sun.jna.Native;

/** A value below the key Run of the user's registry. Windows passes over entries that the user has switched off in the Task Manager. */
final class RunKey implements Autostart {

    static final String RUN = "Software\\Microsoft\\Windows\\CurrentVersion\\Run";
    static final String APPROVED = "Software\\Microsoft\\Windows\\CurrentVersion\\Explorer\\StartupApproved\\Run";
    static final String NAME = "Autoroute SMTP";
    /** Windows runs no longer ones from this key, and says nothing. */
    static final int LONGEST = 260;
    private static final Pattern WORD = Pattern.compile("\"([^\"]*)\"|(\\S+)");

    private final Registry registry;

    RunKey(Registry registry) {
        this.registry = registry;
    }

    /** The values of the current user's registry that are needed. */
    interface Registry {

        static Registry ofThisSystem() {
            return new WindowsRegistry(Native.load("advapi32", WindowsRegistry.AdvApi.class));
        }

        /** The octets of a value, as they are kept; empty when there is none. */
        Optional<byte[]> read(String key, String name) throws IOException;

        void writeText(String key, String name, String text) throws IOException;

        /** Removes a value; that there is none is fine. */
        void remove(String key, String name) throws IOException;
    }

    @Override
    public Optional<List<String>> command() throws IOException {
        boolean off = registry.read(APPROVED, NAME).filter(state -> state.length > 0 && (state[0] & 1) == 1).isPresent();
        return off ? Optional.empty() : registry.read(RUN, NAME).map(RunKey::text).map(RunKey::words).filter(words -> !words.isEmpty());
    }

    @Override
    public void enable(List<String> command) throws IOException {
        String line = command.stream().map(RunKey::quoted).collect(Collectors.joining(" "));
        if (line.length() > LONGEST) {
            throw new IOException("longer than " + LONGEST + " characters: " + line);
        }
        registry.writeText(RUN, NAME, line);
        registry.remove(APPROVED, NAME);
    }

    @Override
    public void disable() throws IOException {
        registry.remove(RUN, NAME);
        registry.remove(APPROVED, NAME);
    }

    /** File names have no quotes on Windows; a backslash before the closing one would take away its meaning. */
    private static String quoted(String argument) {
        return argument.matches("[^\\s\"&^%()]+") ? argument : "\"" + argument + (argument.endsWith("\\") ? "\\" : "") + "\"";
    }

    private static List<String> words(String line) {
        List<String> words = new ArrayList<>();
        for (Matcher word = WORD.matcher(line); word.find();) {
            words.add(word.group(1) == null ? word.group(2) : word.group(1));
        }
        return words;
    }

    private static String text(byte[] octets) {
        String text = new String(octets, 0, octets.length / 2 * 2, StandardCharsets.UTF_16LE);
        return Arrays.stream(text.split("\0", 2)).findFirst().orElse("");
    }
}
