package org.autoroute.smtp.routing;

import java.util.List;
import java.util.Optional;

/** What stands in brackets behind the active server. */
final class Comment {

    private Comment() {
    }

    static Text of(List<Candidate> candidates, boolean dependsOnSender) {
        if (candidates.isEmpty()) {
            return Text.of(Comment.class, dependsOnSender ? "comment.bySender" : "comment.none");
        }
        Candidate active = candidates.getFirst();
        return switch (active.reason()) {
            case MANUAL -> Text.of(Comment.class, "comment.manual");
            case DEFAULT -> Text.of(Comment.class, "comment.default");
            case SENDER -> Text.of(Comment.class, "comment.sender", active.entry().conditions().senderDomain().orElseThrow());
            case PLACE -> Text.of(Comment.class, "comment.place", place(active.entry().conditions()));
            case CONNECTION -> Text.of(Comment.class, "comment.connection", active.entry().connection().orElseThrow());
            case RANGE -> Text.of(Comment.class, "comment.range", known(active).orElseGet(() -> active.entry().range().orElseThrow().toString()));
            case SUBNET, EXPANDED_SUBNET -> Text.of(Comment.class, "comment.address", known(active).orElseThrow());
            case NONE -> throw new IllegalArgumentException("a candidate has a reason");
        };
    }

    private static String place(Conditions conditions) {
        return conditions.ssid().or(conditions::dnsSuffix).or(() -> conditions.gateway().map(IpAddress::toString)).orElseThrow();
    }

    private static Optional<String> known(Candidate active) {
        return active.addresses().stream().findFirst().map(IpAddress::toString);
    }
}
