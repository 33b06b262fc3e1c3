package org.autoroute.smtp.ui.internal.window;

import java.util.List;

import org.eclipse.e4.ui.di.Focus;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.window.Window;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.StackLayout;
import org.eclipse.swt.events.SelectionListener;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;

import org.autoroute.smtp.service.AutorouteService.Registration;
import org.autoroute.smtp.ui.internal.Messages;
import org.autoroute.smtp.ui.internal.model.LiveModel;
import org.autoroute.smtp.ui.internal.model.WindowModel;
import org.autoroute.smtp.ui.internal.model.WindowModel.ServerRow;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Inject;

/** The server list; while it is empty, what to do about that. */
public final class ServersPart {

    private final LiveModel model;
    private final Messages messages = Messages.of(ServersPart.class);
    private final StackLayout pages = new StackLayout();
    private Registration shown;
    private Composite body;
    private ServerTable table;
    private Composite empty;
    private Button add;

    @Inject
    ServersPart(LiveModel model) {
        this.model = model;
    }

    @PostConstruct
    void create(Composite parent) {
        Composite root = new Composite(parent, SWT.NONE);
        GridLayoutFactory.fillDefaults().numColumns(2).margins(12, 8).spacing(12, 6).applyTo(root);
        Label caption = new Label(root, SWT.NONE);
        caption.setText(messages.get("servers"));
        caption.setFont(new Looks(root).bold());
        GridDataFactory.swtDefaults().align(SWT.FILL, SWT.CENTER).grab(true, false).applyTo(caption);
        add = button(root, messages.get("servers.add"));
        body = new Composite(root, SWT.NONE);
        body.setLayout(pages);
        GridDataFactory.fillDefaults().grab(true, true).span(2, 1).hint(200, 80).applyTo(body);
        table = new ServerTable(body, messages);
        empty = new EmptyList(body, messages).control();
        shown = model.bind(now -> show(now));
    }

    @PreDestroy
    void destroy() {
        shown.close();
    }

    @Focus
    void focus() {
        (model.current().servers().isEmpty() ? add : table.control()).setFocus();
    }

    private Button button(Composite parent, String text) {
        Button button = new Button(parent, SWT.PUSH);
        button.setText(text);
        GridDataFactory.swtDefaults().hint(Looks.width(button), SWT.DEFAULT).applyTo(button);
        button.addSelectionListener(SelectionListener.widgetSelectedAdapter(event -> add()));
        return button;
    }

    private void add() {
        ServerDialog dialog = new ServerDialog(body.getShell(), messages);
        if (dialog.open() == Window.OK) {
            model.addServer(dialog.getValue());
        }
    }

    private void show(WindowModel now) {
        List<ServerRow> servers = now.servers();
        table.show(servers);
        pages.topControl = servers.isEmpty() ? empty : table.control();
        body.layout();
    }
}
