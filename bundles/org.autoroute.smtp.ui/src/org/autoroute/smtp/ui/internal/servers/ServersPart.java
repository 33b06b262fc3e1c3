package org.autoroute.smtp.ui.internal.servers;

import org.eclipse.core.commands.ParameterizedCommand;
import org.eclipse.e4.core.commands.ECommandService;
import org.eclipse.e4.core.commands.EHandlerService;
import org.eclipse.e4.ui.di.Focus;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;

import org.autoroute.smtp.ui.internal.model.LiveModel;

import jakarta.annotation.PostConstruct;

/** The server list as a part of the window. */
public final class ServersPart {

    private static final String IMPORT = "org.autoroute.smtp.ui.command.import";

    private ServersView view;

    @PostConstruct
    void create(Composite parent, LiveModel model, ECommandService commands, EHandlerService handlers) {
        Composite margin = new Composite(parent, SWT.NONE);
        GridLayoutFactory.fillDefaults().margins(8, 6).applyTo(margin);
        view = new ServersView(margin, model, () -> {
            ParameterizedCommand command = commands.createCommand(IMPORT);
            handlers.executeHandler(command);
        });
        GridDataFactory.fillDefaults().grab(true, true).applyTo(view.control());
    }

    @Focus
    void focus() {
        view.setFocus();
    }

    ServersView view() {
        return view;
    }
}
