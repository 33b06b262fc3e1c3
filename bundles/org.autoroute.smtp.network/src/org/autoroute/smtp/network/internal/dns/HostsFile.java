package org.autoroute.smtp.network.internal.dns;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import org.autoroute.smtp.routing.IpAddress;
import org.xbill.DNS.Name;
import org.xbill.DNS.Type;
import org.xbill.DNS.hosts.HostsFileParser;

/** The system's hosts(5) file. A change is seen at the next question; the library by itself looks for one every five minutes only. */
final class HostsFile {

    private static final System.Logger LOG = System.getLogger(HostsFile.class.getName());

    private final Path path;
    private FileTime read;
    private HostsFileParser parser;

    HostsFile(Path path) {
        this.path = path;
    }

    static Path ofThisSystem() {
        String windows = System.getenv("SystemRoot");
        boolean isWindows = System.getProperty("os.name", "").startsWith("Windows") && windows != null;
        return isWindows ? Path.of(windows, "System32", "drivers", "etc", "hosts") : Path.of("/etc/hosts");
    }

    /** The addresses the file gives a name: at most one of each family. A file that cannot be read gives none. */
    synchronized List<IpAddress> addresses(Name name) {
        List<IpAddress> found = new ArrayList<>();
        try {
            FileTime now = Files.getLastModifiedTime(path);
            if (!now.equals(read)) {
                parser = new HostsFileParser(path, false);
                read = now;
            }
            parser.getAddressForHost(name, Type.AAAA).ifPresent(a -> found.add(IpAddress.of(a)));
            parser.getAddressForHost(name, Type.A).ifPresent(a -> found.add(IpAddress.of(a)));
        } catch (IOException | RuntimeException e) {
            LOG.log(Level.DEBUG, "The hosts file is not used", e);
        }
        return found;
    }
}
