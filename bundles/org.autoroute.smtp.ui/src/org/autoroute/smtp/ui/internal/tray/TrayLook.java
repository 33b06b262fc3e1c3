package org.autoroute.smtp.ui.internal.tray;

import java.util.List;

import org.autoroute.smtp.ui.internal.model.Mark;

/**
 * All that the tray shows. Immutable, any thread.
 *
 * @param mark    how the program is doing: the shape of the icon
 * @param tooltip the active server and why it is that one, or the problem; several lines
 * @param menu    from top to bottom
 */
public record TrayLook(Mark mark, String tooltip, List<MenuLine> menu) {

    public TrayLook {
        menu = List.copyOf(menu);
    }
}
