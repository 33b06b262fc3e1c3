package org.autoroute.smtp.service.internal.start;

import java.util.Map;

import org.eclipse.core.runtime.adaptor.EclipseStarter;

/**
 * Starts OSGi for the program without a window, from a class path of the framework and this bundle. The platform's own launcher
 * loads the framework through one more class loader, which costs a quarter of the start; its starter alone would not end
 * the virtual machine when the program has ended.
 */
public final class HeadlessMain {

    private static final int EXIT_NOT_STARTED = 13;

    private HeadlessMain() {
    }

    public static void main(String[] arguments) {
        EclipseStarter.setInitialProperties(Map.of("osgi.noShutdown", "false"));
        int status = EXIT_NOT_STARTED;
        try {
            status = EclipseStarter.run(arguments, null) instanceof Integer told ? told : 0;
        } catch (Exception failed) {
            failed.printStackTrace(System.err);
        }
        System.exit(status);
    }
}
