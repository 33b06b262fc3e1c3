package org.autoroute.smtp.ui.internal.window;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

import org.eclipse.swt.graphics.Rectangle;

/**
 * Where a window is, in SWT's points. Immutable, any thread.
 *
 * @param bounds    position and size while it is not maximized
 * @param maximized whether it fills its screen
 */
record Place(Rectangle bounds, boolean maximized) {

    /** So much of the title bar must be on a screen for the window to be caught with the mouse. */
    private static final int HANDLE_WIDTH = 120;
    private static final int HANDLE_HEIGHT = 24;

    /** Reads what {@link #text()} wrote. */
    static Optional<Place> parse(String text) {
        String[] parts = text.split(" ");
        if (parts.length != 5) {
            return Optional.empty();
        }
        try {
            Rectangle bounds = new Rectangle(Integer.parseInt(parts[0]), Integer.parseInt(parts[1]), Integer.parseInt(parts[2]),
                    Integer.parseInt(parts[3]));
            return bounds.width > 0 && bounds.height > 0 ? Optional.of(new Place(bounds, Boolean.parseBoolean(parts[4]))) : Optional.empty();
        } catch (NumberFormatException damaged) {
            return Optional.empty();
        }
    }

    String text() {
        return bounds.x + " " + bounds.y + " " + bounds.width + " " + bounds.height + " " + maximized;
    }

    /**
     * The same place where its title bar can be reached; else the nearest such place, no larger than the screen.
     *
     * @param screens the usable areas of all screens, the main one first; at least one
     */
    Place on(List<Rectangle> screens) {
        if (screens.stream().anyMatch(this::reachableOn)) {
            return this;
        }
        Rectangle screen = screens.stream().min(Comparator.comparingLong(this::distance)).orElseThrow();
        int width = Math.min(bounds.width, screen.width);
        int height = Math.min(bounds.height, screen.height);
        return new Place(new Rectangle(between(screen.x, bounds.x, screen.x + screen.width - width),
                between(screen.y, bounds.y, screen.y + screen.height - height), width, height), maximized);
    }

    private boolean reachableOn(Rectangle screen) {
        Rectangle seen = screen.intersection(new Rectangle(bounds.x, bounds.y, bounds.width, HANDLE_HEIGHT));
        return seen.width >= Math.min(HANDLE_WIDTH, bounds.width) && seen.height >= HANDLE_HEIGHT;
    }

    private long distance(Rectangle screen) {
        long dx = screen.x + screen.width / 2 - (bounds.x + bounds.width / 2);
        long dy = screen.y + screen.height / 2 - (bounds.y + bounds.height / 2);
        return dx * dx + dy * dy;
    }

    private static int between(int least, int value, int most) {
        return Math.max(least, Math.min(value, most));
    }
}
