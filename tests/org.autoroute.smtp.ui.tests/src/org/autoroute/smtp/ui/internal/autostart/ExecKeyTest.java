package org.autoroute.smtp.ui.internal.autostart;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Quoting as the Desktop Entry Specification wants it. */
class ExecKeyTest {

    @ParameterizedTest
    @ValueSource(strings = {"/opt/autoroute-smtp/autoroute-smtp", "/home/a b/x", "/home/a\"b/x", "/home/$HOME/x", "/home/`x`", "/home/back\\slash",
            "/home/two\\\\slashes", "/home/100%/x", "/home/%U", "/home/Jürgen/x", "/home/a;b&c/x", "/home/it's/x", "", "/home/end\\"})
    void anyPathComesBack(String path) {
        assertEquals(List.of(path, "--hidden"), ExecKey.parse(ExecKey.write(List.of(path, "--hidden"))));
    }

    @Test
    void isWrittenAsTheSpecificationSays() {
        assertEquals("/opt/x --hidden", ExecKey.write(List.of("/opt/x", "--hidden")));
        assertEquals("\"/a b\"", ExecKey.write(List.of("/a b")));
        assertEquals("\"/a\\\\$b\"", ExecKey.write(List.of("/a$b")));
        assertEquals("\"/a\\\\\\\\b\"", ExecKey.write(List.of("/a\\b")));
        assertEquals("\"/100%%\"", ExecKey.write(List.of("/100%")));
    }

    @Test
    void fieldCodesAreNoArguments() {
        assertEquals(List.of("/opt/x", "a"), ExecKey.parse("/opt/x %U a %f"));
    }
}
