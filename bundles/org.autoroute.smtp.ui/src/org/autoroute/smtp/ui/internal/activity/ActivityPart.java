package org.autoroute.smtp.ui.internal.activity;

import org.eclipse.e4.ui.di.Focus;
import org.eclipse.e4.ui.model.application.ui.basic.MPart;
import org.eclipse.e4.ui.workbench.modeling.EPartService;
import org.eclipse.e4.ui.workbench.modeling.EPartService.PartState;
import org.eclipse.swt.widgets.Composite;

import org.autoroute.smtp.relay.SessionRecord;
import org.autoroute.smtp.ui.internal.model.LiveModel;
import org.autoroute.smtp.ui.internal.model.Times;
import org.autoroute.smtp.ui.internal.network.NetworkPart;

import jakarta.annotation.PostConstruct;
import jakarta.inject.Inject;

/** What has been carried. */
public final class ActivityPart {

    private final EPartService parts;
    private ActivityView view;

    @Inject
    ActivityPart(EPartService parts) {
        this.parts = parts;
    }

    @PostConstruct
    void create(Composite parent, LiveModel model) {
        view = new ActivityView(parent, model, Times.ofThisComputer(), this::showWhy);
    }

    @Focus
    void focus() {
        view.setFocus();
    }

    private void showWhy(SessionRecord session) {
        MPart network = parts.showPart(NetworkPart.ID, PartState.ACTIVATE);
        ((NetworkPart) network.getObject()).show(session);
    }
}
