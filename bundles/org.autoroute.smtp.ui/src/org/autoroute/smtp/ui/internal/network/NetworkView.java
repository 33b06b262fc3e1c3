package org.autoroute.smtp.ui.internal.network;

import java.util.List;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.events.SelectionListener;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;

import org.autoroute.smtp.relay.SessionRecord;
import org.autoroute.smtp.routing.Route;
import org.autoroute.smtp.service.AutorouteService.Registration;
import org.autoroute.smtp.service.ServiceState;
import org.autoroute.smtp.ui.internal.Messages;
import org.autoroute.smtp.ui.internal.help.Topics;
import org.autoroute.smtp.ui.internal.model.Aside;
import org.autoroute.smtp.ui.internal.model.LiveModel;
import org.autoroute.smtp.ui.internal.model.Times;
import org.autoroute.smtp.ui.internal.model.UiThread;
import org.autoroute.smtp.ui.internal.window.Clip;
import org.autoroute.smtp.ui.internal.window.Looks;

/** Where this computer is; and which server mail leaves through, or left through in a session, and why, rule by rule. UI thread. */
public final class NetworkView {

    private final LiveModel model;
    private final Messages messages = Messages.of(NetworkView.class);
    private final RoutePresenter routes = new RoutePresenter(messages);
    private final SessionChoices choices;
    private final Aside aside;
    private final Composite root;
    private OwnAddressTable addresses;
    private SessionCombo sessions;
    private Label heading;
    private RuleTree rules;
    private SessionChoice chosen;
    private Route now;
    private RouteView shown;

    /** Lives as long as the parent. */
    public NetworkView(Composite parent, LiveModel model, Times times) {
        this.model = model;
        choices = new SessionChoices(messages, times);
        chosen = choices.now();
        aside = new Aside("network-view", new UiThread(parent.getDisplay()));
        root = new Composite(parent, SWT.NONE);
        GridLayoutFactory.fillDefaults().spacing(0, 0).applyTo(root);
        createAddresses();
        createRoute();
        OwnAddressPresenter presenter = new OwnAddressPresenter(messages);
        List<Registration> bound = List.of(
                model.bind(state -> presenter.rows(state.network()), this::showAddresses),
                model.bind(ServiceState::route, this::decided),
                model.bindSessions(this::refreshSoon));
        root.addDisposeListener(event -> {
            bound.forEach(Registration::close);
            aside.close();
        });
        Topics.on(root, "main-window");
        refreshSoon();
    }

    public void setFocus() {
        sessions.control().setFocus();
        refreshSoon();
    }

    /** Shows why a session got its server. */
    public void show(SessionRecord session) {
        choose(choices.of(session));
        refreshSoon();
    }

    private void createAddresses() {
        Composite upper = new Composite(root, SWT.NONE);
        GridLayoutFactory.fillDefaults().extendedMargins(12, 12, 8, 2).applyTo(upper);
        addresses = new OwnAddressTable(upper, messages);
        GridDataFactory.fillDefaults().grab(true, false).applyTo(upper);
        GridDataFactory.fillDefaults().grab(true, false).hint(200, addresses.height()).applyTo(addresses.control());
    }

    private void createRoute() {
        Composite lower = new Composite(root, SWT.NONE);
        GridDataFactory.fillDefaults().grab(true, true).applyTo(lower);
        GridLayoutFactory.fillDefaults().numColumns(4).extendedMargins(12, 12, 2, 8).spacing(8, 4).applyTo(lower);
        Label caption = new Label(lower, SWT.NONE);
        caption.setText(messages.get("route"));
        sessions = new SessionCombo(lower, messages, this::choose);
        GridDataFactory.swtDefaults().align(SWT.FILL, SWT.CENTER).grab(true, false).hint(160, SWT.DEFAULT).applyTo(sessions.control());
        Button copy = new Button(lower, SWT.PUSH);
        copy.setText(messages.get("copy"));
        copy.setToolTipText(messages.get("copy.tooltip"));
        copy.addSelectionListener(SelectionListener.widgetSelectedAdapter(event -> Clip.copy(copy.getDisplay(), asText())));
        Button whatIf = new Button(lower, SWT.PUSH);
        whatIf.setText(messages.get("whatIf"));
        whatIf.setToolTipText(messages.get("whatIf.tooltip"));
        whatIf.addSelectionListener(SelectionListener.widgetSelectedAdapter(event -> new WhatIfDialog(root.getShell(), model).open()));
        heading = new Label(lower, SWT.WRAP);
        heading.setFont(new Looks(heading).bold());
        GridDataFactory.fillDefaults().span(4, 1).grab(true, false).hint(200, SWT.DEFAULT).applyTo(heading);
        rules = new RuleTree(lower, messages);
        GridDataFactory.fillDefaults().span(4, 1).grab(true, true).hint(200, 80).applyTo(rules.control());
    }

    /** The rules get all the room that the addresses do not need. */
    private void showAddresses(List<OwnAddressRow> rows) {
        addresses.show(rows);
        GridDataFactory.fillDefaults().grab(true, false).hint(200, addresses.height()).applyTo(addresses.control());
        addresses.control().requestLayout();
    }

    private void decided(Route route) {
        now = route;
        showRoute();
    }

    private void choose(SessionChoice choice) {
        chosen = choice;
        showRoute();
    }

    private void showRoute() {
        RouteView route = chosen.session().map(routes::of).orElseGet(() -> routes.now(now));
        if (!route.equals(shown)) {
            shown = route;
            heading.setText(Looks.plain(route.heading()));
            rules.show(route);
            heading.requestLayout();
        }
    }

    private void refreshSoon() {
        SessionChoice kept = chosen;
        aside.run(() -> choices.of(model.service().sessions(), kept), found -> {
            if (kept.isSameAs(chosen)) {
                found.stream().filter(kept::isSameAs).findFirst().ifPresent(this::choose);
                sessions.show(found, chosen);
            }
        });
    }

    private String asText() {
        return addresses.asText() + "\n\n" + chosen.label() + "\n" + shown.asText();
    }
}
