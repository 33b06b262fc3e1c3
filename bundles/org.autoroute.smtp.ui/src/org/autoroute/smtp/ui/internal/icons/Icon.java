package org.autoroute.smtp.ui.internal.icons;

import java.util.stream.IntStream;

import org.eclipse.jface.resource.ImageDescriptor;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.graphics.ImageData;
import org.eclipse.swt.widgets.Display;

import org.autoroute.smtp.ui.internal.model.Mark;

/** Every picture of the program. Drawings, so that they are sharp at any scale; told apart by shape as well as by colour. */
public enum Icon {
    APP("app", 32), ON("on", 16), OFF("off", 16), PROBLEM("problem", 16),
    /** Marks the active server; the other rows have an empty picture, so that their texts stand in line. */
    ACTIVE("active", 16), INACTIVE("inactive", 16),
    RESOLVED("resolved", 16), FAILED("failed", 16), PENDING("pending", 16), SUPPRESSED("suppressed", 16),
    /** What became of a rule or a session; of others the pictures above tell. */
    ALSO_HOLDS("also-holds", 16), NO_MATCH("no-match", 16), RULE_OFF("rule-off", 16), REFUSED("refused", 16),
    TRAY_ON("tray-on", 24), TRAY_OFF("tray-off", 24), TRAY_PROBLEM("tray-problem", 24),
    ADD("add", 16), EDIT("edit", 16), PROPERTIES("properties", 16), PASSWORD("key", 16), CERTIFICATE("certificate", 16),
    DELETE("delete", 16), UNDO("undo", 16), UP("up", 16), DOWN("down", 16), USE("use", 16),
    IMPORT("import", 16), FIND("find", 16), COPY("copy", 16), PASTE("paste", 16), FILTER("filter", 16), CHECK("check", 16),
    /** How a step of the check went. */
    PASSED("on", 16), WARNING("problem", 16), FAILED_CHECK("failed", 16), SKIPPED("skipped", 16), RUNNING("running", 16),
    /** How a connection is protected: always, if the server offers it, never. */
    LOCKED("locked", 16), LOCKED_IF_OFFERED("locked-if-offered", 16), NOT_LOCKED("not-locked", 16),
    SERVER("server", 16), NETWORK("network", 16), MAIL_CLIENT("mail-client", 16);

    private static final int[] WINDOW_SIZES = {16, 24, 32, 48, 64, 128, 256};

    private static final float FADED = 0.35f;

    private final String file;
    private final int size;

    Icon(String file, int size) {
        this.file = file;
        this.size = size;
    }

    /** At its own size; the screen's scale is seen to by SWT. */
    public ImageDescriptor descriptor() {
        return ImageDescriptor.createFromURL(Icon.class.getResource("/icons/" + file + ".svg"));
    }

    /** Larger than it was drawn. */
    public ImageDescriptor descriptor(int pixels) {
        return ImageDescriptor.createFromImageDataProvider(zoom -> descriptor().getImageData(zoom * pixels / size));
    }

    /** For a control that cannot be used now; grey, as a system would draw it, stands out more than the colours do on a dark background. */
    public ImageDescriptor faded() {
        return ImageDescriptor.createFromImageDataProvider(zoom -> fade(descriptor().getImageData(zoom)));
    }

    private static ImageData fade(ImageData data) {
        for (int y = 0; y < data.height; y++) {
            for (int x = 0; x < data.width; x++) {
                data.setAlpha(x, y, Math.round(data.getAlpha(x, y) * FADED));
            }
        }
        return data;
    }

    /** At all sizes a window manager may ask for; the caller disposes them. */
    public Image[] windowImages(Display display) {
        return IntStream.of(WINDOW_SIZES).mapToObj(pixels -> new Image(display, descriptor().getImageData(100 * pixels / size))).toArray(Image[]::new);
    }

    /** For the state line. */
    public static Icon of(Mark mark) {
        return switch (mark) {
            case ON -> ON;
            case OFF -> OFF;
            case PROBLEM -> PROBLEM;
        };
    }

    /** For the tray. */
    public static Icon tray(Mark mark) {
        return switch (mark) {
            case ON -> TRAY_ON;
            case OFF -> TRAY_OFF;
            case PROBLEM -> TRAY_PROBLEM;
        };
    }
}
