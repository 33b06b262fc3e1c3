package org.autoroute.smtp.ui.internal.preferences;

import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;

import org.eclipse.swt.widgets.Composite;

import org.autoroute.smtp.relay.AccessRule;
import org.autoroute.smtp.relay.ListenSettings;
import org.autoroute.smtp.relay.ListenState;
import org.autoroute.smtp.relay.PortTrial;
import org.autoroute.smtp.service.AutorouteService.Registration;
import org.autoroute.smtp.service.ServiceState;
import org.autoroute.smtp.service.settings.SettingKey;
import org.autoroute.smtp.ui.internal.model.LiveModel;

/** The server mail clients connect to: its port, its encryption, whom it lets in, and who has to log in. */
final class InternalServerPage extends SettingsPage {

    /** What stands on this page. */
    static final Set<SettingKey> KEYS = Set.of(SettingKey.SERVER_PORT, SettingKey.SERVER_STARTTLS, SettingKey.SERVER_TLS_PORT, SettingKey.SERVER_ALLOWED,
            SettingKey.SERVER_USER);

    private final Executor uiThread;
    private final Executor background;
    private PortField port;
    private ListenerLoginField login;
    private PortWatch watch;
    private Optional<ListenSettings> judged = Optional.empty();
    private ListenState listening = new ListenState.Stopped();

    InternalServerPage(LiveModel model, Drafts drafts, Executor uiThread, Executor background, String title) {
        super(title, Preferences.INTERNAL_SERVER, model, drafts);
        this.uiThread = uiThread;
        this.background = background;
    }

    @Override
    void fill(Composite body) {
        watch = new PortWatch(body.getDisplay(), uiThread, background, PortTrial::run);
        port = new PortField(group(body, "group.port"), messages(), this::edit);
        add(port);
        Composite tls = group(body, "group.tls");
        add(new CheckField(tls, SettingKey.SERVER_STARTTLS, "starttls", false, messages(), this::edit));
        add(new PortText(tls, messages(), SettingKey.SERVER_TLS_PORT, "tlsPort", this::edit));
        new ExportCertificate(tls, messages(), model().service()::certificate, ExportCertificate::asked, background, uiThread);
        add(new MasksField(group(body, "group.access"), messages(), this::edit));
        login = new ListenerLoginField(group(body, "group.login"), messages(), model(), this::edit, this::fit);
        add(login);
        Registration shown = model().bind(ServiceState::listening, this::listening);
        body.addDisposeListener(event -> {
            watch.forget();
            shown.close();
        });
    }

    private void listening(ListenState now) {
        listening = now;
        judged = Optional.empty();
        changed();
    }

    /** Asks about the port anew only when something that matters to it is another. */
    @Override
    void changed() {
        login.tls(Boolean.parseBoolean(draft(SettingKey.SERVER_STARTTLS).value()) || !draft(SettingKey.SERVER_TLS_PORT).value().isBlank());
        Optional<ListenSettings> wanted = wanted();
        if (wanted.isPresent() && wanted.equals(judged)) {
            return;
        }
        judged = wanted;
        watch.forget();
        if (wanted.isEmpty()) {
            port.unknown();
        } else if (listening instanceof ListenState.Listening now && now.port() == wanted.get().port()) {
            port.ours();
        } else {
            port.trying();
            watch.ask(wanted.get(), found -> {
                port.tried(found);
                fit();
            });
        }
    }

    private Optional<ListenSettings> wanted() {
        Draft number = draft(SettingKey.SERVER_PORT);
        return number.expected().isPresent() ? Optional.empty() : Optional.of(new ListenSettings(Integer.parseInt(number.tidy()), rule()));
    }

    private AccessRule rule() {
        return AccessRule.parse(draft(SettingKey.SERVER_ALLOWED).value()) instanceof AccessRule.Parsed(AccessRule rule) ? rule : AccessRule.DEFAULT;
    }
}
