package org.autoroute.smtp.relay;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

/** This computer's own name, found without asking a name service. Stateless, any thread. */
public final class ComputerName {

    private static final System.Logger LOG = System.getLogger(ComputerName.class.getName());
    private static final Path LINUX = Path.of("/proc/sys/kernel/hostname");
    private static final String LABEL = "[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?";

    private ComputerName() {
    }

    /** The name with a domain others may know; empty when there is none. */
    public static Optional<String> full() {
        return any().filter(ComputerName::isPublic);
    }

    /** The name with or without a domain, in lower case; empty when there is none or it is no host name. */
    public static Optional<String> any() {
        return Optional.of(raw().toLowerCase(Locale.ROOT)).filter(name -> name.length() < 250 && name.matches(LABEL + "(\\." + LABEL + ")*"));
    }

    static boolean isPublic(String name) {
        return name.length() < 250 && name.matches(LABEL + "(\\." + LABEL + ")+")
                && !name.matches(".*\\.(local|localdomain|lan|home|internal|[0-9]+)");
    }

    private static String raw() {
        if (Files.isReadable(LINUX)) {
            try {
                return Files.readString(LINUX).strip();
            } catch (IOException unreadable) {
                LOG.log(Level.DEBUG, "host name", unreadable);
            }
        }
        String windows = System.getenv("COMPUTERNAME");
        String domain = System.getenv("USERDNSDOMAIN");
        if (windows != null) {
            return domain == null ? windows : windows + "." + domain;
        }
        return Optional.ofNullable(System.getenv("HOSTNAME")).orElse("");
    }
}
