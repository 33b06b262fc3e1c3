package org.autoroute.smtp.ui.internal.activity;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import org.autoroute.smtp.relay.MessageRecord;
import org.autoroute.smtp.relay.SessionRecord;
import org.autoroute.smtp.routing.IpAddress;
import org.autoroute.smtp.ui.internal.Messages;
import org.autoroute.smtp.ui.internal.activity.Details.Line;
import org.autoroute.smtp.ui.internal.activity.Details.Section;
import org.autoroute.smtp.ui.internal.model.Times;

/** Puts all that is known of a session into words. Immutable, any thread. */
record DetailsPresenter(Messages messages, Times times, ActivityWords words, Sizes sizes) {

    private static final double MILLIS = 1000;

    DetailsPresenter(Messages messages, Times times) {
        this(messages, times, new ActivityWords(messages), new Sizes(messages, times.locale()));
    }

    Details of(SessionRecord session) {
        List<Section> sections = new ArrayList<>();
        sections.add(session(session));
        int number = session.messageCount() - session.messages().size();
        for (MessageRecord message : session.messages()) {
            sections.add(message(session, message, ++number));
        }
        return new Details(sections);
    }

    private Section session(SessionRecord session) {
        Lines lines = new Lines(messages);
        lines.add("client", session.client().toString());
        lines.add("helo", session.helo());
        lines.add("server", session.server().map(server -> session.serverAddress().map(IpAddress::toString).filter(at -> !server.host().equals(at))
                .map(at -> messages.get("detail.server.at", server.toString(), at)).orElse(server.toString())).orElse(messages.get("detail.server.none")));
        lines.add("protection", session.server().isEmpty() ? "" : words.protection(session.protection()));
        lines.add("lastReply", session.finalReply());
        lines.add("reason", words.reason(session.reason()));
        lines.add("comment", session.comment().in(messages.locale()));
        lines.add("duration", duration(session.duration()));
        int lost = session.messageCount() - session.messages().size();
        if (lost > 0) {
            lines.add("earlier", messages.get("detail.earlier.count", sizes.count(lost)));
        }
        return new Section(0, messages.get("detail.session", times.full(session.start()), words.outcome(session.outcome())), lines.all());
    }

    private Section message(SessionRecord session, MessageRecord message, int number) {
        Lines lines = new Lines(messages);
        lines.add("from", words.from(message));
        lines.add("to", recipients(message));
        lines.add("octets", message.octets() == 0 ? "" : messages.get("detail.size", sizes.of(message.octets()), sizes.count(message.octets())));
        lines.add("reply", message.finalReply());
        return new Section(number, messages.get("detail.message", sizes.count(number), words.outcome(ActivityWords.outcome(session, message))), lines.all());
    }

    private String recipients(MessageRecord message) {
        String kept = String.join(", ", message.recipients());
        int more = message.recipientCount() - message.recipients().size();
        return more > 0 ? messages.get("detail.to.more", kept, sizes.count(more)) : kept;
    }

    private String duration(Duration duration) {
        if (duration.toMinutes() > 0) {
            return messages.get("duration.minutes", sizes.count(duration.toMinutes()), sizes.count(duration.toSecondsPart()));
        }
        return duration.toSeconds() > 0 ? messages.get("duration.seconds", String.format(times.locale(), "%.1f", duration.toMillis() / MILLIS))
                : messages.get("duration.millis", sizes.count(duration.toMillis()));
    }

    /** Leaves out what is not known. */
    private record Lines(Messages messages, List<Line> all) {

        Lines(Messages messages) {
            this(messages, new ArrayList<>());
        }

        void add(String key, String value) {
            if (!value.isEmpty()) {
                all.add(new Line(messages.get("detail." + key), value));
            }
        }
    }
}
