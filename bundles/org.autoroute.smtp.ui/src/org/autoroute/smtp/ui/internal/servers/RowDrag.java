package org.autoroute.smtp.ui.internal.servers;

import java.util.function.BooleanSupplier;
import java.util.function.IntConsumer;

import org.eclipse.jface.util.LocalSelectionTransfer;
import org.eclipse.jface.viewers.TableViewer;
import org.eclipse.jface.viewers.ViewerDropAdapter;
import org.eclipse.swt.dnd.DND;
import org.eclipse.swt.dnd.DragSourceAdapter;
import org.eclipse.swt.dnd.DragSourceEvent;
import org.eclipse.swt.dnd.DropTargetEvent;
import org.eclipse.swt.dnd.Transfer;
import org.eclipse.swt.dnd.TransferData;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.TableItem;

/** Rows are dragged to another place of the same table, which a line marks. UI thread. */
final class RowDrag {

    private final TableViewer viewer;
    private final BooleanSupplier possible;

    /**
     * @param possible whether the order can be changed now
     * @param move     moves the selected rows to stand before that place among the shown ones
     */
    RowDrag(TableViewer viewer, BooleanSupplier possible, IntConsumer move) {
        this.viewer = viewer;
        this.possible = possible;
        Transfer[] kinds = {LocalSelectionTransfer.getTransfer()};
        viewer.addDragSupport(DND.DROP_MOVE, kinds, new Source());
        viewer.addDropSupport(DND.DROP_MOVE, kinds, new Target(move));
    }

    private final class Source extends DragSourceAdapter {

        @Override
        public void dragStart(DragSourceEvent event) {
            event.doit = possible.getAsBoolean() && !viewer.getStructuredSelection().isEmpty();
            if (event.doit) {
                LocalSelectionTransfer.getTransfer().setSelection(viewer.getStructuredSelection());
            }
        }

        @Override
        public void dragSetData(DragSourceEvent event) {
            event.data = LocalSelectionTransfer.getTransfer().getSelection();
        }

        @Override
        public void dragFinished(DragSourceEvent event) {
            LocalSelectionTransfer.getTransfer().setSelection(null);
        }
    }

    private final class Target extends ViewerDropAdapter {

        private final IntConsumer move;

        Target(IntConsumer move) {
            super(viewer);
            this.move = move;
            setSelectionFeedbackEnabled(false);
        }

        /** Between rows only: the upper half of a row stands for the place above it. */
        @Override
        protected int determineLocation(DropTargetEvent event) {
            if (!(event.item instanceof TableItem item)) {
                return LOCATION_NONE;
            }
            Rectangle bounds = item.getBounds();
            return viewer.getTable().toControl(event.x, event.y).y < bounds.y + bounds.height / 2 ? LOCATION_BEFORE : LOCATION_AFTER;
        }

        /** Nothing of another table is taken. */
        @Override
        public boolean validateDrop(Object target, int operation, TransferData kind) {
            return possible.getAsBoolean() && LocalSelectionTransfer.getTransfer().isSupportedType(kind)
                    && viewer.getStructuredSelection().equals(LocalSelectionTransfer.getTransfer().getSelection());
        }

        @Override
        public boolean performDrop(Object data) {
            int count = viewer.getTable().getItemCount();
            int place = getCurrentTarget() instanceof Row row ? row.index() + (getCurrentLocation() == LOCATION_AFTER ? 1 : 0) : count;
            move.accept(place);
            return true;
        }
    }
}
