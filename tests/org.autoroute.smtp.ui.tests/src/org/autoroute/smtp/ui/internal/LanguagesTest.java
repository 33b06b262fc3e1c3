package org.autoroute.smtp.ui.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import javax.xml.parsers.DocumentBuilderFactory;

import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** Every sentence of every bundle is there in every language, with the same gaps to fill, and can be put together. */
class LanguagesTest {

    private static final List<String> LANGUAGES = List.of("de", "ru");
    private static final Pattern FILES = Pattern.compile("(messages|usage|bundle)\\.properties");
    private static final Pattern WORD = Pattern.compile("\\p{L}{2,}");
    private static final Pattern ARGUMENT = Pattern.compile("\\{(\\d)");
    private static final Pattern MNEMONIC = Pattern.compile("(?<!&)&(\\w|\\p{L})");
    /** Words that are the same in another language, units, and names. */
    private static final Set<String> ALIKE = Set.of("Autoroute", "autoroute", "SMTP", "smtp", "IP", "TCP", "TLS", "STARTTLS", "DNS", "SHA", "VPN", "Java",
            "servers", "txt", "localhost", "Server", "Port", "Route", "Problem", "Filter", "Details", "Name", "System", "Text", "Code", "KB", "MB", "ms", "min",
            "English", "Deutsch", "Русский", "Ctrl");

    @TestFactory
    Stream<DynamicContainer> everyFile() throws IOException {
        Path bundles = bundles();
        try (Stream<Path> files = Files.walk(bundles)) {
            return files.filter(file -> FILES.matcher(file.getFileName().toString()).matches() && isSource(bundles.relativize(file)))
                    .sorted().toList().stream().map(file -> dynamicContainer(bundles.relativize(file).toString(), tests(file)));
        }
    }

    /** Not what a build has copied. */
    private static boolean isSource(Path file) {
        return file.getName(1).toString().equals("src") || file.getName(1).toString().equals("OSGI-INF");
    }

    @TestFactory
    Stream<DynamicTest> everyMenuGivesAKeyOnce() throws Exception {
        Path bundle = bundles().resolve("org.autoroute.smtp.ui");
        NodeList all = DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(bundle.resolve("Application.e4xmi").toFile())
                .getElementsByTagName("*");
        List<Element> menus = IntStream.range(0, all.getLength()).mapToObj(i -> (Element) all.item(i))
                .filter(one -> one.getTagName().equals("mainMenu") || one.getAttribute("xsi:type").equals("menu:Menu")).toList();
        return Stream.of("", "_de", "_ru").flatMap(language -> {
            Properties words = read(bundle.resolve("OSGI-INF/l10n/bundle" + language + ".properties"));
            return menus.stream().map(menu -> dynamicTest(menu.getAttribute("elementId") + language, () -> {
                List<String> keys = children(menu).map(item -> item.getAttribute("label")).filter(label -> label.startsWith("%"))
                        .map(label -> words.getProperty(label.substring(1))).map(LanguagesTest::key).toList();
                assertEquals(keys.size(), Set.copyOf(keys).size(), keys.toString());
            }));
        });
    }

    private static Stream<Element> children(Element parent) {
        return IntStream.range(0, parent.getChildNodes().getLength()).mapToObj(parent.getChildNodes()::item).filter(Element.class::isInstance)
                .map(Element.class::cast);
    }

    private static String key(String label) {
        return found(MNEMONIC, label).map(match -> match.group(1).toLowerCase(Locale.ROOT)).findFirst().orElseThrow(() -> new AssertionError(label));
    }

    private static Stream<DynamicTest> tests(Path file) {
        Properties english = read(file);
        boolean format = !file.getFileName().toString().startsWith("bundle");
        Stream<DynamicTest> root = english.stringPropertyNames().stream().filter(key -> format)
                .map(key -> dynamicTest("en " + key, () -> formats(english.getProperty(key), Locale.ENGLISH)));
        return Stream.concat(root, LANGUAGES.stream().flatMap(language -> {
            Path translated = file.resolveSibling(file.getFileName().toString().replace(".properties", "_" + language + ".properties"));
            DynamicTest present = dynamicTest(language + " is there", () -> assertTrue(Files.exists(translated), "missing: " + translated));
            if (!Files.exists(translated)) {
                return Stream.of(present);
            }
            Properties words = read(translated);
            DynamicTest keys = dynamicTest(language + " has the same keys", () -> {
                assertEquals(Set.of(), without(english, words), "missing");
                assertEquals(Set.of(), without(words, english), "superfluous");
            });
            Stream<DynamicTest> each = english.stringPropertyNames().stream().filter(words::containsKey).sorted()
                    .map(key -> dynamicTest(language + " " + key, () -> compare(english.getProperty(key), words.getProperty(key), format, language)));
            return Stream.concat(Stream.of(keys), each);
        }));
    }

    private static void compare(String english, String words, boolean format, String language) {
        assertFalse(words.isBlank());
        assertFalse(words.equals(english) && hasWords(english), "not translated: " + english);
        assertEquals(found(MNEMONIC, english).count(), found(MNEMONIC, words).count(), "mnemonic of " + words);
        if (format) {
            assertEquals(arguments(english), arguments(words), "arguments of " + words);
            formats(words, Locale.of(language));
        }
    }

    private static void formats(String pattern, Locale language) {
        Object[] sample = {"one", "two", "three", "four", "five", "six"};
        String sentence = new MessageFormat(pattern, language).format(sample);
        assertFalse(ARGUMENT.matcher(sentence).find(), sentence);
        arguments(pattern).forEach(index -> assertTrue(sentence.contains((String) sample[Integer.parseInt(index)]), sentence));
    }

    /** Whether there is anything to translate. */
    private static boolean hasWords(String english) {
        return found(WORD, english.replaceAll("\\{[^}]*}|&", "")).map(MatchResult::group).anyMatch(word -> !ALIKE.contains(word));
    }

    private static Set<String> without(Properties some, Properties others) {
        Set<String> keys = new TreeSet<>(some.stringPropertyNames());
        keys.removeAll(others.stringPropertyNames());
        return keys;
    }

    private static Set<String> arguments(String pattern) {
        return found(ARGUMENT, pattern).map(match -> match.group(1)).collect(Collectors.toCollection(TreeSet::new));
    }

    private static Stream<MatchResult> found(Pattern pattern, String text) {
        return pattern.matcher(text).results();
    }

    private static Properties read(Path file) {
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            properties.load(reader);
        } catch (IOException unreadable) {
            throw new AssertionError(file.toString(), unreadable);
        }
        return properties;
    }

    /** The folder of all bundles, above wherever the tests were started. */
    private static Path bundles() {
        return Stream.iterate(Path.of("").toAbsolutePath(), at -> at != null, Path::getParent).map(at -> at.resolve("bundles"))
                .filter(bundles -> Files.isDirectory(bundles.resolve("org.autoroute.smtp.ui")))
                .findFirst().orElseThrow();
    }
}
