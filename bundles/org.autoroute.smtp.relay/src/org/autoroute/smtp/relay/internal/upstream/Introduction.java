package org.autoroute.smtp.relay.internal.upstream;

import java.io.EOFException;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import javax.net.ssl.SSLSession;

import org.autoroute.smtp.relay.Protection;
import org.autoroute.smtp.relay.TlsMemory;
import org.autoroute.smtp.relay.internal.loop.EventLoop;
import org.autoroute.smtp.relay.internal.loop.Transport;
import org.autoroute.smtp.relay.internal.tls.CertificateCheck;
import org.autoroute.smtp.relay.internal.tls.TlsClient;
import org.autoroute.smtp.relay.internal.wire.ReplyReader;
import org.autoroute.smtp.routing.HarmlessText;

/**
 * The first words with an upstream (RFC 5321 sections 3.1 and 3.2): TLS at once if the entry says so (RFC 8314), its greeting, EHLO, and HELO if it
 * does not know EHLO; STARTTLS (RFC 3207) as the entry says, and behind it EHLO anew. One word more than was asked for makes it unfit: it may be put
 * there by somebody else.
 */
final class Introduction implements Questions.Asker {

    /** Who waits for the end. Either {@link #done} or {@link #refused} is called, unless the introduction is cancelled. */
    interface Finish {
        /** The TLS handshake begins, which has a time limit of its own. */
        void shakesHands();

        /** SMTP begins, or begins anew. */
        void speaks();

        /** @param roundTrip from the last EHLO or HELO to its reply */
        void done(Capabilities capabilities, Protection protection, Duration roundTrip);

        void refused(Refusal why);
    }

    private enum Step {
        GREETING, EHLO, HELO, STARTTLS, HANDSHAKE, OVER
    }

    private final EventLoop loop;
    private final Transport transport;
    private final Questions questions;
    private final String name;
    private final Requirement requirement;
    private final TlsClient tls;
    private final Finish finish;
    private Step step = Step.GREETING;
    private Protection protection = Protection.NONE;
    private long asked;

    Introduction(EventLoop loop, Transport transport, String name, Requirement requirement, TlsClient tls, Finish finish) {
        this.loop = loop;
        this.transport = transport;
        this.questions = new Questions(loop, transport, ReplyReader.LONGEST_LINE, this);
        this.name = name;
        this.requirement = requirement;
        this.tls = tls;
        this.finish = finish;
    }

    /** Takes the connection over. */
    void start() {
        questions.begin();
        if (requirement.atOnce()) {
            shakeHands();
        } else {
            finish.speaks();
            questions.await();
        }
    }

    @Override
    public String awaited() {
        return switch (step) {
            case GREETING -> "greeting";
            case HANDSHAKE -> "TLS handshake";
            default -> "reply to " + step;
        };
    }

    @Override
    public boolean listens() {
        return step != Step.OVER && step != Step.HANDSHAKE;
    }

    @Override
    public void heard(int code, List<String> lines) throws IOException {
        switch (step) {
            case GREETING -> {
                if (code == 220) {
                    ask(Step.EHLO, name);
                } else {
                    refuse("it greeted with " + lines.getLast());
                }
            }
            case EHLO -> {
                if (code == 250) {
                    introduced(Capabilities.of(lines));
                } else if (code / 100 == 5) {
                    ask(Step.HELO, name);
                } else {
                    refuse("it answered EHLO with " + lines.getLast());
                }
            }
            case STARTTLS -> {
                if (code == 220) {
                    shakeHands();
                } else {
                    refuse("it offers STARTTLS, but answers it with " + lines.getLast());
                }
            }
            default -> {
                if (code == 250) {
                    introduced(Capabilities.NONE);
                } else {
                    refuse("it answered HELO with " + lines.getLast());
                }
            }
        }
    }

    private void introduced(Capabilities capabilities) throws IOException {
        if (transport.isSecure()) {
            done(capabilities);
        } else if (capabilities.startTls() && requirement.whenOffered()) {
            ask(Step.STARTTLS, "");
        } else {
            Optional<Refusal> without = requirement.withoutStartTls();
            if (without.isPresent()) {
                refuse(without.get());
            } else {
                done(capabilities);
            }
        }
    }

    private void done(Capabilities capabilities) {
        step = Step.OVER;
        questions.end();
        finish.done(capabilities, protection, Duration.ofNanos(System.nanoTime() - asked));
    }

    private void ask(Step next, String argument) throws IOException {
        step = next;
        asked = System.nanoTime();
        questions.ask((next + " " + argument).strip());
    }

    private void shakeHands() {
        boolean greeted = step != Step.GREETING;
        step = Step.HANDSHAKE;
        questions.forget();
        finish.shakesHands();
        tls.begin(loop, transport, requirement.server(), requirement.pin(), requirement.toleratesAnyCertificate(), new TlsClient.Finish() {
            @Override
            public void protectedBy(SSLSession session, CertificateCheck check) {
                secured(session, check, greeted);
            }

            @Override
            public void failed(IOException cause, Optional<CertificateCheck> check) {
                unsecured(cause, check);
            }
        });
    }

    private void secured(SSLSession session, CertificateCheck check, boolean greeted) {
        if (step == Step.OVER) {
            return;
        }
        TlsMemory.Level level = check.problem().isEmpty() ? TlsMemory.Level.VERIFIED : TlsMemory.Level.UNVERIFIED;
        protection = new Protection(level, session.getProtocol(), session.getCipherSuite());
        finish.speaks();
        step = Step.GREETING;
        try {
            if (greeted) {
                ask(Step.EHLO, name);
            }
            questions.await();
        } catch (IOException broken) {
            lost();
        }
    }

    private void unsecured(IOException cause, Optional<CertificateCheck> check) {
        if (step == Step.OVER) {
            return;
        }
        Optional<CertificateCheck> refused = check.filter(CertificateCheck::isRefusal);
        cancel();
        finish.refused(refused.map(c -> new Refusal(requirement.withCertificate(c.problem()), c.facts()))
                .orElseGet(() -> Refusal.of("no TLS with it: " + words(cause))));
    }

    private static String words(IOException cause) {
        if (cause instanceof EOFException) {
            return "it closed the connection";
        }
        String words = Optional.ofNullable(cause.getMessage()).orElse(cause.getClass().getSimpleName());
        return HarmlessText.of(words.substring(0, Math.min(words.length(), 200)), ' ').replaceFirst("^\\((.*)\\) ", "$1: ").toLowerCase(Locale.ROOT);
    }

    private void refuse(String cause) {
        refuse(Refusal.of(cause));
    }

    private void refuse(Refusal why) {
        step = Step.OVER;
        questions.quit();
        finish.refused(why);
    }

    @Override
    public void unfit(String cause) {
        refuse(cause);
    }

    @Override
    public void closed() {
        refuse("closed the connection instead of its " + awaited());
    }

    @Override
    public void lost() {
        if (step != Step.OVER) {
            String awaited = awaited();
            cancel();
            finish.refused(Refusal.of("connection lost while waiting for its " + awaited));
        }
    }

    void cancel() {
        step = Step.OVER;
        questions.close();
    }
}
