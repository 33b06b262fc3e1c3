package org.autoroute.smtp.ui.internal.help;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

import org.eclipse.jface.resource.FontDescriptor;
import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.jface.resource.LocalResourceManager;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.StyleRange;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.graphics.Cursor;
import org.eclipse.swt.graphics.Font;
import org.eclipse.swt.graphics.FontData;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Event;

import org.autoroute.smtp.ui.internal.help.Sheet.Line;
import org.autoroute.smtp.ui.internal.help.Sheet.Run;
import org.autoroute.smtp.ui.internal.help.Sheet.Style;

/** Shows a page; its text can be selected and copied, its links followed with the mouse, or with Enter where the caret stands. UI thread. */
final class SheetView {

    private static final int MARGIN = 16;
    private static final int LEADING = 3;

    private final StyledText text;
    private final LocalResourceManager resources;
    private final Consumer<Target> follow;
    private final Cursor hand;
    private Sheet sheet = new Sheet("", List.of(), List.of(), Map.of());

    /** @param follow goes where a link leads */
    SheetView(Composite parent, Consumer<Target> follow) {
        this.follow = follow;
        text = new StyledText(parent, SWT.READ_ONLY | SWT.WRAP | SWT.MULTI | SWT.V_SCROLL | SWT.BORDER);
        text.setMargins(MARGIN, MARGIN, MARGIN, MARGIN);
        text.setLineSpacing(LEADING);
        resources = new LocalResourceManager(JFaceResources.getResources(parent.getDisplay()), text);
        hand = parent.getDisplay().getSystemCursor(SWT.CURSOR_HAND);
        text.addListener(SWT.MouseMove, event -> text.setCursor(linked(event) ? hand : null));
        text.addListener(SWT.MouseUp, event -> {
            if (event.button == 1 && text.getSelectionCount() == 0) {
                followAt(text.getOffsetAtPoint(new Point(event.x, event.y)));
            }
        });
        text.addListener(SWT.KeyDown, event -> {
            if (event.keyCode == SWT.CR || event.keyCode == SWT.KEYPAD_CR) {
                followAt(text.getCaretOffset());
            }
        });
    }

    StyledText control() {
        return text;
    }

    private boolean linked(Event event) {
        int offset = text.getOffsetAtPoint(new Point(event.x, event.y));
        return offset >= 0 && sheet.linkAt(offset).isPresent();
    }

    private void followAt(int offset) {
        if (offset >= 0) {
            sheet.linkAt(offset).ifPresent(follow);
        }
    }

    void show(Sheet shown) {
        sheet = shown;
        text.setRedraw(false);
        text.setText(sheet.text());
        text.setStyleRanges(styles().toArray(StyleRange[]::new));
        int step = step();
        for (int i = 0; i < sheet.lines().size(); i++) {
            Line line = sheet.lines().get(i);
            text.setLineIndent(i, 1, line.indent() * step);
            text.setLineWrapIndent(i, 1, (line.indent() + (line.hanging() ? 1 : 0)) * step);
            text.setLineVerticalIndent(i, line.gap() && i > 0 ? step : 0);
        }
        text.setRedraw(true);
        text.setTopIndex(0);
    }

    /** As wide as a bullet with its blank. */
    private int step() {
        return height() * 14 / 10;
    }

    private List<StyleRange> styles() {
        List<StyleRange> styles = new ArrayList<>();
        for (Run run : sheet.runs()) {
            StyleRange style = new StyleRange();
            style.start = run.start();
            style.length = run.length();
            style.font = font(run.style());
            style.fontStyle = run.style() == Style.EMPHASIS ? SWT.ITALIC : SWT.NORMAL;
            if (run.link().filter(link -> !(link instanceof Target.Elsewhere)).isPresent()) {
                style.underline = true;
                style.underlineStyle = SWT.UNDERLINE_LINK;
            }
            styles.add(style);
        }
        return styles;
    }

    private int height() {
        return text.getFont().getFontData()[0].getHeight();
    }

    /** Named here, because JFace has no such font on a Linux without the fonts it knows. */
    private static String fixedWidth() {
        return switch (SWT.getPlatform()) {
            case "win32" -> "Consolas";
            case "cocoa" -> "Menlo";
            default -> "Monospace";
        };
    }

    private Font font(Style style) {
        FontDescriptor own = FontDescriptor.createFrom(text.getFont());
        return switch (style) {
            case PLAIN, EMPHASIS -> null;
            case BOLD -> resources.create(own.setStyle(SWT.BOLD));
            case HEADING -> resources.create(own.setStyle(SWT.BOLD).increaseHeight(2));
            case TITLE -> resources.create(own.setStyle(SWT.BOLD).increaseHeight(6));
            case CODE -> resources.create(FontDescriptor.createFrom(new FontData(fixedWidth(), height(), SWT.NORMAL)));
        };
    }

    /** Brings a heading to the top; the beginning when there is none of that name. */
    void scrollTo(String anchor) {
        int offset = sheet.anchors().getOrDefault(anchor, 0);
        text.setCaretOffset(offset);
        text.setTopIndex(text.getLineAtOffset(offset));
    }

    /** Selects the next place where the words stand, behind the present selection, from the beginning again after the last. */
    void find(Search search) {
        List<Integer> places = search.in(sheet.text());
        if (places.isEmpty()) {
            return;
        }
        int from = text.getSelectionCount() == 0 ? text.getCaretOffset() : text.getSelection().x + 1;
        int place = places.stream().filter(one -> one >= from).findFirst().orElse(places.getFirst());
        text.setSelection(place, place + search.length());
        text.showSelection();
    }
}
