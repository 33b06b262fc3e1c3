package org.autoroute.smtp.ui.internal.discovery;

import java.util.Arrays;
import java.util.List;
import java.util.function.Function;

import org.eclipse.jface.layout.TableColumnLayout;
import org.eclipse.jface.viewers.ArrayContentProvider;
import org.eclipse.jface.viewers.CheckboxTableViewer;
import org.eclipse.jface.viewers.ColumnLabelProvider;
import org.eclipse.jface.viewers.ColumnViewerToolTipSupport;
import org.eclipse.jface.viewers.ColumnWeightData;
import org.eclipse.jface.viewers.TableViewerColumn;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.TableColumn;

import org.autoroute.smtp.routing.Tls;
import org.autoroute.smtp.service.discovery.FoundServer;
import org.autoroute.smtp.ui.internal.Messages;
import org.autoroute.smtp.ui.internal.icons.Icon;
import org.autoroute.smtp.ui.internal.window.Looks;
import org.autoroute.smtp.ui.internal.window.RowSearch;

/** The servers found, each with a check box; the first that works in the address's own domain is checked. UI thread. */
final class FoundTable {

    private final Messages messages;
    private final Composite frame;
    private final CheckboxTableViewer viewer;
    private final Looks looks;

    FoundTable(Composite parent, Messages messages, Runnable onChange) {
        this.messages = messages;
        frame = new Composite(parent, SWT.NONE);
        viewer = CheckboxTableViewer.newCheckList(frame, SWT.BORDER | SWT.FULL_SELECTION | SWT.V_SCROLL);
        looks = new Looks(viewer.getTable());
        viewer.setContentProvider(ArrayContentProvider.getInstance());
        viewer.getTable().setHeaderVisible(true);
        Looks.name(viewer.getTable(), messages.get("servers"));
        RowSearch.off(viewer.getTable());
        ColumnViewerToolTipSupport.enableFor(viewer);
        TableColumnLayout columns = new TableColumnLayout();
        frame.setLayout(columns);
        columns.setColumnData(column("column.server", server -> server.entry().server().toString()), new ColumnWeightData(34, 170));
        columns.setColumnData(column("column.tls", FoundTable::protection), new ColumnWeightData(16, 90));
        columns.setColumnData(column("column.source", server -> server.source().title().in(messages.locale())), new ColumnWeightData(24, 110));
        columns.setColumnData(column("column.state", server -> messages.get(state(server))), new ColumnWeightData(26, 120));
        viewer.addCheckStateListener(event -> onChange.run());
    }

    Control control() {
        return frame;
    }

    void clear() {
        show(List.of());
    }

    /** Shows them, and checks what is suggested. */
    void show(List<FoundServer> servers) {
        viewer.setInput(List.copyOf(servers));
        servers.stream().filter(server -> server.works() && !server.elsewhere()).findFirst().ifPresent(server -> viewer.setChecked(server, true));
    }

    List<FoundServer> checked() {
        return Arrays.stream(viewer.getCheckedElements()).map(FoundServer.class::cast).toList();
    }

    void setFocus() {
        viewer.getTable().setFocus();
        viewer.getTable().setSelection(0);
    }

    /** Names that are the same in every language; nothing without TLS is ever offered. */
    private static String protection(FoundServer server) {
        return server.entry().security() == Tls.IMPLICIT ? "TLS" : "STARTTLS";
    }

    private static String state(FoundServer server) {
        return !server.works() ? "state.fails" : server.elsewhere() ? "state.elsewhere" : "state.works";
    }

    private String tip(FoundServer server) {
        String said = server.words().in(messages.locale());
        return server.entry().toLine() + "\n" + said + (server.elsewhere() ? "\n" + messages.get("state.elsewhere.why") : "");
    }

    private static Icon mark(FoundServer server) {
        return !server.works() ? Icon.FAILED : server.elsewhere() ? Icon.WARNING : Icon.RESOLVED;
    }

    private TableColumn column(String title, Function<FoundServer, String> text) {
        boolean marks = title.equals("column.state");
        TableViewerColumn column = new TableViewerColumn(viewer, SWT.LEAD);
        column.getColumn().setText(messages.get(title));
        column.setLabelProvider(new ColumnLabelProvider() {
            @Override
            public String getText(Object server) {
                return text.apply((FoundServer) server);
            }

            @Override
            public Image getImage(Object server) {
                return marks ? looks.image(mark((FoundServer) server)) : null;
            }

            @Override
            public String getToolTipText(Object server) {
                return tip((FoundServer) server);
            }
        });
        return column.getColumn();
    }
}
