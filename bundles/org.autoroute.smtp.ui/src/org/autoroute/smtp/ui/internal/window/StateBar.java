package org.autoroute.smtp.ui.internal.window;

import java.util.stream.Stream;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.events.SelectionListener;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Listener;
import org.eclipse.swt.widgets.Shell;

import org.autoroute.smtp.service.AutorouteService.Registration;
import org.autoroute.smtp.ui.internal.Messages;
import org.autoroute.smtp.ui.internal.icons.Icon;
import org.autoroute.smtp.ui.internal.model.LiveModel;
import org.autoroute.smtp.ui.internal.model.WindowModel;
import org.autoroute.smtp.ui.internal.model.WindowModel.Remedy;
import org.autoroute.smtp.ui.internal.model.WindowModel.StateView;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Inject;

/** The line at the foot of the window: where mail is taken, or what stands in the way and a button that clears it. */
public final class StateBar {

    private static final int MARGIN = 12;
    private static final int SPACING = 8;
    private static final int LEAST_TEXT = 200;

    private final LiveModel model;
    private final Messages messages = Messages.of(StateBar.class);
    private Registration shown;
    private Composite root;
    private Looks looks;
    private Label mark;
    private Label text;
    private Label activity;
    private Button remedy;

    @Inject
    StateBar(LiveModel model) {
        this.model = model;
    }

    @PostConstruct
    void create(Composite parent) {
        root = new Composite(parent, SWT.NONE);
        looks = new Looks(root);
        GridLayoutFactory.fillDefaults().numColumns(4).extendedMargins(MARGIN, MARGIN, 4, 10).spacing(SPACING, 0).applyTo(root);
        mark = new Label(root, SWT.NONE);
        GridDataFactory.swtDefaults().applyTo(mark);
        text = new Label(root, SWT.WRAP);
        GridDataFactory.swtDefaults().align(SWT.FILL, SWT.CENTER).grab(true, false).hint(LEAST_TEXT, SWT.DEFAULT).applyTo(text);
        activity = new Label(root, SWT.NONE);
        GridDataFactory.swtDefaults().applyTo(activity);
        remedy = new Button(root, SWT.PUSH);
        remedy.addSelectionListener(SelectionListener.widgetSelectedAdapter(event -> model.current().state().remedy().ifPresent(model::mend)));
        GridDataFactory.swtDefaults().exclude(true).applyTo(remedy);
        shown = model.bind(now -> show(now));
        Listener resized = event -> fit();
        Shell window = root.getShell();
        window.addListener(SWT.Resize, resized);
        root.addDisposeListener(event -> window.removeListener(SWT.Resize, resized));
    }

    @PreDestroy
    void destroy() {
        shown.close();
    }

    private void show(WindowModel now) {
        StateView state = now.state();
        mark.setImage(looks.image(Icon.of(state.mark())));
        Looks.name(mark, messages.get("mark." + state.mark()));
        text.setText(Looks.plain(state.text()));
        text.setToolTipText(Looks.plain(state.details().isEmpty() ? state.text() : state.details()));
        activity.setText(state.activity());
        state.remedy().ifPresent(one -> remedy.setText(words(one)));
        GridDataFactory.swtDefaults().hint(Looks.width(remedy), SWT.DEFAULT).exclude(state.remedy().isEmpty()).applyTo(remedy);
        remedy.setVisible(state.remedy().isPresent());
        fit();
    }

    private String words(Remedy one) {
        return switch (one) {
            case Remedy.UsePort use -> messages.get("state.usePort", Integer.toString(use.port()));
            case Remedy.Resume resume -> messages.get("state.resume");
        };
    }

    /** A bar of the window is as high as it would like to be; a text that wraps likes a height only once it knows its width. */
    private void fit() {
        int others = Stream.of(mark, activity, remedy).filter(Control::getVisible).mapToInt(StateBar::width).sum();
        int room = root.getShell().getClientArea().width - 2 * MARGIN - SPACING - others;
        GridDataFactory.swtDefaults().align(SWT.FILL, SWT.CENTER).grab(true, false).hint(Math.max(LEAST_TEXT, room), SWT.DEFAULT).applyTo(text);
        text.requestLayout();
    }

    private static int width(Control control) {
        return SPACING + (control instanceof Button button ? Looks.width(button) : control.computeSize(SWT.DEFAULT, SWT.DEFAULT).x);
    }
}
