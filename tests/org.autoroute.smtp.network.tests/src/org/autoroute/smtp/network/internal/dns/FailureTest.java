package org.autoroute.smtp.network.internal.dns;

import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FailureTest {

    @ParameterizedTest
    @EnumSource
    void everyFailureHasWords(Failure failure) {
        assertFalse(failure.text().in(Locale.ROOT).isBlank());
        assertFalse(failure.text().in(Locale.GERMAN).isBlank());
    }
}
