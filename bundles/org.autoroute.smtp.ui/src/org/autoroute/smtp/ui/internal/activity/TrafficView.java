package org.autoroute.smtp.ui.internal.activity;

import java.util.List;

/**
 * What was delivered in the last hour, as bars and in words. Immutable, any thread.
 *
 * @param bars           a minute each, oldest first
 * @param messagesTitle  what the upper bars stand for, with the highest one's number
 * @param octetsTitle    the same of the lower bars
 * @param hours          the time at the left end, in the middle and at the right end
 * @param description    the whole graph as a sentence
 * @param empty          whether nothing was delivered
 */
record TrafficView(List<Bar> bars, String messagesTitle, String octetsTitle, List<String> hours, String description, boolean empty) {

    TrafficView {
        bars = List.copyOf(bars);
        hours = List.copyOf(hours);
    }

    /**
     * A minute.
     *
     * @param messages height of the upper bar, 0 to 1
     * @param octets   height of the lower bar, 0 to 1
     * @param words    when, how many messages, how much
     */
    record Bar(double messages, double octets, String words) {
    }
}
