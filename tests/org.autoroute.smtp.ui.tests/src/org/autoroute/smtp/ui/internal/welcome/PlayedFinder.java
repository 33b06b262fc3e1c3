package org.autoroute.smtp.ui.internal.welcome;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;

import org.autoroute.smtp.mailclients.Findings;
import org.autoroute.smtp.mailclients.FoundServer;
import org.autoroute.smtp.mailclients.Problem;
import org.autoroute.smtp.routing.LoginKind;
import org.autoroute.smtp.routing.Tls;
import org.autoroute.smtp.ui.internal.testing.Words;

/** A search that takes until the test says what was found. */
final class PlayedFinder implements Finder {

    static final Findings NOTHING = new Findings(List.of(), List.of());
    static final Findings THREE = new Findings(List.of(new FoundServer("smtp.home.example", 587, "Thunderbird, KMail", "alice@home.example", true,
            Optional.of(Tls.STARTTLS), LoginKind.PASSWORD, "alice@home.example"),
            new FoundServer("mail.office.example", 25, "Claws Mail", "alice@office.example", false),
            new FoundServer("smtp.tls.example", 465, "Evolution", "Work", false, Optional.of(Tls.IMPLICIT), LoginKind.NONE, "")),
            List.of(new Problem("Mutt", "/home/alice/.muttrc", Words.text("wrongLine"))));

    private final BlockingQueue<Findings> answers = new LinkedBlockingQueue<>();
    private final AtomicInteger started = new AtomicInteger();
    private final AtomicInteger interrupted = new AtomicInteger();

    PlayedFinder answer(Findings findings) {
        answers.add(findings);
        return this;
    }

    /** How many searches there were. */
    int started() {
        return started.get();
    }

    /** How many searches were given up. */
    int interrupted() {
        return interrupted.get();
    }

    @Override
    public Findings find() throws InterruptedException {
        started.incrementAndGet();
        try {
            return answers.take();
        } catch (InterruptedException e) {
            interrupted.incrementAndGet();
            throw e;
        }
    }
}
