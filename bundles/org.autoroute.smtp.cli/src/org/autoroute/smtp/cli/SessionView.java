package org.autoroute.smtp.cli;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

import com.google.gson.JsonObject;

/** A session for people: a line for itself, and one below it for each message. */
final class SessionView {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT);

    private final Console console;

    SessionView(Console console) {
        this.console = console;
    }

    void print(JsonObject session) {
        String server = Fields.text(session, "server");
        String where = server.isEmpty() ? console.text("sessions.noServer")
                : console.text("sessions.server", server, Fields.text(session, "comment"));
        String duration = String.format(console.locale(), "%.3f", Fields.number(session, "duration"));
        console.line(console.text("sessions.line", time(Fields.text(session, "start")), Fields.text(session, "client"), where,
                Fields.text(session, "outcome"), duration, Fields.text(session, "reply")));
        for (JsonObject message : Fields.objects(session, "messages")) {
            console.line("    " + console.text("sessions.message", Fields.text(message, "from"), recipients(message), Fields.text(message, "size"),
                    Fields.text(message, "reply")));
        }
    }

    private String recipients(JsonObject message) {
        List<String> named = Fields.texts(message, "recipients");
        int more = (int) Fields.number(message, "recipientCount") - named.size();
        String names = String.join(", ", named);
        return more > 0 ? console.text("sessions.more", names, Integer.toString(more)) : names;
    }

    private static String time(String instant) {
        try {
            return TIME.format(Instant.parse(instant).atZone(ZoneId.systemDefault()));
        } catch (DateTimeException asItIs) {
            return instant;
        }
    }
}
