package org.autoroute.smtp.ui.internal.check;

import org.autoroute.smtp.service.check.Action;

/** Does what the check proposes. UI thread. */
@FunctionalInterface
interface Remedies {

    /**
     * Returns at once.
     *
     * @param done runs, on any thread, when something has been changed that is worth another look; not when a page was opened
     */
    void apply(Action action, Runnable done);
}
