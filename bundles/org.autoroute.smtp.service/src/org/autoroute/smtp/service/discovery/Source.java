package org.autoroute.smtp.service.discovery;

import org.autoroute.smtp.routing.Text;

/** Who named a server, the most trustworthy first. */
public enum Source {
    /** The domain's SRV records (RFC 6186, RFC 8314 section 5.1). */
    DNS("dns"),
    /** The provider's configuration file for mail clients. */
    AUTOCONFIG("autoconfig"),
    /** Nobody: it is a name many providers use. */
    COMMON_NAME("commonName");

    private final String key;

    Source(String key) {
        this.key = key;
    }

    /** Who that is, in a few words. */
    public Text title() {
        return Text.of(Source.class, "source." + key);
    }
}
