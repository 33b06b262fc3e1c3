package org.autoroute.smtp.routing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every key the code can ask for exists and can be put into words. */
class MessagesTest {

    static Stream<String> present() {
        return ResourceBundle.getBundle("org.autoroute.smtp.routing.messages", Locale.ROOT).keySet().stream();
    }

    static Stream<String> composed() {
        Stream<String> rules = Stream.of("sender", "links", "subnet", "expanded", "default", "manual")
                .flatMap(rule -> Stream.of("chose", "alsoHolds", "noMatch").map(outcome -> "rule." + rule + "." + outcome));
        Stream<String> found = Stream.of("subnet", "expanded").flatMap(rule -> Stream.of(rule + ".in", rule + ".out"));
        Stream<String> off = Stream.of("sender", "links", "subnet", "expanded").map(rule -> "rule.autorouteOff." + rule);
        Stream<String> parts = Stream.of("connection", "ssid", "gateway", "dns").flatMap(part -> Stream.of("link." + part + ".holds", "link." + part + ".fails"));
        Stream<String> senders = Stream.of("sender.in", "sender.out", "sender.unknown", "rule.senderUnknown.noMatch");
        Stream<String> remarks = Lint.keys().flatMap(key -> Stream.of(key, key + ".remedy"));
        return Stream.of(rules, found, off, parts, senders, remarks, Stream.of("rule.default.off", "rule.expanded.off", "rule.none")).flatMap(keys -> keys);
    }

    @ParameterizedTest
    @MethodSource({"present", "composed"})
    void formats(String key) {
        String words = Text.of(Router.class, key, "ARG0", "ARG1", "ARG2", "ARG3").toString();
        assertFalse(words.isBlank());
        assertFalse(words.contains("{"), words);
        int arguments = new MessageFormat(ResourceBundle.getBundle("org.autoroute.smtp.routing.messages", Locale.ROOT).getString(key)).getFormatsByArgumentIndex().length;
        for (int i = 0; i < arguments; i++) {
            assertTrue(words.contains("ARG" + i), words);
        }
    }

    /** Replies to mail clients are made of it. */
    @Test
    void asAStringATextIsEnglishWhateverTheComputerSpeaks() {
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.of("ru"));
            assertEquals("N/A", Text.of(Router.class, "comment.none").toString());
            assertEquals("\u041d/\u0414", Text.of(Router.class, "comment.none").in(Locale.getDefault()));
        } finally {
            Locale.setDefault(before);
        }
    }
}
