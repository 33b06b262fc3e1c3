package org.autoroute.smtp.network.internal;

import java.util.Collection;
import java.util.List;
import java.util.Locale;

/** Domains a network gives its computers, as systems write them. */
public final class DnsSuffixes {

    private DnsSuffixes() {
    }

    /**
     * In lower case without a dot at either end. A tilde before a domain, by which systemd-resolved marks those it only sends questions by, is dropped;
     * what is nothing but dots is left out.
     */
    public static List<String> of(Collection<String> written) {
        return written.stream().map(DnsSuffixes::plain).filter(domain -> !domain.isEmpty()).distinct().toList();
    }

    private static String plain(String written) {
        return written.strip().toLowerCase(Locale.ROOT).replaceFirst("^~?\\.*", "").replaceFirst("\\.+$", "");
    }
}
