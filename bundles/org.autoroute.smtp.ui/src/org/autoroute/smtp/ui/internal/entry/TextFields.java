package org.autoroute.smtp.ui.internal.entry;

import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import org.eclipse.swt.widgets.Composite;

import org.autoroute.smtp.routing.LinePart;
import org.autoroute.smtp.routing.LineParts;
import org.autoroute.smtp.routing.Text;
import org.autoroute.smtp.ui.internal.Messages;

/** Parts of the line that are nothing but text. UI thread. */
final class TextFields implements PartView {

    private final Composite grid;
    private final Messages messages;
    private final LineParts before;
    private final Edits edits;
    private final Map<LinePart, PartField> fields = new EnumMap<>(LinePart.class);

    /** @param before what stands in them at first */
    TextFields(Composite grid, Messages messages, LineParts before, Edits edits) {
        this.grid = grid;
        this.messages = messages;
        this.before = before;
        this.edits = edits;
    }

    /** One more field. @param offer what may be chosen, if anything */
    PartField add(LinePart part, List<String> offer) {
        String words = part.name().toLowerCase(Locale.ROOT);
        PartField field = new PartField(grid, messages.get(words), before.text(part), !offer.isEmpty(),
                text -> edits.edited(parts -> parts.with(part, text))).example(messages.get(words + ".example")).offer(offer);
        fields.put(part, field);
        return field;
    }

    @Override
    public void show(LineParts parts, Map<LinePart, Text> faults) {
        fields.forEach((part, field) -> field.fault(Optional.ofNullable(faults.get(part)).map(fault -> messages.get("fault", fault.in(messages.locale())))));
    }
}
