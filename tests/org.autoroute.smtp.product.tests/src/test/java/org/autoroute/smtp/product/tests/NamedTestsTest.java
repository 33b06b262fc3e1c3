package org.autoroute.smtp.product.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every test that a document names as proof is there. */
class NamedTestsTest {

    private static final Pattern NAME = Pattern.compile("`(M|[A-Z]\\w*Test)(?:#(\\w+))?`");
    private static final Pattern METHOD = Pattern.compile("\\b(?:void|Stream<DynamicTest>) (\\w+)\\(");

    @ParameterizedTest
    @CsvSource({"security.md,60", "manual-coverage.md,40"})
    void eachIsThere(String document, int atLeast) throws IOException {
        Path root = Path.of("../..").toAbsolutePath().normalize();
        Map<String, String> sources = sources(root.resolve("tests"));
        List<MatchResult> named = NAME.matcher(Files.readString(root.resolve("docs").resolve(document))).results().toList();
        TreeSet<String> missing = new TreeSet<>();
        for (MatchResult name : named) {
            String source = sources.getOrDefault(name.group(1).equals("M") ? "ManualOnScreenTest" : name.group(1), "");
            boolean there = name.group(2) == null ? !source.isEmpty()
                    : METHOD.matcher(source).results().anyMatch(method -> method.group(1).equals(name.group(2)));
            if (!there) {
                missing.add(name.group());
            }
        }
        assertEquals(new TreeSet<>(), missing);
        assertTrue(named.size() >= atLeast, named.size() + " names were found");
    }

    /** By simple name; classes of the same name in two packages count as one. */
    private static Map<String, String> sources(Path tests) throws IOException {
        try (Stream<Path> files = Files.find(tests, 20, (file, attributes) -> file.toString().endsWith("Test.java"))) {
            return files.collect(Collectors.toMap(file -> file.getFileName().toString().replace(".java", ""), NamedTestsTest::text, String::concat));
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException problem) {
            throw new AssertionError(problem);
        }
    }
}
