package org.autoroute.smtp.ui.internal.entry;

import java.util.Map;

import org.autoroute.smtp.routing.LinePart;
import org.autoroute.smtp.routing.LineParts;
import org.autoroute.smtp.routing.Text;

/** Shows some parts of a line, and what is wrong with them. UI thread. */
interface PartView {

    /** @param faults what should stand in the place of parts that are wrong */
    void show(LineParts parts, Map<LinePart, Text> faults);
}
