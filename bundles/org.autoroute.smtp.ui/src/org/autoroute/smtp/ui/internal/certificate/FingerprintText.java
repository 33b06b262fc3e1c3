package org.autoroute.smtp.ui.internal.certificate;

import java.util.Locale;

import org.autoroute.smtp.routing.Fingerprint;

/** A fingerprint as one compares it by eye: groups of four digits, eight in a line. */
final class FingerprintText {

    private FingerprintText() {
    }

    static String inGroups(Fingerprint print) {
        return print.hex().toUpperCase(Locale.ROOT).replaceAll("(.{4})(?!$)", "$1 ").replaceFirst("^(.{39}) ", "$1\n");
    }
}
