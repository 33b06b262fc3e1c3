package org.autoroute.smtp.ui.internal.activity;

import java.util.List;

/**
 * What was delivered in the last hour, as bars and in words. Immutable, any thread.
 *
 * @param bars           a minute each, oldest first
 * @param messages       what the bars above stand for, with the highest one's number
 * @param octets         what the bars below stand for, with the highest one's size
 * @param hours          the time at the left end and at the right end
 * @param description    the whole graph as a sentence, with the size of all
 * @param empty          whether nothing was delivered
 */
record TrafficView(List<Bar> bars, String messages, String octets, List<String> hours, String description, boolean empty) {

    TrafficView {
        bars = List.copyOf(bars);
        hours = List.copyOf(hours);
    }

    /**
     * A minute.
     *
     * @param messages height of the bar above, 0 to 1
     * @param octets   depth of the bar below, 0 to 1
     * @param words    when, how many messages, how much
     */
    record Bar(double messages, double octets, String words) {
    }
}
