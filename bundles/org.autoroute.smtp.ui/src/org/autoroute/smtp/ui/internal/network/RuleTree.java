package org.autoroute.smtp.ui.internal.network;

import java.util.stream.Collectors;

import org.eclipse.jface.viewers.ColumnLabelProvider;
import org.eclipse.jface.viewers.ColumnViewerToolTipSupport;
import org.eclipse.jface.viewers.ITreeContentProvider;
import org.eclipse.jface.viewers.TreeViewer;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Color;
import org.eclipse.swt.graphics.Font;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;

import org.autoroute.smtp.routing.Explanation.Outcome;
import org.autoroute.smtp.ui.internal.Messages;
import org.autoroute.smtp.ui.internal.icons.Icon;
import org.autoroute.smtp.ui.internal.network.RouteView.Rule;
import org.autoroute.smtp.ui.internal.network.RouteView.Verdict;
import org.autoroute.smtp.ui.internal.window.Clip;
import org.autoroute.smtp.ui.internal.window.Looks;
import org.autoroute.smtp.ui.internal.window.RowSearch;

/** The rules in their order, below each what it found for the servers; the one that chose stands out and is open. UI thread. */
final class RuleTree {

    private final TreeViewer viewer;
    private final Looks looks;

    RuleTree(Composite parent, Messages messages) {
        viewer = new TreeViewer(parent, SWT.BORDER | SWT.MULTI | SWT.H_SCROLL | SWT.V_SCROLL);
        looks = new Looks(viewer.getTree());
        viewer.setContentProvider(new Rules());
        viewer.setLabelProvider(new Labels());
        ColumnViewerToolTipSupport.enableFor(viewer);
        Looks.name(viewer.getTree(), messages.get("rules"));
        RowSearch.off(viewer.getTree());
        Clip.onKey(viewer.getTree(), this::selectedAsText);
        viewer.getTree().addListener(SWT.Resize, event -> reveal());
    }

    Control control() {
        return viewer.getTree();
    }

    void show(RouteView route) {
        viewer.setInput(route);
        viewer.setExpandedElements(route.chosen().toArray());
        reveal();
    }

    /** The rule that chose is seen, unless the reader has gone to another. */
    private void reveal() {
        if (viewer.getInput() instanceof RouteView route && viewer.getSelection().isEmpty()) {
            route.chosen().forEach(viewer::reveal);
        }
    }

    private String selectedAsText() {
        return viewer.getStructuredSelection().stream().map(RuleTree::text).collect(Collectors.joining("\n"));
    }

    private static String text(Object element) {
        return element instanceof Rule rule ? rule.text() : ((Verdict) element).text();
    }

    private static Icon icon(Object element) {
        return switch (element) {
            case Rule rule -> switch (rule.outcome()) {
                case CHOSE -> Icon.ACTIVE;
                case ALSO_HOLDS -> Icon.ALSO_HOLDS;
                case NO_MATCH -> Icon.NO_MATCH;
                case OFF -> Icon.RULE_OFF;
            };
            case Verdict verdict -> verdict.holds() ? Icon.RESOLVED : Icon.NO_MATCH;
            default -> throw new IllegalArgumentException(element.toString());
        };
    }

    /** Rules hold what they found for each server. */
    private static final class Rules implements ITreeContentProvider {

        @Override
        public Object[] getElements(Object route) {
            return ((RouteView) route).rules().toArray();
        }

        @Override
        public Object[] getChildren(Object element) {
            return element instanceof Rule rule ? rule.verdicts().toArray() : new Object[0];
        }

        @Override
        public boolean hasChildren(Object element) {
            return element instanceof Rule rule && !rule.verdicts().isEmpty();
        }

        /** Unknown: rules may have found the same in the same words. */
        @Override
        public Object getParent(Object element) {
            return null;
        }
    }

    /** Pictures say what the words say; a screen reader does without. */
    private final class Labels extends ColumnLabelProvider {

        @Override
        public String getText(Object element) {
            return text(element);
        }

        @Override
        public Image getImage(Object element) {
            return looks.image(icon(element));
        }

        @Override
        public Font getFont(Object element) {
            return element instanceof Rule rule && rule.outcome() == Outcome.CHOSE ? looks.bold() : null;
        }

        @Override
        public Color getForeground(Object element) {
            return element instanceof Rule rule && rule.outcome() == Outcome.OFF
                    ? viewer.getTree().getDisplay().getSystemColor(SWT.COLOR_WIDGET_DISABLED_FOREGROUND) : null;
        }

        @Override
        public String getToolTipText(Object element) {
            return text(element);
        }
    }
}
