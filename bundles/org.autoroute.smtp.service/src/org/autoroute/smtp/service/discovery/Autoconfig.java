package org.autoroute.smtp.service.discovery;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

import org.autoroute.smtp.routing.Login;
import org.autoroute.smtp.routing.Tls;
import org.autoroute.smtp.service.check.MailAddress;

/**
 * The configuration file that providers publish for Thunderbird and others: outgoing servers with port, protection and login. Only what is offered with
 * TLS is taken. XML document types are not read, so nothing outside the file is fetched.
 */
final class Autoconfig {

    private static final System.Logger LOG = System.getLogger(Autoconfig.class.getName());
    private static final int MOST_SERVERS = 8;
    private static final Map<String, Tls> PROTECTION = Map.of("SSL", Tls.IMPLICIT, "STARTTLS", Tls.STARTTLS);

    private final Web web;

    Autoconfig(Web web) {
        this.web = web;
    }

    /** What the first of the usual places names; none when none of them has a file that can be read. */
    List<Proposal> of(MailAddress address) throws InterruptedException {
        for (URI place : places(address)) {
            try {
                Optional<byte[]> file = web.get(place);
                List<Proposal> proposals = file.isPresent() ? read(file.get(), address) : List.of();
                if (!proposals.isEmpty()) {
                    return proposals;
                }
            } catch (IOException | XMLStreamException unreadable) {
                LOG.log(Level.DEBUG, "no configuration file at " + place.getHost(), unreadable);
            }
        }
        return List.of();
    }

    static List<URI> places(MailAddress address) {
        String query = "?emailaddress=" + URLEncoder.encode(address.text(), StandardCharsets.UTF_8);
        return List.of(URI.create("https://autoconfig." + address.domain() + "/mail/config-v1.1.xml" + query),
                URI.create("https://" + address.domain() + "/.well-known/autoconfig/mail/config-v1.1.xml"));
    }

    static List<Proposal> read(byte[] file, MailAddress address) throws XMLStreamException {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
        XMLStreamReader xml = factory.createXMLStreamReader(new ByteArrayInputStream(file));
        List<Proposal> proposals = new ArrayList<>();
        while (xml.hasNext() && proposals.size() < MOST_SERVERS) {
            if (xml.next() == XMLStreamReader.START_ELEMENT && xml.getLocalName().equals("outgoingServer")
                    && "smtp".equals(xml.getAttributeValue(null, "type"))) {
                server(fields(xml), address).ifPresent(proposals::add);
            }
        }
        return proposals;
    }

    /** The first text of each element of the server. */
    private static Map<String, String> fields(XMLStreamReader xml) throws XMLStreamException {
        Map<String, String> fields = new HashMap<>();
        String name = "";
        for (int depth = 1; depth > 0;) {
            switch (xml.next()) {
                case XMLStreamReader.START_ELEMENT -> {
                    depth++;
                    name = xml.getLocalName();
                }
                case XMLStreamReader.END_ELEMENT -> {
                    depth--;
                    name = "";
                }
                case XMLStreamReader.CHARACTERS, XMLStreamReader.CDATA -> fields.putIfAbsent(name, xml.getText().strip());
                default -> {
                }
            }
        }
        return fields;
    }

    private static Optional<Proposal> server(Map<String, String> fields, MailAddress address) {
        String port = fields.getOrDefault("port", "");
        Tls tls = PROTECTION.get(fields.getOrDefault("socketType", ""));
        if (tls == null || !port.matches("[0-9]{1,5}")) {
            return Optional.empty();
        }
        return Proposal.of(filled(fields.getOrDefault("hostname", ""), address).toLowerCase(Locale.ROOT), Integer.parseInt(port), tls,
                login(fields, address), Source.AUTOCONFIG);
    }

    private static Login login(Map<String, String> fields, MailAddress address) {
        String authentication = fields.getOrDefault("authentication", "");
        String user = filled(fields.getOrDefault("username", address.text()), address);
        if (authentication.equals("none") || authentication.equals("client-IP-address") || user.isEmpty()
                || user.codePoints().anyMatch(Character::isISOControl)) {
            return Login.NONE;
        }
        return new Login.Stored(user, Optional.empty(), false, false);
    }

    private static String filled(String pattern, MailAddress address) {
        String text = address.text();
        return pattern.replace("%EMAILADDRESS%", text).replace("%EMAILLOCALPART%", text.substring(0, text.indexOf('@')))
                .replace("%EMAILDOMAIN%", address.domain());
    }
}
