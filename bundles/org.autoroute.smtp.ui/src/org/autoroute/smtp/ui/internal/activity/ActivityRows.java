package org.autoroute.smtp.ui.internal.activity;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.autoroute.smtp.relay.MessageRecord;
import org.autoroute.smtp.relay.SessionRecord;
import org.autoroute.smtp.relay.SessionRecord.Outcome;
import org.autoroute.smtp.routing.HostPort;
import org.autoroute.smtp.ui.internal.Messages;
import org.autoroute.smtp.ui.internal.model.Times;

/** Makes rows of sessions and remembers them: what has ended is put into words once. One thread at a time. */
final class ActivityRows {

    private final Messages messages;
    private final Times times;
    private final ActivityWords words;
    private final Sizes sizes;
    private Map<SessionRecord, List<ActivityRow>> known = new IdentityHashMap<>();
    private LocalDate day;

    ActivityRows(Messages messages, Times times) {
        this.messages = messages;
        this.times = times;
        words = new ActivityWords(messages);
        sizes = new Sizes(messages, times.locale());
        day = times.today();
    }

    /**
     * A row for each message, and one for each session without mail: open sessions first, the latest first.
     *
     * @param sessions the oldest first
     */
    List<ActivityRow> of(List<SessionRecord> sessions) {
        if (!day.equals(times.today())) {
            day = times.today();
            known.clear();
        }
        Map<SessionRecord, List<ActivityRow>> still = new IdentityHashMap<>(2 * sessions.size());
        List<ActivityRow> open = new ArrayList<>();
        List<ActivityRow> ended = new ArrayList<>(sessions.size());
        for (SessionRecord session : sessions.reversed()) {
            List<ActivityRow> rows = known.containsKey(session) ? known.get(session) : rows(session);
            still.put(session, rows);
            (session.outcome() == Outcome.OPEN ? open : ended).addAll(rows);
        }
        known = still;
        open.addAll(ended);
        return open;
    }

    private List<ActivityRow> rows(SessionRecord session) {
        if (session.messages().isEmpty()) {
            return List.of(row(session, 0, session.outcome(), "", "", "", session.finalReply()));
        }
        List<ActivityRow> rows = new ArrayList<>();
        int number = session.messageCount();
        for (MessageRecord message : session.messages().reversed()) {
            Outcome outcome = ActivityWords.outcome(session, message);
            String reply = outcome == Outcome.OPEN ? messages.get("underWay") : message.finalReply();
            rows.add(row(session, number--, outcome, words.from(message), to(message), message.octets() == 0 ? "" : sizes.of(message.octets()), reply));
        }
        return rows;
    }

    private ActivityRow row(SessionRecord session, int number, Outcome outcome, String from, String to, String size, String reply) {
        List<String> cells = List.of(times.of(session.start()), from, to, size, session.server().map(ActivityRows::server).orElse(""),
                words.reason(session.reason()), reply);
        String searched = (String.join("\n", cells) + "\n" + words.outcome(outcome)).toLowerCase(Locale.ROOT);
        return new ActivityRow(session, number, outcome, cells, searched);
    }

    /** The port only where it is not the usual one. */
    private static String server(HostPort server) {
        return server.port() == HostPort.DEFAULT_PORT ? server.host() : server.toString();
    }

    private String to(MessageRecord message) {
        if (message.recipients().isEmpty()) {
            return "";
        }
        String first = message.recipients().getFirst();
        return message.recipientCount() < 2 ? first : messages.get("to.more", first, sizes.count(message.recipientCount() - 1L));
    }
}
