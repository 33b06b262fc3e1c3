package org.autoroute.smtp.relay.internal.tls;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.cert.CertificateEncodingException;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import org.autoroute.smtp.relay.CertificateFacts;
import org.autoroute.smtp.routing.Fingerprint;
import org.autoroute.smtp.routing.HarmlessText;
import org.autoroute.smtp.routing.IpAddress;

/** What a certificate says, and whether it is for a server of that name (RFC 9525). Stateless, any thread. */
public final class Certificates {

    private static final int DNS_NAME = 2;
    private static final int IP_ADDRESS = 7;
    private static final int LONGEST = 200;

    private Certificates() {
    }

    /** @throws IllegalArgumentException when it cannot be encoded, which one that was read always can */
    public static Fingerprint fingerprint(X509Certificate certificate) {
        try {
            return new Fingerprint(HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(certificate.getEncoded())));
        } catch (CertificateEncodingException | NoSuchAlgorithmException impossible) {
            throw new IllegalArgumentException(impossible);
        }
    }

    public static CertificateFacts facts(X509Certificate certificate) {
        return new CertificateFacts(fingerprint(certificate), whom(certificate), clean(certificate.getIssuerX500Principal().getName()),
                certificate.getNotBefore().toInstant(), certificate.getNotAfter().toInstant());
    }

    /** The servers it is for in words, or its owner when it names none. */
    static String whom(X509Certificate certificate) {
        List<String> names = new ArrayList<>(names(certificate, DNS_NAME));
        names.addAll(names(certificate, IP_ADDRESS));
        return clean(names.isEmpty() ? certificate.getSubjectX500Principal().getName() : String.join(", ", names));
    }

    /**
     * Whether it is for that server: by its subject alternative names only, an address by an address, a star for the whole of the left-most label
     * only.
     */
    static boolean isFor(X509Certificate certificate, String host) {
        Optional<IpAddress> literal = IpAddress.parse(host);
        if (literal.isPresent()) {
            return names(certificate, IP_ADDRESS).stream().map(IpAddress::parse).anyMatch(literal::equals);
        }
        String name = host.toLowerCase(Locale.ROOT);
        String parent = name.substring(name.indexOf('.') + 1);
        boolean starAllowed = parent.length() < name.length() && parent.indexOf('.') > 0;
        return names(certificate, DNS_NAME).stream().map(n -> n.toLowerCase(Locale.ROOT))
                .anyMatch(n -> n.equals(name) || starAllowed && n.equals("*." + parent));
    }

    private static List<String> names(X509Certificate certificate, int kind) {
        try {
            Collection<List<?>> all = certificate.getSubjectAlternativeNames();
            return all == null ? List.of() : all.stream().filter(n -> n.getFirst().equals(kind)).map(n -> n.get(1).toString()).toList();
        } catch (CertificateParsingException garbled) {
            return List.of();
        }
    }

    private static String clean(String text) {
        String cut = text.length() > LONGEST ? text.substring(0, LONGEST) + "..." : text;
        return HarmlessText.of(cut);
    }
}
