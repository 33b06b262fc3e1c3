package org.autoroute.smtp.cli;

import com.google.gson.JsonObject;

/** Answers commands as the control protocol describes them. */
interface Backend extends AutoCloseable {

    /** The result. @throws Refusal when the command is refused or there is no answer in time */
    JsonObject call(String command, JsonObject arguments) throws Refusal;

    @Override
    void close();
}
