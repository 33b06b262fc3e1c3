package org.autoroute.smtp.product.tests.lab;

import com.google.gson.annotations.SerializedName;
import java.util.List;
import java.util.Locale;

/** What {@code status --json} gives; the names are the interface. */
public record Status(String version, String state, String problem, List<String> listening, Active active, List<Address> addresses,
        List<Server> servers, Sessions sessions) {

    /** The server in use. */
    public record Active(String server, String entry, String address, String reason, String comment) {
    }

    /** An own address. */
    public record Address(String address, String mask, int prefix, @SerializedName("interface") String device, String connection) {
    }

    /** A line of the list. */
    public record Server(String entry, String host, int port, List<String> addresses, String error) {
    }

    /** Counters since the start. */
    public record Sessions(int open, int accepted, int delivered, int refused, int failed) {
    }

    /** Host and port of the active server, "none" when there is none. */
    public String server() {
        return active == null ? "none" : active.server();
    }

    /** Why it is active, as one word in lower case. */
    public String reason() {
        return active == null ? "none" : active.reason().toLowerCase(Locale.ROOT).replaceAll("[^a-z]", "");
    }
}
