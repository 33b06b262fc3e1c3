package org.autoroute.smtp.routing;

import java.util.List;
import java.util.stream.Stream;

/** The networks our addresses lie in, with the masks as they are and widened. */
final class Subnets {

    /** The prefix lengths masks are widened to, one step after the other. */
    static final List<Integer> STEPS = List.of(24, 16, 8);

    private Subnets() {
    }

    /** A network and the own address that lies in it. */
    record Subnet(OwnAddress own, IpPrefix network) {
    }

    static List<Subnet> normal(NetworkSnapshot network) {
        return network.addresses().stream().map(own -> around(own, length(own))).toList();
    }

    /** Those of our IPv4 networks that are smaller than a step, widened to it. */
    static List<Subnet> widened(NetworkSnapshot network, int step) {
        Stream<OwnAddress> smaller = network.addresses().stream().filter(own -> own.address().isV4() && length(own) > step);
        return smaller.map(own -> around(own, step)).toList();
    }

    private static Subnet around(OwnAddress own, int length) {
        return new Subnet(own, IpPrefix.around(own.address(), length));
    }

    /** A mask of 255.255.255.255, as dial-up gives it, says nothing of the network; the class of the address (RFC 791 section 3.2) stands in for it. */
    private static int length(OwnAddress own) {
        if (!own.address().isV4() || own.prefixLength() != 32) {
            return own.prefixLength();
        }
        long first = own.address().low() >>> 24;
        return first < 128 ? 8 : first < 192 ? 16 : first < 224 ? 24 : 32;
    }
}
