package org.autoroute.smtp.ui.internal.help;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Shell;

import org.autoroute.smtp.ui.internal.window.Owner;

/** Which topic of the help belongs to which part of the screen. UI thread. */
public final class Topics {

    private static final String KEY = Topics.class.getName();
    private static final int MODAL = SWT.PRIMARY_MODAL | SWT.APPLICATION_MODAL | SWT.SYSTEM_MODAL;

    private Topics() {
    }

    /**
     * Sees to it that F1 opens a topic while the control, or one inside it, has the focus.
     *
     * @param topic name of a file in {@code docs/manual/LANGUAGE}, without its ending
     */
    public static void on(Control control, String topic) {
        control.setData(KEY, topic);
        control.addListener(SWT.Help, event -> {
            event.doit = false;
            show(control.getShell(), topic);
        });
    }

    /** The topic of a control or of what is around it. */
    static Optional<String> of(Control control) {
        for (Control one = control; one != null; one = one.getParent()) {
            if (one.getData(KEY) instanceof String topic) {
                return Optional.of(topic);
            }
        }
        return Optional.empty();
    }

    /**
     * Opens the help at a topic. There is one window for it; while a dialog keeps others from the keyboard, it belongs to that dialog.
     *
     * @param from where help is asked for
     */
    public static void show(Shell from, String topic) {
        show(from.getDisplay(), Optional.of(from), topic);
    }

    /** @param from empty when no window has the keyboard, as from the icon near the clock */
    static HelpWindow show(Display display, Optional<Shell> from, String topic) {
        Optional<HelpWindow> open = Arrays.stream(display.getShells()).map(HelpWindow::of).flatMap(Optional::stream).findFirst();
        boolean reachable = open.isPresent() && from.map(shell -> reaches(shell, open.get().getShell())).orElse(true);
        if (open.isPresent() && !reachable) {
            open.get().close();
        }
        HelpWindow help = reachable ? open.get() : opened(from.filter(Shell::isVisible).orElseGet(() -> Owner.of(display)));
        help.show(topic);
        return help;
    }

    private static boolean reaches(Shell from, Shell help) {
        return (from.getStyle() & MODAL) == 0 || help.getParent() == from || help == from;
    }

    /** @param parent null for a window that stands alone */
    private static HelpWindow opened(Shell parent) {
        HelpWindow help = new HelpWindow(parent, Locale.getDefault());
        help.open();
        return help;
    }
}
