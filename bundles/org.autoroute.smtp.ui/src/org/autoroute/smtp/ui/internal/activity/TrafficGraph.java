package org.autoroute.smtp.ui.internal.activity;

import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

import org.eclipse.swt.SWT;
import org.eclipse.swt.accessibility.ACC;
import org.eclipse.swt.accessibility.AccessibleAdapter;
import org.eclipse.swt.accessibility.AccessibleControlAdapter;
import org.eclipse.swt.accessibility.AccessibleControlEvent;
import org.eclipse.swt.accessibility.AccessibleEvent;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Canvas;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Event;

import org.autoroute.smtp.ui.internal.activity.TrafficView.Bar;

/** The last hour, a bar a minute: messages above, their size below, both over one axis of time. UI thread. */
final class TrafficGraph {

    private static final int MARGIN = 6;
    private static final int GAP = 3;
    private static final int OPAQUE = 255;
    private static final int PALE = 150;
    /** Lines of text below which a band has no room for its title above the bars, only on them. */
    private static final int LOW = 3;

    private final Canvas canvas;
    private Optional<TrafficView> shown = Optional.empty();

    /** @param name what a screen reader calls it */
    TrafficGraph(Composite parent, String name) {
        canvas = new Canvas(parent, SWT.BORDER | SWT.DOUBLE_BUFFERED | SWT.NO_FOCUS);
        canvas.setBackground(canvas.getDisplay().getSystemColor(SWT.COLOR_LIST_BACKGROUND));
        canvas.addPaintListener(event -> shown.ifPresent(traffic -> paint(event.gc, traffic)));
        canvas.addListener(SWT.MouseMove, this::tell);
        canvas.addListener(SWT.Resize, event -> canvas.redraw());
        describe(name);
    }

    Canvas control() {
        return canvas;
    }

    void show(TrafficView traffic) {
        if (!shown.equals(Optional.of(traffic))) {
            shown = Optional.of(traffic);
            canvas.redraw();
        }
    }

    private void paint(GC gc, TrafficView traffic) {
        int line = gc.getFontMetrics().getHeight();
        Rectangle all = canvas.getClientArea();
        Rectangle area = new Rectangle(MARGIN, MARGIN, all.width - 2 * MARGIN, all.height - 2 * MARGIN);
        int band = (area.height - line - GAP) / 2;
        gc.setForeground(canvas.getDisplay().getSystemColor(SWT.COLOR_LIST_FOREGROUND));
        times(gc, traffic.hours(), area);
        if (traffic.empty()) {
            Point size = gc.textExtent(traffic.description());
            int base = area.y + 2 * band;
            gc.drawText(traffic.description(), area.x + Math.max(0, (area.width - size.x) / 2), area.y + Math.max(0, (2 * band - size.y) / 2), true);
            baseline(gc, area, base);
            return;
        }
        band(gc, new Rectangle(area.x, area.y, area.width, band), traffic.messagesTitle(), traffic.bars(), Bar::messages, OPAQUE);
        band(gc, new Rectangle(area.x, area.y + band, area.width, band), traffic.octetsTitle(), traffic.bars(), Bar::octets, PALE);
    }

    private void band(GC gc, Rectangle band, String title, List<Bar> bars, ToDoubleFunction<Bar> height, int alpha) {
        int line = gc.getFontMetrics().getHeight();
        int titled = band.height < LOW * line ? 0 : line;
        int most = Math.max(1, band.height - titled - 2 * GAP);
        int base = band.y + band.height - GAP;
        gc.setBackground(canvas.getDisplay().getSystemColor(SWT.COLOR_LIST_SELECTION));
        gc.setAlpha(alpha);
        for (int i = 0; i < bars.size(); i++) {
            double share = height.applyAsDouble(bars.get(i));
            if (share > 0) {
                int left = left(i, bars.size(), band.width);
                int width = Math.max(1, left(i + 1, bars.size(), band.width) - left - 1);
                int high = Math.max(2, (int) Math.round(share * most));
                gc.fillRectangle(band.x + left, base - high, width, high);
            }
        }
        gc.setAlpha(OPAQUE);
        gc.drawText(title, band.x, band.y, true);
        baseline(gc, band, base);
    }

    private void baseline(GC gc, Rectangle area, int y) {
        gc.setAlpha(PALE);
        gc.drawLine(area.x, y, area.x + area.width - 1, y);
        gc.setAlpha(OPAQUE);
    }

    /** The ends and, where there is room, the middle. */
    private static void times(GC gc, List<String> times, Rectangle area) {
        int y = area.y + area.height - gc.getFontMetrics().getHeight();
        int[] widths = times.stream().mapToInt(time -> gc.textExtent(time).x).toArray();
        gc.drawText(times.getFirst(), area.x, y, true);
        gc.drawText(times.getLast(), area.x + area.width - widths[2], y, true);
        if (widths[0] + widths[1] + widths[2] + 4 * GAP < area.width) {
            gc.drawText(times.get(1), area.x + (area.width - widths[1]) / 2, y, true);
        }
    }

    private static int left(int bar, int bars, int width) {
        return bar * width / bars;
    }

    private void tell(Event event) {
        String words = shown.map(traffic -> traffic.bars().get(barAt(event.x, traffic.bars().size())).words()).orElse("");
        if (!words.equals(canvas.getToolTipText())) {
            canvas.setToolTipText(words);
        }
    }

    private int barAt(int x, int bars) {
        int width = Math.max(1, canvas.getClientArea().width - 2 * MARGIN);
        return Math.clamp((long) (x - MARGIN) * bars / width, 0, bars - 1);
    }

    private void describe(String name) {
        canvas.getAccessible().addAccessibleListener(new AccessibleAdapter() {
            @Override
            public void getName(AccessibleEvent event) {
                event.result = name;
            }

            @Override
            public void getDescription(AccessibleEvent event) {
                event.result = shown.map(TrafficView::description).orElse("");
            }
        });
        canvas.getAccessible().addAccessibleControlListener(new AccessibleControlAdapter() {
            @Override
            public void getRole(AccessibleControlEvent event) {
                event.detail = ACC.ROLE_GRAPHIC;
            }
        });
    }
}
