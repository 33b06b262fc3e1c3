package org.autoroute.smtp.service.control;

import java.io.IOException;
import java.util.function.Consumer;
import java.util.function.Function;

import org.autoroute.smtp.service.AutorouteService.Registration;
import org.autoroute.smtp.service.settings.RefusedException;

import com.google.gson.JsonObject;

/** Carries out what callers ask for. Each caller has a thread of its own, on which the methods may block for a moment. */
@FunctionalInterface
public interface ControlHandler {

    /**
     * Carries out one request and answers it, once.
     *
     * @throws RefusedException when it is not done; the caller is told why
     * @throws IOException      when the caller cannot be reached any more
     */
    void handle(ControlRequest request, Answer answer) throws RefusedException, IOException;

    /** How to answer. */
    interface Answer {
        void result(JsonObject result) throws IOException;

        /**
         * Goes on with a result for each thing that happens, until the caller hangs up; what a slow caller does not take is left out.
         *
         * @param source begins to hand over results when called; ends when its registration is closed
         */
        void follow(Function<Consumer<JsonObject>, Registration> source) throws IOException;

        /** Keeps the connection, so that its end tells the caller that the program has ended. */
        void hold() throws IOException;
    }
}
