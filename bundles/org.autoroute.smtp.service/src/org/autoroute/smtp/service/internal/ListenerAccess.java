package org.autoroute.smtp.service.internal;

import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.autoroute.smtp.relay.ListenSettings;
import org.autoroute.smtp.relay.ListenerLogin;
import org.autoroute.smtp.relay.Secret;
import org.autoroute.smtp.routing.Text;
import org.autoroute.smtp.service.Causes;
import org.autoroute.smtp.service.internal.decision.Loop;
import org.autoroute.smtp.service.internal.login.StoredListenerPassword;
import org.autoroute.smtp.service.settings.RefusedException;
import org.autoroute.smtp.service.settings.Settings;

/**
 * Gives the relay what mail clients log in with: the user of the settings at once, the password as soon as it has been read. Until then, and while it
 * cannot be read, nobody can log in; other computers are not let in without. On the loop.
 */
final class ListenerAccess {

    /** A keychain may have been unlocked meanwhile; nobody tells when. */
    static final Duration RETRY = Duration.ofSeconds(30);

    private static final System.Logger LOG = System.getLogger(ListenerAccess.class.getName());

    private final Carrier relay;
    private final StoredListenerPassword passwords;
    private final Loop loop;
    private final Runnable changed;
    private String user = "";
    private boolean tlsMissing;
    private Optional<Secret> password = Optional.empty();
    private Optional<Text> problem = Optional.empty();
    private int question;
    private Loop.Timer retry = () -> { };

    /** @param changed run when there is a problem, or one less */
    ListenerAccess(Carrier relay, StoredListenerPassword passwords, Loop loop, Runnable changed) {
        this.relay = relay;
        this.passwords = passwords;
        this.loop = loop;
        this.changed = changed;
        passwords.onChange(() -> loop.execute(this::passwordChanged));
    }

    /** To be called before the relay listens by these settings. */
    void settingsAre(Settings settings) {
        ListenSettings server = settings.server();
        tlsMissing = !server.allowed().onlyThisComputer() && !server.startTls() && server.tlsPort().isEmpty();
        if (settings.user().equals(user)) {
            return;
        }
        boolean begins = user.isEmpty();
        user = settings.user();
        tell();
        if (user.isEmpty()) {
            forget();
        } else if (begins) {
            read();
        }
    }

    private void passwordChanged() {
        if (!user.isEmpty()) {
            read();
        }
    }

    private void forget() {
        question++;
        retry.cancel();
        password = Optional.empty();
        problem = Optional.empty();
    }

    private void tell() {
        relay.login(user.isEmpty() ? Optional.empty() : Optional.of(new ListenerLogin(user, password)));
    }

    private void read() {
        retry.cancel();
        int mine = ++question;
        passwords.get().whenComplete((found, failure) -> loop.execute(() -> {
            if (mine == question) {
                if (failure == null) {
                    found(found);
                } else {
                    failed(failure);
                }
                changed.run();
            }
        }));
    }

    private void found(Optional<Secret> now) {
        password = now;
        problem = now.isPresent() ? Optional.empty() : Optional.of(Text.of(ListenerAccess.class, "listener.noPassword", user));
        tell();
    }

    /** A password that was read before still counts: it has not been changed by this program, which would know. */
    private void failed(Throwable failure) {
        Throwable cause = Causes.of(failure);
        LOG.log(Level.WARNING, "the password for mail clients cannot be read: {0}", cause.getMessage());
        Object reason = cause instanceof RefusedException refused ? refused.text() : cause.getClass().getSimpleName();
        problem = password.isPresent() ? Optional.empty() : Optional.of(Text.of(ListenerAccess.class, "listener.locked", user, reason));
        retry = loop.schedule(RETRY, this::read);
    }

    List<Text> problems() {
        List<Text> problems = new ArrayList<>();
        problem.ifPresent(problems::add);
        if (!user.isEmpty() && tlsMissing) {
            problems.add(Text.of(ListenerAccess.class, "listener.noTls"));
        }
        return problems;
    }
}
