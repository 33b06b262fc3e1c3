package org.autoroute.smtp.ui.internal.network;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

import org.eclipse.jface.dialogs.IDialogConstants;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Shell;

import org.autoroute.smtp.routing.Route;
import org.autoroute.smtp.service.settings.RefusedException;
import org.autoroute.smtp.service.whatif.PlaceText;
import org.autoroute.smtp.service.whatif.PlaceText.Part;
import org.autoroute.smtp.ui.internal.Messages;
import org.autoroute.smtp.ui.internal.dialog.FormDialog;
import org.autoroute.smtp.ui.internal.entry.Frame;
import org.autoroute.smtp.ui.internal.entry.PartField;
import org.autoroute.smtp.ui.internal.entry.Suggestions;
import org.autoroute.smtp.ui.internal.model.LiveModel;
import org.autoroute.smtp.ui.internal.window.Looks;
import org.autoroute.smtp.ui.internal.window.Note;

/** Which server would be chosen at another place or for another sender, and why; follows what is typed. UI thread. */
final class WhatIfDialog extends FormDialog {

    private static final int WIDTH = 640;

    private final Messages messages;
    private final LiveModel model;
    private final Map<Part, String> parts = new EnumMap<>(Part.class);
    private CompletionStage<Route> asked;
    private Note fault;
    private Label heading;
    private RuleTree rules;

    WhatIfDialog(Shell parent, LiveModel model) {
        this(parent, model, Messages.of(WhatIfDialog.class));
    }

    private WhatIfDialog(Shell parent, LiveModel model, Messages messages) {
        super(parent, new Style(messages.get("whatIf.title"), "choosing-the-server", 760, 600, 1));
        this.messages = messages;
        this.model = model;
    }

    @Override
    protected void fill(Composite area) {
        words(area, messages.get("whatIf.what"), WIDTH);
        fields(area);
        fault = new Note(area, 0);
        heading = new Label(area, SWT.WRAP);
        heading.setFont(new Looks(heading).bold());
        GridDataFactory.fillDefaults().grab(true, false).hint(WIDTH, 2 * heading.computeSize(SWT.DEFAULT, SWT.DEFAULT).y).applyTo(heading);
        rules = new RuleTree(area, messages);
        GridDataFactory.fillDefaults().grab(true, true).hint(WIDTH, 180).applyTo(rules.control());
    }

    private void fields(Composite area) {
        Composite columns = new Composite(area, SWT.NONE);
        GridLayoutFactory.fillDefaults().numColumns(2).equalWidth(true).spacing(12, 0).applyTo(columns);
        GridDataFactory.fillDefaults().grab(true, false).applyTo(columns);
        Suggestions here = Suggestions.of(model.service().state().network());
        Composite left = Frame.in(columns, messages.get("whatIf.place"));
        field(left, Part.CONNECTION, here.connections());
        field(left, Part.ADDRESS, List.of()).example(messages.get("whatIf.address.example"));
        field(left, Part.SSID, here.ssids());
        Composite right = Frame.in(columns, messages.get("whatIf.around"));
        field(right, Part.GATEWAY, here.gateways()).example(messages.get("whatIf.gateway.example"));
        field(right, Part.DNS, here.suffixes()).example(messages.get("whatIf.dns.example"));
        field(right, Part.FROM, List.of()).example(messages.get("whatIf.from.example"));
    }

    private PartField field(Composite grid, Part part, List<String> offer) {
        return new PartField(grid, messages.get("whatIf." + part.word()), "", !offer.isEmpty(), text -> {
            parts.put(part, text);
            ask();
        }).offer(offer);
    }

    @Override
    protected void createButtonsForButtonBar(Composite parent) {
        createButton(parent, IDialogConstants.CANCEL_ID, messages.get("whatIf.close"), false);
        ask();
    }

    /** While something cannot be read, the last answer stands. */
    private void ask() {
        try {
            CompletionStage<Route> now = model.service().whatIf(PlaceText.read(parts));
            asked = now;
            fault.show(Optional.empty(), Optional.empty());
            model.answer(now, route -> {
                if (asked == now) {
                    whileOpen(() -> show(new RoutePresenter(messages).imagined(route)));
                }
            });
        } catch (RefusedException wrong) {
            asked = null;
            fault.show(Optional.of(wrong.text().in(messages.locale())), Optional.empty());
        }
    }

    private void show(RouteView route) {
        heading.setText(Looks.plain(route.heading()));
        rules.show(route);
    }
}
