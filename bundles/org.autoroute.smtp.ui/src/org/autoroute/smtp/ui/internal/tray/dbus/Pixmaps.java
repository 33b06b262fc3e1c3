package org.autoroute.smtp.ui.internal.tray.dbus;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

import org.eclipse.swt.graphics.ImageData;
import org.eclipse.swt.graphics.RGB;

import org.autoroute.smtp.ui.internal.icons.Icon;

/** Icons as they are sent over the bus. No state, any thread. */
final class Pixmaps {

    /** What panels show at 100 to 300 %. */
    private static final int[] SIZES = {16, 22, 24, 32, 48, 64, 72};

    /** An image in a notice: width, height, octets of a row, whether it has alpha, bits, channels, pixels as red, green, blue, alpha. */
    static final String IMAGE = "(iiibiiay)";

    private Pixmaps() {
    }

    /** An icon in several sizes, each a structure {@code (iiay)}: width, height, pixels. */
    static List<Object[]> of(Icon icon) {
        List<Object[]> pixmaps = new ArrayList<>();
        for (int size : SIZES) {
            ImageData image = icon.descriptor(size).getImageData(100);
            pixmaps.add(new Object[] {image.width, image.height, argb(image)});
        }
        return pixmaps;
    }

    /** An icon as {@link #IMAGE}. */
    static Object[] image(Icon icon, int size) {
        ImageData image = icon.descriptor(size).getImageData(100);
        byte[] argb = argb(image);
        byte[] rgba = new byte[argb.length];
        for (int i = 0; i < argb.length; i += Integer.BYTES) {
            System.arraycopy(argb, i + 1, rgba, i, 3);
            rgba[i + 3] = argb[i];
        }
        return new Object[] {image.width, image.height, image.width * Integer.BYTES, true, Byte.SIZE, Integer.BYTES, rgba};
    }

    /** Row by row from the top, each pixel as alpha, red, green, blue. */
    static byte[] argb(ImageData image) {
        ByteBuffer pixels = ByteBuffer.allocate(image.width * image.height * Integer.BYTES);
        for (int y = 0; y < image.height; y++) {
            for (int x = 0; x < image.width; x++) {
                RGB colour = image.palette.getRGB(image.getPixel(x, y));
                pixels.putInt(image.getAlpha(x, y) << 24 | colour.red << 16 | colour.green << 8 | colour.blue);
            }
        }
        return pixels.array();
    }
}
