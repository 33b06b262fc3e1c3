package org.autoroute.smtp.ui.internal.preferences;

import java.util.ArrayList;
import java.util.List;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.preference.PreferencePage;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.ScrolledComposite;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Group;

import org.autoroute.smtp.service.AutorouteService.Registration;
import org.autoroute.smtp.service.ServiceState;
import org.autoroute.smtp.service.settings.SettingKey;
import org.autoroute.smtp.service.settings.Settings;
import org.autoroute.smtp.ui.internal.Messages;
import org.autoroute.smtp.ui.internal.help.Topics;
import org.autoroute.smtp.ui.internal.model.LiveModel;

/** A page over settings of the service: the service has the truth, the page what the user has not applied yet. UI thread. */
abstract class SettingsPage extends PreferencePage {

    private static final int SPACING = 8;

    private final String topic;
    private final LiveModel model;
    private final Drafts drafts;
    private final Messages messages = Messages.of(SettingsPage.class);
    private final List<Field> fields = new ArrayList<>();

    /** @param drafts what the user wants so far; outlives the page */
    SettingsPage(String title, String topic, LiveModel model, Drafts drafts) {
        setTitle(title);
        this.topic = topic;
        this.model = model;
        this.drafts = drafts;
    }

    /** The buttons below the fields belong to the topic, too. */
    @Override
    public final void createControl(Composite parent) {
        super.createControl(parent);
        Topics.on(getControl(), topic);
        relabel(getDefaultsButton(), "defaults");
        relabel(getApplyButton(), "apply");
    }

    /** JFace has words for them, too, but only in English. */
    private void relabel(Button button, String words) {
        button.setText(messages.get(words));
        setButtonLayoutData(button);
    }

    @Override
    protected final Control createContents(Composite parent) {
        Composite body = new Composite(parent, SWT.NONE);
        GridLayoutFactory.fillDefaults().spacing(0, SPACING).applyTo(body);
        fill(body);
        Registration shown = model.bind(ServiceState::settings, this::published);
        body.addDisposeListener(event -> shown.close());
        return body;
    }

    /** Puts the fields into the page. */
    abstract void fill(Composite body);

    /** Something was entered or has changed; every field has been shown. */
    void changed() {
    }

    final Messages messages() {
        return messages;
    }

    final LiveModel model() {
        return model;
    }

    final Draft draft(SettingKey key) {
        return drafts.get(key);
    }

    final void add(Field field) {
        fields.add(field);
    }

    final Composite group(Composite body, String words) {
        Group group = new Group(body, SWT.NONE);
        group.setText(messages.get(words));
        GridLayoutFactory.swtDefaults().numColumns(2).spacing(8, 6).applyTo(group);
        GridDataFactory.fillDefaults().grab(true, false).applyTo(group);
        return group;
    }

    /** Fields below each other within a group, all as wide as the widest. */
    static Composite columns(Composite group) {
        Composite columns = new Composite(group, SWT.NONE);
        GridLayoutFactory.fillDefaults().numColumns(2).spacing(8, 6).applyTo(columns);
        GridDataFactory.swtDefaults().span(2, 1).applyTo(columns);
        return columns;
    }

    final void edit(SettingKey key, String value) {
        drafts.edit(key, value);
        show();
    }

    @Override
    protected void performDefaults() {
        drafts.restoreDefaults();
        show();
        super.performDefaults();
    }

    @Override
    public boolean performOk() {
        if (!drafts.valid()) {
            return false;
        }
        drafts.changes().forEach(draft -> model.ask(model.service().changeSetting(draft.key().id(), draft.tidy())));
        return true;
    }

    private void published(Settings settings) {
        drafts.publish(settings);
        show();
    }

    private void show() {
        fields.forEach(field -> field.show(drafts.get(field.key())));
        changed();
        setValid(drafts.valid());
        fit();
    }

    /** Notes come and go: what no longer fits can be scrolled to. */
    final void fit() {
        for (Composite one = getControl() == null ? null : getControl().getParent(); one != null; one = one.getParent()) {
            if (one instanceof ScrolledComposite scrolled) {
                int width = Math.max(scrolled.getMinWidth(), scrolled.getClientArea().width);
                scrolled.setMinHeight(getControl().computeSize(width, SWT.DEFAULT).y);
                return;
            }
        }
    }
}
