package org.autoroute.smtp.ui.internal.welcome;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.eclipse.jface.viewers.ArrayContentProvider;
import org.eclipse.jface.viewers.CheckboxTableViewer;
import org.eclipse.jface.viewers.ColumnLabelProvider;
import org.eclipse.jface.viewers.ColumnViewerToolTipSupport;
import org.eclipse.jface.viewers.TableViewerColumn;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Color;
import org.eclipse.swt.widgets.Composite;

import org.autoroute.smtp.mailclients.FoundServer;
import org.autoroute.smtp.ui.internal.Messages;
import org.autoroute.smtp.ui.internal.window.Columns;
import org.autoroute.smtp.ui.internal.window.Looks;
import org.autoroute.smtp.ui.internal.window.RowSearch;

/** The servers found, each with a check box; those that are in the list already cannot be checked. UI thread. */
final class OfferTable {

    private final Messages messages;
    private final CheckboxTableViewer viewer;
    private final List<Function<Offer, String>> texts;
    private final Columns columns;

    /** @param parent holds nothing else */
    OfferTable(Composite parent, Messages messages, Runnable onChange) {
        this.messages = messages;
        viewer = CheckboxTableViewer.newCheckList(parent, SWT.BORDER | SWT.FULL_SELECTION | SWT.V_SCROLL);
        viewer.setContentProvider(ArrayContentProvider.getInstance());
        viewer.getTable().setHeaderVisible(true);
        Looks.name(viewer.getTable(), messages.get("found"));
        RowSearch.off(viewer.getTable());
        ColumnViewerToolTipSupport.enableFor(viewer);
        texts = List.of(column("found.server", offer -> offer.found().host()), column("found.port", offer -> Integer.toString(offer.found().port())),
                column("found.security", this::security), column("found.user", offer -> offer.found().user()),
                column("found.client", offer -> offer.found().client()), column("found.account", offer -> offer.found().account()),
                column("found.state", this::state));
        columns = new Columns(viewer.getTable());
        fit(List.of());
        viewer.addCheckStateListener(event -> {
            if (((Offer) event.getElement()).isListed()) {
                viewer.setChecked(event.getElement(), false);
            }
            onChange.run();
        });
    }

    /** Checks what is suggested. */
    void show(List<Offer> offers) {
        input(offers);
        check(Offer::isSuggested);
    }

    /** The same servers, which stand otherwise to the list now; the user's choice stays. */
    void update(List<Offer> offers) {
        Set<FoundServer> chosen = checked().stream().map(Offer::found).collect(Collectors.toSet());
        input(offers);
        check(offer -> chosen.contains(offer.found()));
    }

    private void input(List<Offer> offers) {
        viewer.setInput(offers);
        fit(offers);
    }

    private void fit(List<Offer> offers) {
        columns.fit(texts.stream().map(text -> offers.stream().map(text)).toList());
    }

    void checkAll() {
        check(offer -> true);
    }

    void checkNone() {
        check(offer -> false);
    }

    List<Offer> checked() {
        return Arrays.stream(viewer.getCheckedElements()).map(Offer.class::cast).toList();
    }

    void setFocus() {
        viewer.getTable().setFocus();
        if (viewer.getTable().getItemCount() > 0 && viewer.getTable().getSelectionIndex() < 0) {
            viewer.getTable().setSelection(0);
        }
    }

    private void check(Function<Offer, Boolean> wanted) {
        ((List<?>) viewer.getInput()).stream().map(Offer.class::cast)
                .forEach(offer -> viewer.setChecked(offer, !offer.isListed() && wanted.apply(offer)));
    }

    private String security(Offer offer) {
        return messages.get("found.security." + offer.entry().security().word());
    }

    private String state(Offer offer) {
        return messages.get("found.state." + offer.state().name().toLowerCase(Locale.ROOT));
    }

    private Function<Offer, String> column(String title, Function<Offer, String> text) {
        TableViewerColumn column = new TableViewerColumn(viewer, SWT.LEAD);
        column.getColumn().setText(messages.get(title));
        column.setLabelProvider(new ColumnLabelProvider() {
            @Override
            public String getText(Object offer) {
                return text.apply((Offer) offer);
            }

            @Override
            public Color getForeground(Object offer) {
                return ((Offer) offer).isListed() ? viewer.getTable().getDisplay().getSystemColor(SWT.COLOR_WIDGET_DISABLED_FOREGROUND) : null;
            }

            @Override
            public String getToolTipText(Object element) {
                Offer offer = (Offer) element;
                return Stream.of(offer.found().server().toString(), security(offer), offer.found().user(), offer.found().client(), offer.found().account(), state(offer))
                        .filter(line -> !line.isEmpty()).reduce((one, other) -> one + "\n" + other).orElse("");
            }
        });
        return text;
    }
}
