package org.autoroute.smtp.ui.internal.activity;

import java.util.List;

import org.autoroute.smtp.service.AutorouteService;
import org.autoroute.smtp.service.Traffic;
import org.autoroute.smtp.ui.internal.Messages;
import org.autoroute.smtp.ui.internal.model.Times;

/** Asks the service what has been carried and puts it into words: what may take a moment, aside of the UI thread. One thread at a time. */
final class ActivityReader {

    private final AutorouteService service;
    private final ActivityRows rows;
    private final TrafficPresenter presenter;
    private Traffic carried = new Traffic(List.of());
    private TrafficView traffic;

    /**
     * What is shown.
     *
     * @param filter  the rows fit it
     * @param rows    in their order
     * @param all     how many rows there are without the filter
     * @param traffic the last hour
     */
    record Shown(ActivityFilter filter, List<ActivityRow> rows, int all, TrafficView traffic) {
    }

    ActivityReader(AutorouteService service, Messages messages, Times times) {
        this.service = service;
        rows = new ActivityRows(messages, times);
        presenter = new TrafficPresenter(messages, times);
    }

    Shown read(ActivityFilter filter) {
        List<ActivityRow> all = rows.of(service.sessions());
        List<ActivityRow> fitting = filter.equals(ActivityFilter.NONE) ? all : all.stream().filter(filter::fits).toList();
        return new Shown(filter, fitting, all.size(), traffic());
    }

    private TrafficView traffic() {
        Traffic now = service.traffic();
        if (!now.equals(carried)) {
            carried = now;
            traffic = presenter.of(now);
        }
        return traffic;
    }
}
