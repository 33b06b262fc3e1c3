package org.autoroute.smtp.service.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.junit.jupiter.params.provider.EnumSource;

import org.autoroute.smtp.relay.AccessRule;
import org.autoroute.smtp.routing.RoutingSettings;
import org.autoroute.smtp.routing.Text;

class SettingsTest {

    @Test
    void defaultsAreThoseOfTheManual() {
        assertEquals(25, Settings.DEFAULTS.server().port());
        assertEquals(AccessRule.DEFAULT, Settings.DEFAULTS.server().allowed());
        assertEquals(new RoutingSettings(true, true, false, false, false), Settings.DEFAULTS.routing());
    }

    @ParameterizedTest
    @CsvSource({"server.port,2525", "server.tlsPort,465", "server.starttls,true", "server.allowed,10.0.0.*", "routing.autoroute,false", "routing.useFirstAsDefault,false",
        "routing.expandMasks,true", "routing.dontResolveInLan,true", "routing.dontResolveWithoutDialup,true",
        "window.alwaysOnTop,false", "window.notifications,false", "window.language,de", "window.theme,dark"})
    void eachKeyIsReadAndPrintedAgain(String id, String value) {
        Settings.Reading reading = Settings.read(Map.of(id, " " + value + " "));
        assertEquals(List.of(), reading.problems());
        SettingKey changed = SettingKey.of(id).orElseThrow();
        for (SettingKey key : SettingKey.values()) {
            assertEquals(key == changed ? value : key.defaultValue(), reading.settings().value(key), key.id());
        }
    }

    @ParameterizedTest
    @CsvSource({"server.port,0", "server.port,65536", "server.port,-1", "server.port,25x", "server.port,''", "server.port,٢٥", "server.port,100000000000",
        "server.allowed,''", "server.starttls,maybe", "server.allowed,10.0.0.300", "server.allowed,localhost", "routing.autoroute,yes", "routing.expandMasks,TRUE", "window.language,fr",
        "window.theme,DARK"})
    void aWrongValueIsNamedWithARemedyAndTheDefaultIsUsed(String id, String value) {
        Settings.Reading reading = Settings.read(Map.of(id, value, "routing.dontResolveInLan", "true"));
        SettingKey key = SettingKey.of(id).orElseThrow();
        assertEquals(key.defaultValue(), reading.settings().value(key));
        assertTrue(reading.settings().routing().dontResolveInLan(), "a wrong value takes nothing from the others");
        String problem = reading.problems().getFirst().toString();
        assertEquals(1, reading.problems().size());
        assertTrue(problem.startsWith(id + ": \"" + value + "\" is wrong; expected "), problem);
        assertTrue(problem.endsWith(" " + key.defaultValue() + " is used instead."), problem);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "65536", "smtps", "-1"})
    void aWrongSecondPortIsNoneAtAll(String value) {
        Settings.Reading reading = Settings.read(Map.of("server.tlsPort", value));
        assertEquals(OptionalInt.empty(), reading.settings().server().tlsPort());
        assertEquals(List.of("server.tlsPort: \"" + value + "\" is wrong; expected a number from 1 to 65535, or nothing. None is used instead."),
                reading.problems().stream().map(Text::toString).toList());
    }

    @Test
    void theFaultOfAMaskListNamesTheColumn() {
        Optional<Text> fault = SettingKey.SERVER_ALLOWED.fault("10.0.0.1, nowhere");
        assertTrue(fault.orElseThrow().toString().contains("at column 11 "), fault.toString());
    }

    @Test
    void whatAnErrorRepeatsIsBoundedAndHasNoControlCharacters() {
        String words = SettingKey.SERVER_PORT.fault("\u001b[2J" + "9".repeat(10_000)).orElseThrow().toString();
        assertTrue(words.length() < 300);
        assertFalse(words.contains("\u001b"));
    }

    @ParameterizedTest
    @EnumSource
    void eachSettingHasADescriptionAndAGoodDefault(SettingKey key) {
        assertFalse(key.description().toString().isBlank());
        assertEquals(Optional.empty(), key.fault(key.defaultValue()));
    }

    @Test
    void unknownKeysArePassedOver() {
        Map<String, String> values = new HashMap<>(Map.of("of.a.newer.version", "x"));
        assertEquals(Settings.DEFAULTS, Settings.read(values).settings());
        assertEquals(List.of(), Settings.read(values).problems());
    }
}
