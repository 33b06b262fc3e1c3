package org.autoroute.smtp.product.tests.lab;

import java.nio.file.Path;

/** Where the Python scripts of the tests are. */
public final class Scripts {

    private Scripts() {
    }

    public static String path(String name) {
        return Path.of(System.getProperty("test.scripts", "src/test/scripts"), name).toAbsolutePath().toString();
    }
}
