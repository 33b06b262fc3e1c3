package org.autoroute.smtp.ui.internal.activity;

import java.util.List;
import java.util.Optional;

import org.eclipse.swt.SWT;
import org.eclipse.swt.accessibility.ACC;
import org.eclipse.swt.accessibility.AccessibleAdapter;
import org.eclipse.swt.accessibility.AccessibleControlAdapter;
import org.eclipse.swt.accessibility.AccessibleControlEvent;
import org.eclipse.swt.accessibility.AccessibleEvent;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Canvas;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Event;

import org.autoroute.smtp.ui.internal.activity.TrafficView.Bar;

/** The messages of the last hour, a bar a minute; their size stands in the tooltip. UI thread. */
final class TrafficGraph {

    private static final int MARGIN = 6;
    private static final int GAP = 3;
    private static final int OPAQUE = 255;
    private static final int PALE = 150;

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
        gc.setForeground(canvas.getDisplay().getSystemColor(SWT.COLOR_LIST_FOREGROUND));
        String title = traffic.empty() ? traffic.description() : traffic.title();
        boolean below = caption(gc, title, traffic.hours(), area);
        int above = below ? 0 : line + GAP;
        int base = area.y + area.height - line - GAP;
        bars(gc, traffic.bars(), new Rectangle(area.x, area.y + above, area.width, Math.max(1, base - area.y - above)));
        gc.setAlpha(PALE);
        gc.drawLine(area.x, base, area.x + area.width - 1, base);
        gc.setAlpha(OPAQUE);
    }

    private void bars(GC gc, List<Bar> bars, Rectangle area) {
        gc.setBackground(canvas.getDisplay().getSystemColor(SWT.COLOR_LIST_SELECTION));
        for (int i = 0; i < bars.size(); i++) {
            double share = bars.get(i).messages();
            if (share > 0) {
                int left = left(i, bars.size(), area.width);
                int width = Math.max(1, left(i + 1, bars.size(), area.width) - left - 1);
                int high = Math.max(2, (int) Math.round(share * area.height));
                gc.fillRectangle(area.x + left, area.y + area.height - high, width, high);
            }
        }
    }

    /** The times at the ends, the title between them or, where that is too narrow, above the bars. Whether it stands between. */
    private static boolean caption(GC gc, String title, List<String> times, Rectangle area) {
        int y = area.y + area.height - gc.getFontMetrics().getHeight();
        int first = gc.textExtent(times.getFirst()).x;
        int last = gc.textExtent(times.getLast()).x;
        int width = gc.textExtent(title).x;
        gc.drawText(times.getFirst(), area.x, y, true);
        gc.drawText(times.getLast(), area.x + area.width - last, y, true);
        boolean between = width + 2 * Math.max(first, last) + 4 * GAP < area.width;
        gc.drawText(title, between ? area.x + (area.width - width) / 2 : area.x, between ? y : area.y, true);
        return between;
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
