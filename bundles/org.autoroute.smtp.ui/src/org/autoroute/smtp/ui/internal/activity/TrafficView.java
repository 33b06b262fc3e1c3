package org.autoroute.smtp.ui.internal.activity;

import java.util.List;

/**
 * What was delivered in the last hour, as bars and in words. Immutable, any thread.
 *
 * @param bars           a minute each, oldest first
 * @param title          what the bars stand for, with the highest one's number
 * @param hours          the time at the left end and at the right end
 * @param description    the whole graph as a sentence, with the size of all
 * @param empty          whether nothing was delivered
 */
record TrafficView(List<Bar> bars, String title, List<String> hours, String description, boolean empty) {

    TrafficView {
        bars = List.copyOf(bars);
        hours = List.copyOf(hours);
    }

    /**
     * A minute.
     *
     * @param messages height of the bar, 0 to 1
     * @param words    when, how many messages, how much
     */
    record Bar(double messages, String words) {
    }
}
