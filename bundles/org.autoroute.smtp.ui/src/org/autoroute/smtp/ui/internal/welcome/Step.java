package org.autoroute.smtp.ui.internal.welcome;

import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;

/** One step of the welcome. UI thread. */
interface Step {

    /** Key of its heading. */
    String title();

    /** Makes its controls, once. */
    Control create(Composite parent);

    /** It has come to the front. */
    default void entered() {
    }

    /** The user goes on to the next step. */
    default void passed() {
    }
}
