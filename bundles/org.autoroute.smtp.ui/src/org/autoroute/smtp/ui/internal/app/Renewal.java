package org.autoroute.smtp.ui.internal.app;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

import org.eclipse.e4.ui.model.application.MApplication;
import org.eclipse.e4.ui.model.application.ui.MUIElement;
import org.eclipse.e4.ui.model.application.ui.basic.MPart;
import org.eclipse.e4.ui.model.application.ui.basic.MTrimmedWindow;
import org.eclipse.e4.ui.workbench.IPresentationEngine;
import org.eclipse.e4.ui.workbench.modeling.EPartService;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Shell;

/**
 * Makes everything on the screen anew, because it has other words or colours now: the parts of the window, which itself stays where it is, and the
 * other windows that say how they are opened again. UI thread.
 */
public final class Renewal {

    private static final String KEY = Renewal.class.getName();

    private final MApplication application;

    public Renewal(MApplication application) {
        this.application = application;
    }

    /** Says how a window is opened again, after it has been closed: gives back the new one. */
    public static void on(Shell shell, Supplier<Shell> open) {
        shell.setData(KEY, new Again(shell, open));
    }

    /** Returns when all is new. */
    public void run() {
        MTrimmedWindow window = (MTrimmedWindow) application.getChildren().getFirst();
        if (window.getWidget() instanceof Shell shell) {
            renew(window, shell);
            reopen(shell.getDisplay());
        }
    }

    private static void renew(MTrimmedWindow window, Shell shell) {
        EPartService parts = window.getContext().get(EPartService.class);
        Optional<MPart> active = Optional.ofNullable(parts.getActivePart());
        boolean inFront = shell.getDisplay().getActiveShell() == shell;
        IPresentationEngine engine = window.getContext().get(IPresentationEngine.class);
        List<MUIElement> all = Stream.concat(window.getChildren().stream().map(MUIElement.class::cast), window.getTrimBars().stream()).toList();
        shell.setRedraw(false);
        all.forEach(engine::removeGui);
        all.forEach(engine::createGui);
        // It would take the keyboard from a dialog.
        active.ifPresent(part -> parts.activate(part, inFront));
        shell.layout(true, true);
        shell.setRedraw(true);
    }

    /** The windows that said how. The one that has the keyboard is opened last, so that it gets it again. */
    public static void reopen(Display display) {
        Shell active = display.getActiveShell();
        List<Again> all = Arrays.stream(display.getShells()).map(shell -> shell.getData(KEY)).filter(Again.class::isInstance)
                .map(Again.class::cast).sorted(Comparator.comparing(again -> again.shell() == active)).toList();
        List<Point> places = all.stream().map(again -> again.shell().getLocation()).toList();
        // One may belong to another that goes first.
        all.stream().map(Again::shell).filter(shell -> !shell.isDisposed()).forEach(Shell::close);
        for (int i = 0; i < all.size(); i++) {
            all.get(i).open().get().setLocation(places.get(i));
        }
    }

    private record Again(Shell shell, Supplier<Shell> open) {
    }
}
