package org.autoroute.smtp.ui.internal.entry;

import java.util.List;
import java.util.Map;

import org.eclipse.swt.widgets.Composite;

import org.autoroute.smtp.routing.LinePart;
import org.autoroute.smtp.routing.LineParts;
import org.autoroute.smtp.routing.Text;
import org.autoroute.smtp.ui.internal.Messages;

/** What the server is linked to, and whose mail it is for; what holds here is offered. UI thread. */
final class LinkGroup implements PartView {

    private final TextFields links;
    private final TextFields senders;

    LinkGroup(Composite parent, Messages messages, LineParts before, Suggestions here, Edits edits) {
        links = new TextFields(Frame.in(parent, messages.get("group.link")), messages, before, edits);
        links.add(LinePart.CONNECTION, here.connections());
        links.add(LinePart.RANGE, List.of());
        links.add(LinePart.SSID, here.ssids());
        links.add(LinePart.GATEWAY, here.gateways());
        links.add(LinePart.DNS, here.suffixes());
        senders = new TextFields(Frame.in(parent, messages.get("group.sender")), messages, before, edits);
        senders.add(LinePart.FROM, List.of());
    }

    @Override
    public void show(LineParts parts, Map<LinePart, Text> faults) {
        links.show(parts, faults);
        senders.show(parts, faults);
    }
}
