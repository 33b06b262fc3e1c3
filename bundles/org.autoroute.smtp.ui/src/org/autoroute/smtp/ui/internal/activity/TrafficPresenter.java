package org.autoroute.smtp.ui.internal.activity;

import java.util.List;

import org.autoroute.smtp.service.Traffic;
import org.autoroute.smtp.service.Traffic.Minute;
import org.autoroute.smtp.ui.internal.Messages;
import org.autoroute.smtp.ui.internal.activity.TrafficView.Bar;
import org.autoroute.smtp.ui.internal.model.Times;

/** Makes bars and words of what was delivered. Immutable, any thread. */
record TrafficPresenter(Messages messages, Times times, Sizes sizes) {

    TrafficPresenter(Messages messages, Times times) {
        this(messages, times, new Sizes(messages, times.locale()));
    }

    TrafficView of(Traffic traffic) {
        List<Minute> minutes = traffic.minutes();
        int most = minutes.stream().mapToInt(Minute::messages).max().orElse(0);
        long largest = minutes.stream().mapToLong(Minute::octets).max().orElse(0);
        long all = minutes.stream().mapToLong(Minute::messages).sum();
        long octets = minutes.stream().mapToLong(Minute::octets).sum();
        List<Bar> bars = minutes.stream().map(minute -> new Bar(share(minute.messages(), most), share(minute.octets(), largest),
                words("graph.minute", times.minute(minute.start()), minute.messages(), minute.octets()))).toList();
        List<String> hours = List.of(times.minute(minutes.getFirst().start()), times.minute(minutes.getLast().start()));
        String description = all == 0 ? messages.get("graph.empty") : words("graph.description", hours.getFirst(), all, octets);
        return new TrafficView(bars, messages.get("graph.messages", sizes.count(most)), messages.get("graph.octets", sizes.of(largest)), hours, description,
                all == 0);
    }

    private String words(String key, String when, long count, long octets) {
        return messages.get(key, when, messages.get(count == 1 ? "graph.one" : "graph.count", sizes.count(count)), sizes.of(octets));
    }

    private static double share(double value, double most) {
        return most == 0 ? 0 : value / most;
    }
}
