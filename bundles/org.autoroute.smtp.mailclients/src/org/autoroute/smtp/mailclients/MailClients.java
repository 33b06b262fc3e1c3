package org.autoroute.smtp.mailclients;

import com.sun.jna.Native;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Reads which outgoing servers the mail clients of this computer use. Reads files and the registry, never writes, starts no program, asks no
 * network; of a file only the values of the few keys it looks for become strings, and those of passwords are not among them.
 */
public final class MailClients {

    private static final System.Logger LOG = System.getLogger(MailClients.class.getName());
    private static final Duration TIME = Duration.ofSeconds(10);

    private final Places places;
    private final List<Source> sources;
    private final Duration time;

    MailClients(Places places, List<Source> sources, Duration time) {
        this.places = places;
        this.sources = List.copyOf(sources);
        this.time = time;
    }

    /** Those of the user who runs this program. */
    public static MailClients ofThisSystem() {
        return new MailClients(new Places(Path.of(System.getProperty("user.home")), Map.copyOf(System.getenv()), registry()), sources(), TIME);
    }

    static List<Source> sources() {
        return List.of(new Mozilla(), new Evolution(), new KMail(), AccountRc.clawsMail(), AccountRc.sylpheed(), new Geary(), Mutt.mutt(),
                Mutt.neoMutt(), new Msmtp(), new AppleMail(), new Outlook(), new OutlookExpress(), new WindowsMail(), new Eudora());
    }

    /**
     * Searches. Blocks, for ten seconds at most: what has been found until then is returned, with a problem that says so. Whatever cannot be read
     * is a problem, too. Any thread but that of the user interface.
     *
     * @throws InterruptedException when the thread is interrupted; the search ends
     */
    public Findings find() throws InterruptedException {
        Gathered gathered = new Gathered();
        // A thread of its own, because a file of a network that does not answer cannot be given up otherwise; it ends when that file is read.
        Thread thread = Thread.ofPlatform().daemon().name("mail-clients").start(() -> search(gathered));
        try {
            return thread.join(time) ? gathered.close() : gathered.cut(new Origin("", places.home()), "slow", time.toSeconds());
        } finally {
            thread.interrupt();
        }
    }

    private void search(Gathered gathered) {
        for (Source source : sources) {
            try {
                source.look(places, new Search(gathered));
            } catch (InterruptedException cancelled) {
                return;
            } catch (RuntimeException e) {
                // Its message could hold what was read.
                LOG.log(Level.WARNING, "{0}: {1} in {2}", source.client(), e.getClass().getName(), List.of(e.getStackTrace()));
                gathered.problem(new Origin(source.client(), places.home()), "unexpected", e.getClass().getSimpleName());
            }
        }
    }

    private static Registry registry() {
        if (!System.getProperty("os.name", "").toLowerCase(Locale.ROOT).startsWith("windows")) {
            return Registry.NONE;
        }
        try {
            return new WindowsRegistry(Native.load("advapi32", AdvApi.class));
        } catch (LinkageError e) {
            LOG.log(Level.WARNING, "The registry cannot be read: {0}", e.toString());
            return Registry.NONE;
        }
    }
}
