package org.autoroute.smtp.service.internal.commands;

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
import org.autoroute.smtp.service.control.ControlRequest;
import org.autoroute.smtp.service.settings.RefusedException;

/** The arguments of the command {@code what-if}: a place, part by part, each in a string; several values of one part with commas between them. */
final class WhatIfCall {

    /** What an interface of an imagined address is called. */
    private static final String INTERFACE = "-";
    private static final int USUAL_V4 = 24;
    private static final int USUAL_V6 = 64;

    private WhatIfCall() {
    }

    static Place place(ControlRequest request) throws RefusedException {
        Optional<String> connection = text(request, "connection");
        List<OwnAddress> addresses = all(request, "address", text -> own(text, connection));
        List<IpAddress> gateways = all(request, "gateway", IpAddress::parse);
        List<String> suffixes = text(request, "dns").map(text -> List.of(text.toLowerCase(Locale.ROOT))).orElse(List.of());
        Surroundings around = new Surroundings(text(request, "ssid").stream().toList(), gateways, suffixes, Connectivity.UNKNOWN);
        return new Place(addresses, connection, around, text(request, "from").map(WhatIfCall::domain), names(request));
    }

    private static Optional<String> text(ControlRequest request, String name) throws RefusedException {
        return request.arguments().has(name) ? Optional.of(request.text(name).strip()).filter(text -> !text.isEmpty()) : Optional.empty();
    }

    private static <T> List<T> all(ControlRequest request, String name, Function<String, Optional<T>> reading) throws RefusedException {
        String text = text(request, name).orElse("");
        List<Optional<T>> read = Arrays.stream(text.split(",")).map(String::strip).filter(one -> !one.isEmpty()).map(reading).toList();
        if (read.contains(Optional.<T>empty())) {
            throw new RefusedException(Text.of(WhatIfCall.class, "whatIf." + name, text));
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

    private static Map<String, List<IpAddress>> names(ControlRequest request) throws RefusedException {
        Map<String, List<IpAddress>> names = new LinkedHashMap<>();
        for (String[] pair : all(request, "resolve", text -> Optional.of(text.split("=", 2)))) {
            List<Optional<IpAddress>> addresses = Arrays.stream(pair.length < 2 ? new String[] {""} : pair[1].split("\\+")).map(IpAddress::parse).toList();
            if (pair[0].isBlank() || addresses.contains(Optional.<IpAddress>empty())) {
                throw new RefusedException(Text.of(WhatIfCall.class, "whatIf.resolve", String.join("=", pair)));
            }
            names.put(pair[0].strip().toLowerCase(Locale.ROOT), addresses.stream().flatMap(Optional::stream).toList());
        }
        return names;
    }
}
