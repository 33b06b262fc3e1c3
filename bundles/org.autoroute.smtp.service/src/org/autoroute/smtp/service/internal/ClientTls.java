package org.autoroute.smtp.service.internal;

import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

import org.autoroute.smtp.relay.ListenSettings;
import org.autoroute.smtp.routing.Text;
import org.autoroute.smtp.service.internal.decision.Loop;
import org.autoroute.smtp.service.internal.tls.Identity;
import org.autoroute.smtp.service.internal.tls.ListenerCertificate;

/** Gets the relay a certificate for mail clients as soon as the settings want TLS with them, and another before that one ends. On the loop. */
final class ClientTls {

    /** How often a certificate is looked at, and made when that failed. */
    static final Duration LOOK = Duration.ofDays(1);

    private static final System.Logger LOG = System.getLogger(ClientTls.class.getName());

    private final Carrier relay;
    private final ListenerCertificate certificate;
    private final Loop loop;
    private final Runnable changed;
    private boolean wanted;
    private Optional<Identity> identity = Optional.empty();
    private Optional<Text> problem = Optional.empty();
    private Loop.Timer next = () -> { };

    /** @param changed run when there is something new to listen with, or a problem */
    ClientTls(Carrier relay, ListenerCertificate certificate, Loop loop, Runnable changed) {
        this.relay = relay;
        this.certificate = certificate;
        this.loop = loop;
        this.changed = changed;
    }

    void settingsAre(ListenSettings settings) {
        boolean before = wanted;
        wanted = settings.startTls() || settings.tlsPort().isPresent();
        if (wanted && !before) {
            look();
        } else if (!wanted) {
            next.cancel();
            problem = Optional.empty();
        }
    }

    private void look() {
        next.cancel();
        next = loop.schedule(LOOK, this::look);
        certificate.identity().whenComplete((found, failure) -> loop.execute(() -> {
            if (failure == null) {
                found(found);
            } else {
                failed(failure);
            }
        }));
    }

    private void found(Identity now) {
        problem = Optional.empty();
        if (!identity.map(Identity::certificate).equals(Optional.of(now.certificate()))) {
            identity = Optional.of(now);
            relay.identity(Optional.of(now.context()));
            changed.run();
        }
    }

    private void failed(Throwable failure) {
        LOG.log(Level.WARNING, "no certificate for mail clients", failure);
        problem = wanted ? Optional.of(Text.of(ClientTls.class, "certificate.none", String.valueOf(failure.getMessage()))) : Optional.empty();
        changed.run();
    }

    List<Text> problems() {
        return problem.stream().toList();
    }
}
