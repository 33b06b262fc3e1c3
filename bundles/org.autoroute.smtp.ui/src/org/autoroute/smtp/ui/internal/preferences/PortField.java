package org.autoroute.smtp.ui.internal.preferences;

import java.util.Optional;
import java.util.OptionalInt;

import org.eclipse.jface.dialogs.IMessageProvider;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.events.SelectionListener;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;

import org.autoroute.smtp.relay.ListenState;
import org.autoroute.smtp.service.settings.SettingKey;
import org.autoroute.smtp.ui.internal.Messages;
import org.autoroute.smtp.ui.internal.window.Note;

/** The port, and whether it can be had. */
final class PortField implements Field {

    private final Messages messages;
    private final PortText text;
    private final Note state;
    private final Button useFree;
    private OptionalInt free = OptionalInt.empty();

    PortField(Composite parent, Messages messages, Edits edits) {
        this.messages = messages;
        text = new PortText(parent, messages, SettingKey.SERVER_PORT, "port", edits);
        state = new Note(parent, 0);
        useFree = new Button(parent, SWT.PUSH);
        useFree.addSelectionListener(SelectionListener.widgetSelectedAdapter(
                event -> free.ifPresent(text::enter)));
        offer(OptionalInt.empty());
    }

    @Override
    public SettingKey key() {
        return text.key();
    }

    @Override
    public void show(Draft draft) {
        text.show(draft);
    }

    /** Nothing can be said of what stands there. */
    void unknown() {
        state.show(IMessageProvider.NONE, "");
        offer(OptionalInt.empty());
    }

    void trying() {
        say(IMessageProvider.NONE, messages.get("port.trying"), OptionalInt.empty());
    }

    /** The program has that port. */
    void ours() {
        say(IMessageProvider.INFORMATION, messages.get("port.ours"), OptionalInt.empty());
    }

    /** @param found empty when nobody answered in time */
    void tried(Optional<ListenState> found) {
        switch (found.orElseGet(ListenState.Stopped::new)) {
            case ListenState.Listening listening -> say(IMessageProvider.INFORMATION, messages.get("port.free"), OptionalInt.empty());
            case ListenState.NotListening not -> say(IMessageProvider.WARNING, not.problem().in(messages.locale()), not.freePort());
            case ListenState.Stopped stopped -> say(IMessageProvider.NONE, messages.get("port.late"), OptionalInt.empty());
        }
    }

    private void say(int severity, String words, OptionalInt another) {
        if (!text.isDisposed()) {
            state.show(severity, words);
            offer(another);
        }
    }

    private void offer(OptionalInt port) {
        free = port;
        port.ifPresent(number -> useFree.setText(messages.get("port.use", Integer.toString(number))));
        useFree.setVisible(port.isPresent());
        GridDataFactory.swtDefaults().span(2, 1).exclude(port.isEmpty()).applyTo(useFree);
        useFree.requestLayout();
    }
}
