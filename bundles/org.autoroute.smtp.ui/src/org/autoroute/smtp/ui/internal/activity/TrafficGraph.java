package org.autoroute.smtp.ui.internal.activity;

import java.util.List;
import java.util.Optional;

import org.eclipse.swt.SWT;
import org.eclipse.swt.accessibility.ACC;
import org.eclipse.swt.accessibility.AccessibleAdapter;
import org.eclipse.swt.accessibility.AccessibleControlAdapter;
import org.eclipse.swt.accessibility.AccessibleControlEvent;
import org.eclipse.swt.accessibility.AccessibleEvent;
import org.eclipse.swt.graphics.Color;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Canvas;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Event;

import org.autoroute.smtp.ui.internal.activity.TrafficView.Bar;

/** The last hour, two bars a minute: upwards how many messages, downwards how large they were. The tooltip has the numbers of a minute. UI thread. */
final class TrafficGraph {

    private static final int MARGIN = 6;
    private static final int GAP = 3;
    private static final int OPAQUE = 255;
    private static final int PALE = 150;
    /** Between a title and what it stands beside. */
    private static final int COLUMN = 12;

    private final Canvas canvas;
    private Optional<TrafficView> shown = Optional.empty();
    /** Of the bars, as they were painted. */
    private Rectangle place = new Rectangle(0, 0, 0, 0);

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
        Rectangle all = canvas.getClientArea();
        Rectangle area = new Rectangle(MARGIN, MARGIN, all.width - 2 * MARGIN, all.height - 2 * MARGIN);
        gc.setForeground(canvas.getDisplay().getSystemColor(SWT.COLOR_LIST_FOREGROUND));
        place = traffic.empty() ? withoutTitles(gc, traffic, area) : besideTitles(gc, traffic, area).orElseGet(() -> betweenTitles(gc, traffic, area));
        bars(gc, traffic.bars(), place);
        times(gc, traffic.hours(), place);
    }

    private static Rectangle withoutTitles(GC gc, TrafficView traffic, Rectangle area) {
        Rectangle bars = new Rectangle(area.x, area.y, area.width, area.height - line(gc) - GAP);
        Point size = gc.textExtent(traffic.description());
        gc.drawText(traffic.description(), area.x + (area.width - size.x) / 2, Math.max(area.y, bars.y + bars.height / 2 - size.y - GAP), true);
        return bars;
    }

    /** The titles at the left, each in the middle of its bars; none where that would leave the bars too little. */
    private static Optional<Rectangle> besideTitles(GC gc, TrafficView traffic, Rectangle area) {
        int wide = Math.max(gc.textExtent(traffic.messages()).x, gc.textExtent(traffic.octets()).x) + COLUMN;
        if (wide * 3 > area.width) {
            return Optional.empty();
        }
        Rectangle bars = new Rectangle(area.x + wide, area.y, area.width - wide, area.height - line(gc) - GAP);
        int middle = bars.y + bars.height / 2;
        int away = Math.max(GAP, (bars.height / 2 - line(gc)) / 2);
        gc.drawText(traffic.messages(), area.x, middle - away - line(gc), true);
        gc.drawText(traffic.octets(), area.x, middle + away, true);
        return Optional.of(bars);
    }

    /** One title above, the other below the times. */
    private static Rectangle betweenTitles(GC gc, TrafficView traffic, Rectangle area) {
        int line = line(gc) + GAP;
        gc.drawText(traffic.messages(), area.x, area.y, true);
        gc.drawText(traffic.octets(), area.x, area.y + area.height - line + GAP, true);
        return new Rectangle(area.x, area.y + line, area.width, Math.max(2, area.height - 3 * line));
    }

    private void bars(GC gc, List<Bar> bars, Rectangle area) {
        int middle = area.y + area.height / 2;
        int room = area.height / 2 - 1;
        // A colour of the system that can be told from the background in light and dark.
        Color strong = canvas.getDisplay().getSystemColor(SWT.COLOR_LINK_FOREGROUND);
        for (int i = 0; i < bars.size(); i++) {
            int left = area.x + left(i, bars.size(), area.width);
            int width = Math.max(1, area.x + left(i + 1, bars.size(), area.width) - left - 1);
            int up = high(bars.get(i).messages(), room);
            int down = high(bars.get(i).octets(), room);
            gc.setBackground(strong);
            gc.fillRectangle(left, middle - up, width, up);
            gc.setBackground(gc.getForeground());
            gc.setAlpha(PALE);
            gc.fillRectangle(left, middle + 1, width, down);
            gc.setAlpha(OPAQUE);
        }
        gc.setAlpha(PALE);
        gc.drawLine(area.x, middle, area.x + area.width - 1, middle);
        gc.setAlpha(OPAQUE);
    }

    /** The least amount can be seen, too. */
    private static int high(double share, int room) {
        return share == 0 ? 0 : Math.max(2, (int) Math.round(share * room));
    }

    private static void times(GC gc, List<String> times, Rectangle bars) {
        int y = bars.y + bars.height + GAP;
        gc.drawText(times.getFirst(), bars.x, y, true);
        gc.drawText(times.getLast(), bars.x + bars.width - gc.textExtent(times.getLast()).x, y, true);
    }

    private static int line(GC gc) {
        return gc.getFontMetrics().getHeight();
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
        return Math.clamp((long) (x - place.x) * bars / Math.max(1, place.width), 0, bars - 1);
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
