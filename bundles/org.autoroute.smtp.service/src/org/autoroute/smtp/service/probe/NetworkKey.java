package org.autoroute.smtp.service.probe;

import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.autoroute.smtp.routing.NetworkSnapshot;
import org.autoroute.smtp.routing.OwnAddress;

/** Tells networks apart, over restarts: by their names, their gateways and their IPv4 subnets; of IPv6 the own addresses change from day to day. */
final class NetworkKey {

    private NetworkKey() {
    }

    static String of(NetworkSnapshot network) {
        Stream<String> subnets = network.addresses().stream().filter(own -> own.address().isV4()).map(OwnAddress::subnet).map(Object::toString).sorted();
        return Stream.of(network.surroundings().ssids().stream(), network.surroundings().gateways().stream().map(Object::toString), subnets)
                .flatMap(parts -> parts).distinct().collect(Collectors.joining(" "));
    }
}
