package org.autoroute.smtp.ui.internal.preferences;

import org.eclipse.jface.dialogs.IMessageProvider;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.events.SelectionListener;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;

import org.autoroute.smtp.ui.internal.Messages;
import org.autoroute.smtp.ui.internal.autostart.StartWithSystem;
import org.autoroute.smtp.ui.internal.window.Note;

/** The box for the start with the system; can be ticked once it is known how things stand. UI thread. */
final class AutostartField {

    private static final int INDENT = 24;

    private final AutostartChoice choice;
    private final Messages messages;
    private final Button box;
    private final Note note;
    private final Runnable shown;

    /** @param shown run after something has changed its size */
    AutostartField(Composite parent, AutostartChoice choice, Messages messages, Runnable shown) {
        this.choice = choice;
        this.messages = messages;
        this.shown = shown;
        box = new Button(parent, SWT.CHECK);
        box.setText(messages.get("autostart"));
        box.setToolTipText(messages.get("autostart.tip"));
        box.setEnabled(false);
        GridDataFactory.fillDefaults().span(2, 1).applyTo(box);
        box.addSelectionListener(SelectionListener.widgetSelectedAdapter(event -> choice.want(box.getSelection())));
        note = new Note(parent, INDENT);
        box.addDisposeListener(event -> choice.leave());
        choice.watch(this::show);
    }

    private void show() {
        box.setSelection(choice.ticked());
        box.setEnabled(choice.known().filter(state -> !(state instanceof StartWithSystem.NotInstalled)).isPresent());
        if (choice.failure().isPresent()) {
            note.show(IMessageProvider.ERROR, messages.get("autostart.failed", choice.failure().get()));
        } else {
            note.show(IMessageProvider.INFORMATION, choice.known().map(this::words).orElse(""));
        }
        shown.run();
    }

    private String words(StartWithSystem.State state) {
        return switch (state) {
            case StartWithSystem.On on -> "";
            case StartWithSystem.Off off -> "";
            case StartWithSystem.Other(String launcher) -> messages.get("autostart.other", launcher);
            case StartWithSystem.NotInstalled none -> messages.get("autostart.none");
        };
    }
}
