package org.autoroute.smtp.ui.internal.icons;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.eclipse.swt.graphics.ImageData;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every drawing is there and is drawn anew for a larger scale. */
class IconTest {

    @ParameterizedTest
    @EnumSource
    void isDrawnAtTwiceItsSize(Icon icon) {
        ImageData one = icon.descriptor().getImageData(100);
        ImageData two = icon.descriptor().getImageData(200);
        assertEquals(2 * one.width, two.width);
        assertEquals(2 * one.height, two.height);
    }
}
