package org.autoroute.smtp.ui.internal.entry;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.events.SelectionListener;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;

import org.autoroute.smtp.routing.LinePart;
import org.autoroute.smtp.routing.LineParts;
import org.autoroute.smtp.routing.LoginKind;
import org.autoroute.smtp.routing.Text;
import org.autoroute.smtp.ui.internal.Messages;

/** How to log in; what a kind of login has no use for cannot be filled in, and leaves the line. UI thread. */
final class LoginGroup implements PartView {

    private static final String YES = "yes";

    private final Messages messages;
    private final Edits edits;
    private final PartChoice kind;
    private final PartField provider;
    private final PartField user;
    private final Button inClear;
    private final Button lend;

    LoginGroup(Composite parent, Messages messages, LineParts before, Edits edits) {
        this.messages = messages;
        this.edits = edits;
        Composite grid = Frame.in(parent, messages.get("group.login"));
        String login = before.text(LinePart.LOGIN);
        List<String> kinds = Arrays.stream(LoginKind.values()).map(one -> messages.get("login." + one.name().toLowerCase(Locale.ROOT))).toList();
        kind = new PartChoice(grid, messages.get("login"), kinds, LoginKind.of(login).ordinal(), this::edited);
        provider = new PartField(grid, messages.get("provider"), LoginKind.provider(login).orElse(""), true, text -> edited())
                .example(messages.get("provider.example"));
        user = new PartField(grid, messages.get("user"), before.text(LinePart.USER), false, text -> edited()).example(messages.get("user.example"));
        inClear = box(grid, "in_clear", before.text(LinePart.IN_CLEAR));
        lend = box(grid, "lend", before.text(LinePart.LEND));
    }

    @Override
    public void show(LineParts parts, Map<LinePart, Text> faults) {
        LoginKind chosen = chosen();
        provider.enable(chosen == LoginKind.OAUTH);
        user.enable(chosen.isStored());
        inClear.setEnabled(chosen != LoginKind.NONE);
        lend.setEnabled(chosen.isStored());
        provider.fault(words(faults, LinePart.LOGIN));
        user.fault(words(faults, LinePart.USER));
    }

    /** Who can be signed in with. */
    void offer(List<String> providers) {
        provider.offer(providers);
    }

    private LoginKind chosen() {
        return LoginKind.values()[kind.chosen()];
    }

    private void edited() {
        LoginKind chosen = chosen();
        edits.edited(parts -> parts.with(LinePart.LOGIN, chosen == LoginKind.NONE ? "" : chosen.text(provider.text().strip()))
                .with(LinePart.USER, chosen.isStored() ? user.text() : "")
                .with(LinePart.IN_CLEAR, chosen != LoginKind.NONE && inClear.getSelection() ? YES : "")
                .with(LinePart.LEND, chosen.isStored() && lend.getSelection() ? YES : ""));
    }

    private Optional<String> words(Map<LinePart, Text> faults, LinePart part) {
        return Optional.ofNullable(faults.get(part)).map(fault -> messages.get("fault", fault.in(messages.locale())));
    }

    private Button box(Composite grid, String words, String text) {
        Button box = new Button(grid, SWT.CHECK);
        box.setText(messages.get(words));
        box.setToolTipText(messages.get(words + ".tip"));
        box.setSelection(text.equals(YES));
        GridDataFactory.fillDefaults().span(2, 1).applyTo(box);
        box.addSelectionListener(SelectionListener.widgetSelectedAdapter(event -> edited()));
        return box;
    }
}
