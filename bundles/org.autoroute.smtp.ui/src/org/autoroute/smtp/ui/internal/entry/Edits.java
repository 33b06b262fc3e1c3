package org.autoroute.smtp.ui.internal.entry;

import java.util.function.UnaryOperator;

import org.autoroute.smtp.routing.LineParts;

/** Told what the user makes of the line. */
@FunctionalInterface
interface Edits {
    void edited(UnaryOperator<LineParts> change);
}
