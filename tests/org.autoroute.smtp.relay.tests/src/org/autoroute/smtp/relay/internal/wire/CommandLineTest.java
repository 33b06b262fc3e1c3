package org.autoroute.smtp.relay.internal.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CommandLineTest {

    private static CommandLine line(String text) {
        CommandLine line = new CommandLine();
        line.set(Octet.buffer("xx" + text + "\r\nyy"), 2, text.length() + 4);
        return line;
    }

    @Test
    void verbAndArgument() {
        CommandLine line = line("ehlo  client.example ");
        assertTrue(line.verbIs("EHLO"));
        assertEquals('E' << 24 | 'H' << 16 | 'L' << 8 | 'O', line.verbCode());
        assertEquals("client.example", line.argument());
        assertFalse(line("QUIT").hasArgument());
        assertFalse(line("QUIT  ").hasArgument());
        assertEquals(0, line("").verbLength());
    }

    @ParameterizedTest
    @CsvSource({"FROM:<a@b>,a@b", "from:<>,''", "FROM: <a@b> SIZE=1,a@b", "FROM:a@b,a@b", "FROM:a@b SIZE=1,a@b", "'FROM:<\"a> b\"@c>','\"a> b\"@c'",
            "'FROM:<\"a\\\">\"@c>','\"a\\\">\"@c'", "'FROM:<@x,@y:a@b>','@x,@y:a@b'"})
    void paths(String argument, String path) {
        CommandLine line = line("MAIL " + argument);
        assertTrue(line.readPath("FROM"));
        assertEquals(path, line.path());
    }

    @ParameterizedTest
    @ValueSource(strings = {"FROM", "FROM:", "FROM <a@b>", "TO:<a@b>", "FROM:<a@b", "FROM:<a b>", "FROM:<a@b>x", "FROM:<<a@b>>", "FROM:<\"a@b>", ""})
    void noPaths(String argument) {
        assertFalse(line("MAIL " + argument).readPath("FROM"));
    }

    @Test
    void parameters() {
        CommandLine line = line("MAIL FROM:<a@b> size=12  Body=8BITMIME SMTPUTF8 X= size=3 sizes=1");
        assertTrue(line.readPath("FROM"));
        assertTrue(line.nextParameter() && line.parameterIs("SIZE"));
        assertEquals(12, line.valueAsNumber());
        assertTrue(line.nextParameter() && line.parameterIs("BODY") && line.valueIs("8BITMIME"));
        assertTrue(line.nextParameter() && line.parameterIs("SMTPUTF8"));
        assertEquals(-1, line.valueLength());
        assertTrue(line.nextParameter() && line.parameterIs("X"));
        assertEquals(0, line.valueLength());
        assertEquals(-1, line.valueAsNumber());
        assertFalse(line.isParameterRepeated());
        assertTrue(line.nextParameter() && line.isParameterRepeated());
        assertTrue(line.nextParameter());
        assertFalse(line.isParameterRepeated());
        assertFalse(line.nextParameter());
    }

    @Test
    void octetsOutOfOrder() {
        assertTrue(line("MAIL FROM:<\u00e9@b>").hasEightBit());
        assertFalse(line("MAIL FROM:<e@b>").hasEightBit());
        assertTrue(line("MAIL\tFROM:<e@b>").hasControl());
        assertTrue(line("MAIL FROM:<e@b\u007f>").hasControl());
    }
}
