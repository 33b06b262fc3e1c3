package org.autoroute.smtp.ui.internal.network;

import java.util.List;
import java.util.function.Consumer;

import org.eclipse.swt.SWT;
import org.eclipse.swt.events.SelectionListener;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;

import org.autoroute.smtp.ui.internal.Messages;
import org.autoroute.smtp.ui.internal.window.Looks;

/** Chooses between now and the latest sessions. UI thread. */
final class SessionCombo {

    private static final int VISIBLE = 15;

    private final Combo combo;
    private List<SessionChoice> choices = List.of();

    SessionCombo(Composite parent, Messages messages, Consumer<SessionChoice> chosen) {
        combo = new Combo(parent, SWT.DROP_DOWN | SWT.READ_ONLY);
        combo.setVisibleItemCount(VISIBLE);
        combo.setToolTipText(messages.get("choice.tooltip"));
        Looks.name(combo, messages.get("choice"));
        combo.addSelectionListener(SelectionListener.widgetSelectedAdapter(event -> chosen.accept(choices.get(combo.getSelectionIndex()))));
    }

    Control control() {
        return combo;
    }

    /** A list that is dropped down stays as it is. */
    void show(List<SessionChoice> now, SessionChoice chosen) {
        if (combo.getListVisible()) {
            return;
        }
        List<String> labels = now.stream().map(SessionChoice::label).toList();
        if (!labels.equals(List.of(combo.getItems()))) {
            combo.setItems(labels.toArray(String[]::new));
        }
        choices = now;
        for (int i = 0; i < now.size(); i++) {
            if (now.get(i).isSameAs(chosen) && combo.getSelectionIndex() != i) {
                combo.select(i);
            }
        }
    }
}
