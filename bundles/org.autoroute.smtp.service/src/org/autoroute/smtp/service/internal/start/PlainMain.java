package org.autoroute.smtp.service.internal.start;

import java.nio.file.Path;

import org.autoroute.smtp.service.settings.DataArea;

/** The program without a window, from a class path. It needs no framework, and without one it starts in half the time and with less memory. */
public final class PlainMain {

    private static final int EXIT_USAGE = 2;

    private PlainMain() {
    }

    /** @param arguments the data directory, and the version of the program */
    public static void main(String[] arguments) throws InterruptedException {
        if (arguments.length != 2) {
            System.err.println("DIRECTORY VERSION");
            System.exit(EXIT_USAGE);
        }
        DataArea area = new DataArea(Path.of(arguments[0]));
        System.exit(new Headless(area, new PlainSurroundings(arguments[1]), System.out, System.err).run());
    }
}
