package org.autoroute.smtp.ui.internal.window;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Locale;

import org.eclipse.jface.bindings.keys.SWTKeySupport;
import org.eclipse.swt.SWT;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.autoroute.smtp.ui.internal.Messages;

class KeysTest {

    private static String in(String language, int accelerator) {
        return new Keys(new Messages(Keys.class, Locale.of(language)), SWTKeySupport.getKeyFormatterForPlatform()).inText(accelerator);
    }

    @ParameterizedTest
    @CsvSource({"en, Insert, Delete", "de, Einfg, Entf", "ru, Ins, Del"})
    void keysHaveTheNamesOfTheReadersKeyboard(String language, String insert, String delete) {
        assertEquals(insert, in(language, SWT.INSERT));
        assertEquals(delete, in(language, SWT.DEL));
        assertEquals("F2", in(language, SWT.F2));
    }

    @Test
    void aCombinationIsPutTogetherAsEver() {
        assertEquals("Strg+Z", in("de", SWT.CTRL | 'Z'));
        assertEquals("Strg++", in("de", SWT.CTRL | '+'));
        assertEquals("Alt+\u2191", in("de", SWT.ALT | SWT.ARROW_UP));
    }
}
