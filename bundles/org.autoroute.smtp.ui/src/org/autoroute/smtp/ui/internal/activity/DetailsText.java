package org.autoroute.smtp.ui.internal.activity;

import java.util.ArrayList;
import java.util.List;

import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.StyleRange;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;

import org.autoroute.smtp.ui.internal.Messages;
import org.autoroute.smtp.ui.internal.activity.Details.Line;
import org.autoroute.smtp.ui.internal.activity.Details.Section;
import org.autoroute.smtp.ui.internal.window.Clip;
import org.autoroute.smtp.ui.internal.window.Looks;

/** All that is known of the selected session, to be read, selected and copied. UI thread. */
final class DetailsText {

    private static final int MARGIN = 6;
    private static final int GAP = 12;
    /** Lines of a section that are not its own: the heading and the empty one behind it. */
    private static final int BETWEEN = 2;

    private final StyledText text;
    private Details shown = new Details(List.of());

    DetailsText(Composite parent, Messages messages) {
        text = new StyledText(parent, SWT.BORDER | SWT.MULTI | SWT.READ_ONLY | SWT.WRAP | SWT.V_SCROLL);
        text.setMargins(MARGIN, MARGIN, MARGIN, MARGIN);
        text.setAlwaysShowScrollBars(false);
        Looks.name(text, messages.get("details"));
        text.setForeground(text.getDisplay().getSystemColor(SWT.COLOR_LIST_FOREGROUND));
        text.setBackground(text.getDisplay().getSystemColor(SWT.COLOR_LIST_BACKGROUND));
        Clip.onKey(text, this::wanted);
    }

    Control control() {
        return text;
    }

    /** What the reader has selected, or all of it. */
    String wanted() {
        return text.getSelectionCount() > 0 ? text.getSelectionText() : asText();
    }

    String asText() {
        return shown.asText();
    }

    void clear() {
        show(new Details(List.of()), 0);
    }

    /**
     * Shows a session. As long as it is the same text with more to it, the reader stays at the line that was read.
     *
     * @param number of the message to begin with, 0 for the session
     */
    void show(Details details, int number) {
        if (details.equals(shown)) {
            goTo(number);
            return;
        }
        shown = details;
        fill();
        goTo(number);
    }

    /** The same session, of which more has become known. */
    void update(Details details) {
        if (!details.equals(shown)) {
            int top = text.getTopIndex();
            shown = details;
            fill();
            text.setTopIndex(Math.min(top, text.getLineCount() - 1));
        }
    }

    private void fill() {
        StringBuilder words = new StringBuilder();
        List<StyleRange> headings = new ArrayList<>();
        for (Section section : shown.sections()) {
            words.append(words.isEmpty() ? "" : "\n\n");
            headings.add(new StyleRange(words.length(), section.heading().length(), null, null, SWT.BOLD));
            words.append(section.heading());
            section.lines().forEach(line -> words.append('\n').append(line.label()).append('\t').append(line.value()));
        }
        text.setText(words.toString());
        text.setStyleRanges(headings.toArray(StyleRange[]::new));
        indent();
    }

    /** Values stand in line, also where they wrap. */
    private void indent() {
        GC gc = new GC(text);
        try {
            int widest = shown.sections().stream().flatMap(section -> section.lines().stream()).map(Line::label)
                    .mapToInt(label -> gc.textExtent(label).x).max().orElse(0) + GAP;
            text.setTabStops(new int[] {widest});
            int line = 0;
            for (Section section : shown.sections()) {
                text.setLineWrapIndent(line + 1, section.lines().size(), widest);
                line += section.lines().size() + BETWEEN;
            }
        } finally {
            gc.dispose();
        }
    }

    private void goTo(int number) {
        int line = 0;
        for (Section section : shown.sections()) {
            if (section.number() == number) {
                if (number < 2) {
                    text.setTopPixel(0);
                } else {
                    text.setTopIndex(line);
                }
                return;
            }
            line += section.lines().size() + BETWEEN;
        }
    }
}
