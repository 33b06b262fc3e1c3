package org.autoroute.smtp.service.probe;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.util.Locale;

import javax.net.ssl.X509ExtendedTrustManager;

import org.autoroute.smtp.routing.HostPort;
import org.autoroute.smtp.routing.Tls;
import org.autoroute.smtp.service.internal.talk.Lines;
import org.autoroute.smtp.service.internal.talk.Reply;
import org.autoroute.smtp.service.internal.talk.Talk;
import org.autoroute.smtp.service.internal.talk.TimeLimit;

/** Looks at one door: connects, hears the greeting, says EHLO, lets TLS come about, takes its leave. No login, no mail. Blocking. */
final class DoorTrial {

    private static final System.Logger LOG = System.getLogger(DoorTrial.class.getName());
    private static final int LONGEST = 200;

    private final Lines lines;
    private final X509ExtendedTrustManager judge;

    DoorTrial(Lines lines, X509ExtendedTrustManager judge) {
        this.lines = lines;
        this.judge = judge;
    }

    Door of(Target target, TimeLimit limit) {
        HostPort server = target.server();
        try (Talk talk = lines.connect(new InetSocketAddress(target.address().toInetAddress(), server.port()), limit)) {
            return connected(target, talk, limit);
        } catch (SocketTimeoutException silent) {
            return Door.shut(server, Door.State.SILENT);
        } catch (IOException refused) {
            return Door.shut(server, Door.State.REFUSED);
        }
    }

    private Door connected(Target target, Talk plain, TimeLimit limit) {
        CertificateWitness witness = new CertificateWitness(judge);
        HostPort server = target.server();
        try {
            boolean atOnce = target.tls() == Tls.IMPLICIT;
            Talk talk = atOnce ? plain.secure(witness.factory(), server, limit) : plain;
            Reply greeting = talk.reply(limit);
            Reply offers = talk.ask("EHLO " + talk.ownName(), limit);
            boolean startTls = offers.lines().stream().anyMatch(line -> line.strip().toUpperCase(Locale.ROOT).equals("STARTTLS"));
            if (startTls && talk.ask("STARTTLS", limit).isGood()) {
                showCertificate(plain, witness, server, limit);
            }
            boolean open = greeting.isGood() && offers.isGood();
            return new Door(server, open ? Door.State.OPEN : Door.State.BROKEN, bounded(greeting), atOnce || startTls, witness.seen());
        } catch (IOException broken) {
            LOG.log(Level.DEBUG, "a look at {0}: {1}", server, broken);
            return new Door(server, Door.State.BROKEN, "", false, witness.seen());
        }
    }

    /** Whatever becomes of the handshake: the certificate has been seen by then. */
    private static void showCertificate(Talk plain, CertificateWitness witness, HostPort server, TimeLimit limit) {
        try (Talk secured = plain.secure(witness.factory(), server, limit)) {
            LOG.log(Level.DEBUG, "TLS with {0}", server);
        } catch (IOException failed) {
            LOG.log(Level.DEBUG, "no TLS with {0}: {1}", server, failed);
        }
    }

    private static String bounded(Reply greeting) {
        String words = greeting.lines().getFirst();
        return words.substring(0, Math.min(LONGEST, words.length()));
    }
}
