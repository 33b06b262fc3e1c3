package org.autoroute.smtp.ui.internal.discovery;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.eclipse.jface.dialogs.IDialogConstants;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Shell;

import org.autoroute.smtp.routing.Text;
import org.autoroute.smtp.service.AutorouteService.Registration;
import org.autoroute.smtp.service.check.MailAddress;
import org.autoroute.smtp.service.discovery.DiscoveryListener;
import org.autoroute.smtp.service.discovery.FoundServer;
import org.autoroute.smtp.ui.internal.Messages;
import org.autoroute.smtp.ui.internal.dialog.FormDialog;
import org.autoroute.smtp.ui.internal.model.LiveModel;

/** From an e-mail address to its servers: each is shown with what it said, and those the user checks are added. UI thread. */
public final class FindDialog extends FormDialog {

    private static final int WIDTH = 640;

    private final Messages messages;
    private final LiveModel model;
    private Optional<Registration> running = Optional.empty();
    private Live live = new Live();
    private AddressField address;
    private FoundTable table;
    private Label status;

    public FindDialog(Shell parent, LiveModel model) {
        this(parent, model, Messages.of(FindDialog.class));
    }

    private FindDialog(Shell parent, LiveModel model, Messages messages) {
        super(parent, new Style(messages.get("title"), "smtp-servers", 780, 440, 1));
        this.messages = messages;
        this.model = model;
    }

    @Override
    protected void fill(Composite area) {
        words(area, messages.get("message"), WIDTH);
        address = new AddressField(area, messages, this::search);
        GridDataFactory.fillDefaults().grab(true, false).applyTo(address.control());
        table = new FoundTable(area, messages, this::enable);
        GridDataFactory.fillDefaults().grab(true, true).hint(SWT.DEFAULT, 140).applyTo(table.control());
        status = words(area, messages.get("status.before"), WIDTH);
        GridDataFactory.fillDefaults().grab(true, false).hint(WIDTH, 2 * status.computeSize(SWT.DEFAULT, SWT.DEFAULT).y).applyTo(status);
    }

    @Override
    protected void createButtonsForButtonBar(Composite parent) {
        createButton(parent, IDialogConstants.OK_ID, messages.get("add"), true);
        createButton(parent, IDialogConstants.CANCEL_ID, messages.get("cancel"), false);
        enable();
        address.setFocus();
    }

    @Override
    protected void okPressed() {
        List<String> lines = table.checked().stream().map(server -> server.entry().toLine()).toList();
        model.ask(model.service().insertServers(model.service().state().servers().size() + 1, lines));
        super.okPressed();
    }

    @Override
    public boolean close() {
        end();
        return super.close();
    }

    private void end() {
        running.ifPresent(Registration::close);
        running = Optional.empty();
    }

    private void search(MailAddress wanted) {
        end();
        table.clear();
        live = new Live();
        running = Optional.of(model.service().discover(wanted, live));
        enable();
    }

    private void enable() {
        address.busy(running.isPresent());
        if (getButton(IDialogConstants.OK_ID) != null) {
            getButton(IDialogConstants.OK_ID).setEnabled(!table.checked().isEmpty());
        }
    }

    private void say(String words) {
        status.setText(words);
    }

    private void ended(List<FoundServer> servers) {
        end();
        table.show(servers);
        say(messages.get(servers.isEmpty() ? "status.nothing" : servers.stream().noneMatch(FoundServer::works) ? "status.none"
                : servers.stream().anyMatch(server -> server.works() && server.elsewhere()) ? "status.elsewhere" : "status.found"));
        enable();
        if (servers.isEmpty()) {
            address.setFocus();
        } else {
            table.setFocus();
        }
    }

    /** Brings what one search says to the UI thread, and passes over what comes after its end. */
    private final class Live implements DiscoveryListener {

        private final List<FoundServer> sofar = new ArrayList<>();

        @Override
        public void looking(Text what) {
            tell(() -> say(what.in(messages.locale())));
        }

        @Override
        public void found(FoundServer server) {
            tell(() -> {
                sofar.add(server);
                table.show(sofar);
            });
        }

        @Override
        public void ended(List<FoundServer> servers) {
            tell(() -> FindDialog.this.ended(servers));
        }

        private void tell(Runnable what) {
            uiThread().execute(() -> whileOpen(() -> {
                if (live == this) {
                    what.run();
                }
            }));
        }
    }
}
