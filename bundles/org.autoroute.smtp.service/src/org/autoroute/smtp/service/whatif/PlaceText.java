package org.autoroute.smtp.service.whatif;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

import org.autoroute.smtp.routing.IpAddress;
import org.autoroute.smtp.routing.OwnAddress;
import org.autoroute.smtp.routing.Place;
import org.autoroute.smtp.routing.Surroundings;
import org.autoroute.smtp.routing.Surroundings.Connectivity;
import org.autoroute.smtp.routing.Text;
import org.autoroute.smtp.service.settings.RefusedException;

/** Reads a place and a sender to imagine from texts that a person wrote: part by part, several values of one part with commas between them. Any thread. */
public final class PlaceText {

    /** What an interface of an imagined address is called. */
    private static final String INTERFACE = "-";
    private static final int USUAL_V4 = 24;
    private static final int USUAL_V6 = 64;

    private PlaceText() {
    }

    /** What a place is made of; its words are the names of the command line. */
    public enum Part {
        CONNECTION, ADDRESS, SSID, GATEWAY, DNS, FROM, RESOLVE;

        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * The place.
     *
     * @param parts blank ones count as not given
     * @throws RefusedException when one of them cannot be read; the text names it and what it may be
     */
    public static Place read(Map<Part, String> parts) throws RefusedException {
        Optional<String> connection = text(parts, Part.CONNECTION);
        List<OwnAddress> addresses = all(parts, Part.ADDRESS, text -> own(text, connection));
        List<IpAddress> gateways = all(parts, Part.GATEWAY, IpAddress::parse);
        List<String> suffixes = text(parts, Part.DNS).map(text -> List.of(text.toLowerCase(Locale.ROOT))).orElse(List.of());
        Surroundings around = new Surroundings(text(parts, Part.SSID).stream().toList(), gateways, suffixes, Connectivity.UNKNOWN);
        return new Place(addresses, connection, around, text(parts, Part.FROM).map(PlaceText::domain), names(parts));
    }

    private static Optional<String> text(Map<Part, String> parts, Part part) {
        return Optional.ofNullable(parts.get(part)).map(String::strip).filter(text -> !text.isEmpty());
    }

    private static <T> List<T> all(Map<Part, String> parts, Part part, Function<String, Optional<T>> reading) throws RefusedException {
        String text = text(parts, part).orElse("");
        List<Optional<T>> read = Arrays.stream(text.split(",")).map(String::strip).filter(one -> !one.isEmpty()).map(reading).toList();
        if (read.contains(Optional.<T>empty())) {
            throw new RefusedException(Text.of(PlaceText.class, part.word(), text));
        }
        return read.stream().flatMap(Optional::stream).toList();
    }

    /** Without a length as long as most networks have it. */
    private static Optional<OwnAddress> own(String text, Optional<String> connection) {
        int slash = text.indexOf('/');
        Optional<IpAddress> address = IpAddress.parse(slash < 0 ? text : text.substring(0, slash));
        String length = slash < 0 ? Integer.toString(address.map(IpAddress::isV4).orElse(true) ? USUAL_V4 : USUAL_V6) : text.substring(slash + 1);
        return address.filter(own -> length.matches("[0-9]{1,3}") && Integer.parseInt(length) <= own.bits())
                .map(own -> new OwnAddress(own, Integer.parseInt(length), INTERFACE, connection));
    }

    /** The domain of a mailbox, or what is a domain already; nothing of the null reverse-path. */
    private static String domain(String sender) {
        String path = sender.replaceFirst("^<", "").replaceFirst(">$", "");
        return path.substring(path.lastIndexOf('@') + 1);
    }

    private static Map<String, List<IpAddress>> names(Map<Part, String> parts) throws RefusedException {
        Map<String, List<IpAddress>> names = new LinkedHashMap<>();
        for (String[] pair : all(parts, Part.RESOLVE, text -> Optional.of(text.split("=", 2)))) {
            List<Optional<IpAddress>> addresses = Arrays.stream(pair.length < 2 ? new String[] {""} : pair[1].split("\\+")).map(IpAddress::parse).toList();
            if (pair[0].isBlank() || addresses.contains(Optional.<IpAddress>empty())) {
                throw new RefusedException(Text.of(PlaceText.class, Part.RESOLVE.word(), String.join("=", pair)));
            }
            names.put(pair[0].strip().toLowerCase(Locale.ROOT), addresses.stream().flatMap(Optional::stream).toList());
        }
        return names;
    }
}
