package org.autoroute.smtp.ui.internal.preferences;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.Test;

import org.autoroute.smtp.service.settings.SettingKey;
import org.autoroute.smtp.service.settings.Settings;

/** What the user has entered stays; what the user has not touched follows the service. */
class DraftTest {

    private final Draft port = Draft.of(SettingKey.SERVER_PORT, Settings.DEFAULTS);

    private static Settings port(String value) {
        return with(SettingKey.SERVER_PORT, value);
    }

    private static Settings with(SettingKey key, String value) {
        return Settings.read(Map.of(key.id(), value)).settings();
    }

    @Test
    void anUntouchedValueFollows() {
        Draft followed = port.published(port("2525"));
        assertEquals("2525", followed.value());
        assertEquals(Optional.empty(), followed.elsewhere());
    }

    @Test
    void aTouchedValueStaysAndTellsWhatOthersDid() {
        Draft edited = port.edited("26").published(port("2525"));
        assertEquals("26", edited.value());
        assertEquals(Optional.of("2525"), edited.elsewhere());
        assertTrue(edited.touched());
    }

    @Test
    void theOldValueCanBeWantedAgainstOthers() {
        Draft edited = port.edited("26").published(port("2525")).edited("25");
        assertEquals("25", edited.value());
        assertTrue(edited.touched());
    }

    @Test
    void whatIsAppliedFollowsAgain() {
        Draft applied = port.edited("26").published(port("26"));
        assertFalse(applied.touched());
        assertEquals("27", applied.published(port("27")).value());
    }

    /** Only masks are put in order; a name may have commas in it. */
    @Test
    void aNameStaysAsItIs() {
        Draft edited = Draft.of(SettingKey.SERVER_USER, Settings.DEFAULTS).edited(" post,man ");
        assertEquals("post,man", edited.tidy());
        assertFalse(edited.published(with(SettingKey.SERVER_USER, "post,man")).touched());
    }

    @Test
    void whatOthersSetLikewiseIsNoChange() {
        Draft edited = port.edited("26").published(port("2525")).edited("2525");
        assertFalse(edited.touched());
        assertEquals(Optional.empty(), edited.elsewhere());
    }

    @Test
    void aChangeOfAnotherSettingTellsNothing() {
        Draft edited = port.edited("26").published(with(SettingKey.WINDOW_THEME, "dark"));
        assertEquals(Optional.empty(), edited.elsewhere());
    }

    @Test
    void theDefaultIsRestoredAsIfTheUserHadEnteredIt() {
        Draft restored = Draft.of(SettingKey.SERVER_PORT, port("2525")).restored();
        assertEquals("25", restored.value());
        assertTrue(restored.touched());
        assertFalse(port.edited("26").restored().touched());
    }

    @Test
    void aWrongValueSaysWhatIsExpected() {
        assertEquals("a number from 1 to 65535", port.edited("70000").expected().orElseThrow().toString());
        assertEquals(Optional.empty(), port.edited(" 465 ").expected());
    }

    @Test
    void masksAreKeptWithCommasHoweverTheyWereEntered() {
        Draft masks = Draft.of(SettingKey.SERVER_ALLOWED, Settings.DEFAULTS).edited("10.0.0.7,,::1 ,\r\n 127.0.0.1,");
        assertEquals("10.0.0.7, ::1, 127.0.0.1", masks.tidy());
        assertFalse(masks.published(with(SettingKey.SERVER_ALLOWED, masks.tidy())).touched());
    }
}
