package org.autoroute.smtp.network.internal.linux;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.autoroute.smtp.network.internal.DnsSuffixes;
import org.autoroute.smtp.network.internal.PlaceReader;
import org.autoroute.smtp.routing.IpAddress;
import org.autoroute.smtp.routing.Surroundings;
import org.autoroute.smtp.routing.Surroundings.Connectivity;

/** Default gateways by rtnetlink, and the search domains of resolv.conf(5). */
public final class LinuxPlace implements PlaceReader {

    private static final Duration ANSWER_LIMIT = Duration.ofSeconds(2);

    private final LibC libc = new LibC();
    private final Path resolvConf;

    /** @param resolvConf may be missing, and come and go */
    public LinuxPlace(Path resolvConf) {
        this.resolvConf = resolvConf;
    }

    @Override
    public Surroundings read() throws IOException {
        return new Surroundings(List.of(), gateways(), suffixes(), Connectivity.UNKNOWN);
    }

    private List<IpAddress> gateways() throws IOException {
        List<IpAddress> found = new ArrayList<>();
        NetlinkDump.repeat(() -> {
            found.clear();
            try (NetlinkSocket socket = new NetlinkSocket(libc, 0, ANSWER_LIMIT)) {
                return add(socket, Rtnetlink.AF_INET, found) & add(socket, Rtnetlink.AF_INET6, found);
            }
        });
        return found;
    }

    private static boolean add(NetlinkSocket socket, int family, List<IpAddress> found) throws IOException {
        return NetlinkDump.read(socket, DefaultRoutes.request(family, family), family, Rtnetlink.RTM_NEWROUTE,
                route -> found.addAll(DefaultRoutes.gateways(route)));
    }

    /** As resolv.conf(5) has it, the last of the lines search and domain counts. What is not ASCII in a comment must not hide the rest. */
    private List<String> suffixes() throws IOException {
        try {
            return Files.readAllLines(resolvConf, StandardCharsets.ISO_8859_1).stream().map(line -> line.strip().split("\\s+"))
                    .filter(words -> words[0].equals("search") || words[0].equals("domain")).reduce((earlier, later) -> later)
                    .map(words -> DnsSuffixes.of(Arrays.asList(words).subList(1, words.length))).orElse(List.of());
        } catch (NoSuchFileException none) {
            return List.of();
        }
    }
}
