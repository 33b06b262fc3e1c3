package org.autoroute.smtp.ui.internal.network;

import org.eclipse.e4.ui.di.Focus;
import org.eclipse.swt.widgets.Composite;

import org.autoroute.smtp.relay.SessionRecord;
import org.autoroute.smtp.ui.internal.model.LiveModel;
import org.autoroute.smtp.ui.internal.model.Times;

import jakarta.annotation.PostConstruct;

/** Where this computer is, and why mail takes the way it takes. */
public final class NetworkPart {

    /** Its id in the window's model. */
    public static final String ID = "org.autoroute.smtp.ui.part.network";

    private NetworkView view;

    @PostConstruct
    void create(Composite parent, LiveModel model) {
        view = new NetworkView(parent, model, Times.ofThisComputer());
    }

    @Focus
    void focus() {
        view.setFocus();
    }

    /** Shows why a session got its server. */
    public void show(SessionRecord session) {
        view.show(session);
    }
}
