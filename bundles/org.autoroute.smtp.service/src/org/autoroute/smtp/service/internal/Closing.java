package org.autoroute.smtp.service.internal;

import java.lang.System.Logger.Level;
import java.util.List;

/** Closes what is left to close, whatever happens on the way. */
final class Closing {

    private Closing() {
    }

    static void all(List<? extends AutoCloseable> things) {
        for (AutoCloseable thing : things) {
            try {
                thing.close();
            } catch (Exception failure) {
                System.getLogger(Closing.class.getName()).log(Level.WARNING, "closing " + thing, failure);
            }
        }
    }
}
