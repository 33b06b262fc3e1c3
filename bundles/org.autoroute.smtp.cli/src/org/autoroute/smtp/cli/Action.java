package org.autoroute.smtp.cli;

/** What a command does once it is read. */
@FunctionalInterface
interface Action {

    /** Does it and prints what came of it. */
    void run(Call call) throws Refusal;
}
