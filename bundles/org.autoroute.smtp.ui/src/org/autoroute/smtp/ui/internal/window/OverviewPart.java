package org.autoroute.smtp.ui.internal.window;

import org.eclipse.e4.ui.di.Focus;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.CLabel;
import org.eclipse.swt.events.SelectionListener;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;

import org.autoroute.smtp.service.AutorouteService.Registration;
import org.autoroute.smtp.ui.internal.Messages;
import org.autoroute.smtp.ui.internal.icons.Icon;
import org.autoroute.smtp.ui.internal.model.LiveModel;
import org.autoroute.smtp.ui.internal.model.WindowModel;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Inject;

/** Which server mail leaves through, why, and where this computer is. */
public final class OverviewPart {

    private final LiveModel model;
    private final Messages messages = Messages.of(OverviewPart.class);
    private Registration shown;
    private Label mark;
    private CLabel active;
    private Label why;
    private Button next;
    private AddressTable addresses;
    private Looks looks;

    @Inject
    OverviewPart(LiveModel model) {
        this.model = model;
    }

    @PostConstruct
    void create(Composite parent) {
        Composite root = new Composite(parent, SWT.NONE);
        looks = new Looks(root);
        GridLayoutFactory.fillDefaults().numColumns(3).margins(12, 10).spacing(12, 4).applyTo(root);
        mark = new Label(root, SWT.NONE);
        GridDataFactory.swtDefaults().align(SWT.CENTER, SWT.CENTER).span(1, 3).applyTo(mark);
        Label caption = new Label(root, SWT.NONE);
        caption.setText(messages.get("active"));
        GridDataFactory.fillDefaults().grab(true, false).applyTo(caption);
        next = new Button(root, SWT.PUSH);
        next.setText(messages.get("next"));
        next.setToolTipText(messages.get("next.tooltip"));
        next.addSelectionListener(SelectionListener.widgetSelectedAdapter(event -> model.next()));
        GridDataFactory.swtDefaults().align(SWT.FILL, SWT.CENTER).span(1, 3).hint(Looks.width(next), SWT.DEFAULT).applyTo(next);
        active = new CLabel(root, SWT.NONE);
        active.setMargins(0, 0, 0, 0);
        active.setFont(looks.large());
        GridDataFactory.fillDefaults().grab(true, false).hint(1, SWT.DEFAULT).applyTo(active);
        why = new Label(root, SWT.WRAP);
        GridDataFactory.fillDefaults().grab(true, false).hint(1, SWT.DEFAULT).applyTo(why);
        addresses = new AddressTable(root, messages);
        GridDataFactory.fillDefaults().grab(true, true).span(3, 1).indent(0, 8).applyTo(addresses.control());
        shown = model.bind(this::show);
    }

    @PreDestroy
    void destroy() {
        shown.close();
    }

    @Focus
    void focus() {
        if (next.isEnabled()) {
            next.setFocus();
        }
    }

    private void show(WindowModel now) {
        mark.setImage(looks.large(Icon.tray(now.mark())));
        Looks.name(mark, messages.get("mark." + now.mark()));
        active.setText(now.active().label());
        active.setToolTipText(Looks.plain(now.active().label()));
        why.setText(Looks.plain(now.active().why()));
        why.setToolTipText(Looks.plain(now.active().why()));
        next.setEnabled(now.active().canNext());
        addresses.show(now.addresses());
        why.requestLayout();
    }
}
