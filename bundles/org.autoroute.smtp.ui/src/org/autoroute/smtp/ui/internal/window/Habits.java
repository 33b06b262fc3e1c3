package org.autoroute.smtp.ui.internal.window;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import org.eclipse.e4.ui.model.application.ui.MElementContainer;
import org.eclipse.e4.ui.model.application.ui.MUIElement;
import org.eclipse.e4.ui.model.application.ui.basic.MPart;
import org.eclipse.e4.ui.model.application.ui.basic.MPartStack;
import org.eclipse.e4.ui.model.application.ui.basic.MWindow;
import org.eclipse.e4.ui.workbench.IPresentationEngine;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Listener;
import org.eclipse.swt.widgets.Monitor;
import org.eclipse.swt.widgets.Shell;

import org.autoroute.smtp.ui.internal.app.Memory;

/** How the user left the window: its place, which part is in front, and how the room is shared. UI thread. */
final class Habits {

    private static final String PLACE = "window.place";
    private static final String FRONT = "window.front";
    private static final String SHARE = "window.share";

    private final Memory memory;
    private final MWindow window;

    Habits(Memory memory, MWindow window) {
        this.memory = memory;
        this.window = window;
    }

    /** Before the window is made. */
    void restore(Display display) {
        put(memory.get(PLACE).flatMap(Place::parse).orElseGet(() -> centred(display)).on(screens(display)));
        memory.get(FRONT).ifPresent(front -> stack().ifPresent(stack -> stack.getChildren().stream()
                .filter(part -> part.getElementId().equals(front)).findFirst().ifPresent(stack::setSelectedElement)));
        memory.get(SHARE).ifPresent(this::share);
    }

    /** Once the window is made. */
    void watch(Shell shell) {
        Listener changed = event -> rememberPlace(shell);
        for (int type : new int[] {SWT.Move, SWT.Resize}) {
            shell.addListener(type, changed);
        }
    }

    /** The user brought another part to the front, or moved the border between them. */
    void rememberParts() {
        stack().map(MPartStack::getSelectedElement).ifPresent(part -> memory.put(FRONT, part.getElementId()));
        String share = String.join(" ", areas().map(MUIElement::getContainerData).filter(data -> data != null && !data.isBlank()).toList());
        memory.put(SHARE, share);
    }

    private void rememberPlace(Shell shell) {
        if (!shell.isVisible() || shell.getMinimized() || shell.getFullScreen()) {
            return;
        }
        Rectangle bounds = shell.getMaximized()
                ? memory.get(PLACE).flatMap(Place::parse).map(Place::bounds).orElseGet(shell::getBounds) : shell.getBounds();
        memory.put(PLACE, new Place(bounds, shell.getMaximized()).text());
    }

    /** A first window is not left to the corner some window managers put it in. */
    private Place centred(Display display) {
        Rectangle screen = display.getPrimaryMonitor().getClientArea();
        return new Place(new Rectangle(screen.x + Math.max(0, (screen.width - window.getWidth()) / 2),
                screen.y + Math.max(0, (screen.height - window.getHeight()) / 2), window.getWidth(), window.getHeight()), false);
    }

    private void put(Place place) {
        window.setX(place.bounds().x);
        window.setY(place.bounds().y);
        window.setWidth(place.bounds().width);
        window.setHeight(place.bounds().height);
        if (place.maximized()) {
            window.getTags().add(IPresentationEngine.WINDOW_MAXIMIZED_TAG);
        }
    }

    private void share(String text) {
        List<String> shares = List.of(text.split(" "));
        List<? extends MUIElement> areas = areas().toList();
        if (shares.size() == areas.size() && shares.stream().allMatch(share -> share.matches("[1-9][0-9]{0,5}"))) {
            for (int i = 0; i < shares.size(); i++) {
                areas.get(i).setContainerData(shares.get(i));
            }
        }
    }

    private Optional<MPartStack> stack() {
        return areas().filter(MPartStack.class::isInstance).map(MPartStack.class::cast).findFirst();
    }

    /** What the border divides: the overview, and the stack of parts below it. */
    private Stream<? extends MUIElement> areas() {
        return window.getChildren().stream().filter(MElementContainer.class::isInstance).map(child -> (MElementContainer<?>) child)
                .flatMap(sash -> sash.getChildren().stream()).filter(child -> child instanceof MPart || child instanceof MPartStack);
    }

    /** The main screen first. */
    private static List<Rectangle> screens(Display display) {
        Monitor main = display.getPrimaryMonitor();
        return Stream.concat(Stream.of(main), Arrays.stream(display.getMonitors()).filter(monitor -> !monitor.equals(main)))
                .map(Monitor::getClientArea).toList();
    }
}
