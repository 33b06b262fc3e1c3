package org.autoroute.smtp.ui.internal.welcome;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;

import org.autoroute.smtp.ui.internal.Messages;
import org.autoroute.smtp.ui.internal.icons.Icon;
import org.autoroute.smtp.ui.internal.window.Looks;

/** What the program does: from the mail client, through this computer, to the right server. */
final class IntroductionStep implements Step {

    private static final int CAPTION = 180;

    private final Messages messages;

    IntroductionStep(Messages messages) {
        this.messages = messages;
    }

    @Override
    public String title() {
        return "introduction.title";
    }

    @Override
    public Control create(Composite parent) {
        Composite page = new Composite(parent, SWT.NONE);
        GridLayoutFactory.fillDefaults().spacing(0, 16).applyTo(page);
        paragraph(page, "introduction.what");
        Composite way = new Composite(page, SWT.NONE);
        GridLayoutFactory.fillDefaults().numColumns(5).spacing(8, 6).margins(0, 8).applyTo(way);
        GridDataFactory.fillDefaults().align(SWT.CENTER, SWT.CENTER).grab(true, true).applyTo(way);
        Looks looks = new Looks(way);
        picture(way, looks, Icon.MAIL_CLIENT, "introduction.client");
        arrow(way, looks);
        picture(way, looks, Icon.APP, "introduction.program");
        arrow(way, looks);
        picture(way, looks, Icon.SERVER, "introduction.server");
        caption(way, "introduction.client");
        new Label(way, SWT.NONE);
        caption(way, "introduction.program");
        new Label(way, SWT.NONE);
        caption(way, "introduction.server");
        paragraph(page, "introduction.how");
        return page;
    }

    private void paragraph(Composite parent, String key) {
        Label label = new Label(parent, SWT.WRAP);
        label.setText(messages.get(key));
        GridDataFactory.fillDefaults().grab(true, false).hint(400, SWT.DEFAULT).applyTo(label);
    }

    private void picture(Composite parent, Looks looks, Icon icon, String key) {
        Label label = new Label(parent, SWT.CENTER);
        label.setImage(looks.large(icon));
        Looks.name(label, messages.get(key));
        GridDataFactory.fillDefaults().align(SWT.CENTER, SWT.CENTER).hint(CAPTION, SWT.DEFAULT).applyTo(label);
    }

    private void arrow(Composite parent, Looks looks) {
        Label label = new Label(parent, SWT.CENTER);
        label.setText("\u2192");
        label.setFont(looks.large());
        Looks.name(label, messages.get("introduction.then"));
    }

    private void caption(Composite parent, String key) {
        Label label = new Label(parent, SWT.WRAP | SWT.CENTER);
        label.setText(messages.get(key));
        GridDataFactory.fillDefaults().align(SWT.CENTER, SWT.BEGINNING).hint(CAPTION, SWT.DEFAULT).applyTo(label);
    }
}
