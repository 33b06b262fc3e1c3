package org.autoroute.smtp.ui.internal.help;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import org.autoroute.smtp.service.check.Step;
import org.autoroute.smtp.service.settings.DesktopSettings;
import org.autoroute.smtp.service.settings.SettingKey;
import org.autoroute.smtp.ui.internal.Messages;
import org.autoroute.smtp.ui.internal.preferences.Preferences;

/** The manual is whole in every language: every topic, every heading, every link, every setting. */
class ManualTest {

    static List<String> languages() {
        return DesktopSettings.LANGUAGES;
    }

    private static List<Page> pages(String language) {
        return new Library(Locale.of(language)).pages();
    }

    private static List<Span> spans(Page page) {
        return page.blocks().stream().flatMap(block -> switch (block) {
            case Block.Heading heading -> heading.words().stream();
            case Block.Paragraph paragraph -> paragraph.words().stream();
            case Block.Items items -> items.items().stream().flatMap(List::stream);
            case Block.Code code -> Stream.<Span>empty();
            case Block.Grid grid -> Stream.concat(Stream.of(grid.head()), grid.rows().stream()).flatMap(List::stream).flatMap(List::stream);
        }).toList();
    }

    @ParameterizedTest
    @MethodSource("languages")
    void everyTopicIsThere(String language) {
        for (String topic : Library.TOPICS) {
            assertNotNull(Library.class.getResource("/help/" + language + "/" + topic + ".md"), topic);
        }
    }

    @ParameterizedTest
    @MethodSource("languages")
    void everyPageIsBuiltAsTheEnglishOne(String language) {
        Function<Page, List<String>> shape = page -> page.blocks().stream().map(ManualTest::shape).toList();
        for (int i = 0; i < Library.TOPICS.size(); i++) {
            assertEquals(shape.apply(pages("en").get(i)), shape.apply(pages(language).get(i)), Library.TOPICS.get(i));
        }
    }

    private static String shape(Block block) {
        return switch (block) {
            case Block.Heading heading -> "heading " + heading.level();
            case Block.Paragraph paragraph -> "paragraph";
            case Block.Items items -> "items " + items.numbered() + " " + items.items().size();
            case Block.Code code -> "code " + code.lines();
            case Block.Grid grid -> "grid " + grid.head().size() + "x" + grid.rows().size();
        };
    }

    @ParameterizedTest
    @MethodSource("languages")
    void everyRowIsAsLongAsItsHead(String language) {
        for (Page page : pages(language)) {
            for (Block block : page.blocks()) {
                if (block instanceof Block.Grid grid) {
                    grid.rows().forEach(row -> assertEquals(grid.head().size(), row.size(), page.topic() + ": " + row));
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("languages")
    void everyLinkLeadsSomewhere(String language) {
        Map<String, Sheet> sheets = pages(language).stream().collect(Collectors.toMap(Page::topic, Typesetter::set));
        for (Page page : pages(language)) {
            for (Span span : spans(page)) {
                if (span.link().isPresent() && span.link().get() instanceof Target.Page target) {
                    assertTrue(sheets.containsKey(target.topic()), page.topic() + ": " + target);
                    assertTrue(target.anchor().isEmpty() || sheets.get(target.topic()).anchors().containsKey(target.anchor()), page.topic() + ": " + target);
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("languages")
    void everySettingIsExplained(String language) {
        Set<String> explained = new HashSet<>();
        pages(language).stream().filter(page -> List.of("general", "internal-server").contains(page.topic()))
                .forEach(page -> spans(page).stream().filter(span -> span.look() == Span.Look.CODE).map(Span::text).forEach(explained::add));
        for (SettingKey key : SettingKey.values()) {
            assertTrue(explained.contains(key.id()), key.id());
        }
    }

    /** Where the check speaks the language of the page, it uses the same words. */
    @ParameterizedTest
    @MethodSource("languages")
    void everyStepOfTheCheckIsExplainedUnderItsName(String language) {
        String page = Typesetter.set(pages(language).get(Library.TOPICS.indexOf("troubleshooting"))).text();
        for (Step step : Step.values()) {
            String title = step.title().in(Locale.of(language));
            boolean translated = language.equals("en") || !title.equals(step.title().toString());
            assertTrue(!translated || page.lines().anyMatch(title::equals), title);
        }
    }

    /** Where the preferences speak the language of the page, their fields have headings of the same words. */
    @ParameterizedTest
    @MethodSource("languages")
    void everyFieldOfThePreferencesHasAHeading(String language) {
        Messages words = new Messages(Preferences.class, Locale.of(language));
        Messages english = new Messages(Preferences.class, Locale.ROOT);
        Set<String> headings = pages(language).stream().filter(page -> List.of("general", "internal-server").contains(page.topic()))
                .flatMap(page -> page.blocks().stream()).filter(Block.Heading.class::isInstance).map(Block.Heading.class::cast)
                .map(Block.Heading::anchor).collect(Collectors.toSet());
        for (String field : List.of("autostart", "topmost", "useFirst", "disableAutoroute", "notInLan", "notWithoutDialUp", "expandMasks",
                "notifications", "language", "theme", "port", "masks", "starttls", "tlsPort")) {
            String label = words.get(field);
            boolean translated = language.equals("en") || !label.equals(english.get(field));
            assertTrue(!translated || headings.contains(anchor(label)), label + " in " + headings);
        }
    }

    /** Of a label's words, without its mnemonic and what explains it. */
    private static String anchor(String label) {
        String words = label.replaceAll("\\(&.\\)|&", "").replaceAll("[(,:].*", "").strip();
        return new Block.Heading(2, List.of(new Span(words, Span.Look.PLAIN, Optional.empty()))).anchor();
    }

    @ParameterizedTest
    @MethodSource("languages")
    void nothingOfTheWritingShows(String language) {
        for (Page page : pages(language)) {
            for (Span span : spans(page)) {
                boolean clean = span.look() == Span.Look.CODE || !span.text().matches(".*(\\*\\*|`|]\\(|^\\*|\\*$).*");
                assertTrue(clean, page.topic() + ": " + span);
            }
        }
    }

    @Test
    void anotherLanguageGetsTheEnglishPages() {
        assertEquals(pages("en"), pages("fr"));
    }
}
