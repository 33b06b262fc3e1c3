package org.autoroute.smtp.ui.internal.entry;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.eclipse.swt.widgets.Composite;

import org.autoroute.smtp.routing.HostPort;
import org.autoroute.smtp.routing.LinePart;
import org.autoroute.smtp.routing.LineParts;
import org.autoroute.smtp.routing.Text;
import org.autoroute.smtp.routing.Tls;
import org.autoroute.smtp.ui.internal.Messages;

/** Where the server is, and how the connection to it is protected. UI thread. */
final class ServerGroup implements PartView {

    private static final int BY_PORT = 0;

    private final Messages messages;
    private final TextFields fields;
    private final PartChoice protection;
    private final PartField host;

    ServerGroup(Composite parent, Messages messages, LineParts before, Edits edits) {
        this.messages = messages;
        Composite grid = Frame.in(parent, messages.get("group.server"));
        fields = new TextFields(grid, messages, before, edits);
        host = fields.add(LinePart.HOST, List.of());
        fields.add(LinePart.PORT, List.of());
        int chosen = Tls.of(before.text(LinePart.TLS)).map(tls -> tls.ordinal() + 1).orElse(BY_PORT);
        List<String> words = Stream.concat(Stream.of(byPort(before)), Arrays.stream(Tls.values()).map(this::words)).toList();
        protection = new PartChoice(grid, messages.get("tls"), words, chosen, () -> edits.edited(parts -> parts.with(LinePart.TLS, tls())));
        fields.add(LinePart.PIN, List.of());
    }

    @Override
    public void show(LineParts parts, Map<LinePart, Text> faults) {
        fields.show(parts, faults);
        if (!faults.containsKey(LinePart.PORT)) {
            protection.reword(BY_PORT, byPort(parts));
        }
    }

    void setFocus() {
        host.setFocus();
    }

    private String tls() {
        int chosen = protection.chosen();
        return chosen == BY_PORT ? "" : Tls.values()[chosen - 1].word();
    }

    private String byPort(LineParts parts) {
        String port = parts.text(LinePart.PORT);
        return messages.get("tls.byPort", words(Tls.byPort(port.isEmpty() ? HostPort.DEFAULT_PORT : Integer.parseInt(port))));
    }

    private String words(Tls tls) {
        return messages.get("tls." + tls.word());
    }
}
