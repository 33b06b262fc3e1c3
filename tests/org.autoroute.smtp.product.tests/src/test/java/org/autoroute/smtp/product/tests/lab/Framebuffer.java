package org.autoroute.smtp.product.tests.lab;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.CRC32C;

/**
 * What a display shows, read from the file in which Xvfb keeps it, an X window dump of version 7 with 32 bits a pixel: no program is started for a look,
 * and looks take nothing from the program that is looked at.
 */
final class Framebuffer {

    private static final int VERSION = 1;
    private static final int WIDTH = 4;
    private static final int HEIGHT = 5;
    private static final int BITS_PER_PIXEL = 11;
    private static final int BYTES_PER_LINE = 12;
    private static final int COLOURS = 19;
    private static final int OCTETS_OF_A_COLOUR = 12;

    private final ByteBuffer header;
    private final ByteBuffer pixels;
    private final int stride;

    private Framebuffer(ByteBuffer header, ByteBuffer pixels, int stride) {
        this.header = header;
        this.pixels = pixels;
        this.stride = stride;
    }

    /** The framebuffer of a display that was started with {@code -fbdir} and this directory. */
    static Framebuffer in(Path directory) throws IOException {
        try (FileChannel file = FileChannel.open(directory.resolve("Xvfb_screen0"))) {
            ByteBuffer whole = file.map(FileChannel.MapMode.READ_ONLY, 0, file.size());
            if (whole.getInt(4 * VERSION) != 7 || whole.getInt(4 * BITS_PER_PIXEL) != 32) {
                throw new IOException("not a window dump of 32 bits a pixel: " + directory);
            }
            int begin = whole.getInt(0) + OCTETS_OF_A_COLOUR * whole.getInt(4 * COLOURS);
            int stride = whole.getInt(4 * BYTES_PER_LINE);
            return new Framebuffer(whole, whole.slice(begin, stride * whole.getInt(4 * HEIGHT)).order(ByteOrder.LITTLE_ENDIAN), stride);
        }
    }

    /** A number that is another one when anything on the display is another. */
    long sum() {
        CRC32C sum = new CRC32C();
        sum.update(pixels.duplicate());
        return sum.getValue();
    }

    /** How many colours there are in a part of the display, of which only what lies on it counts. */
    int colours(int x, int y, int width, int height) {
        BufferedImage image = image();
        int right = Math.min(x + width, image.getWidth());
        int bottom = Math.min(y + height, image.getHeight());
        int left = Math.max(0, x);
        int top = Math.max(0, y);
        return right <= left || bottom <= top ? 0
                : (int) Arrays.stream(image.getRGB(left, top, right - left, bottom - top, null, 0, right - left)).distinct().count();
    }

    /** A picture of the whole display. */
    BufferedImage image() {
        int width = header.getInt(4 * WIDTH);
        int height = header.getInt(4 * HEIGHT);
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        int[] line = new int[width];
        for (int y = 0; y < height; y++) {
            pixels.slice(y * stride, 4 * width).order(ByteOrder.LITTLE_ENDIAN).asIntBuffer().get(line);
            image.setRGB(0, y, width, 1, line, 0, width);
        }
        return image;
    }
}
