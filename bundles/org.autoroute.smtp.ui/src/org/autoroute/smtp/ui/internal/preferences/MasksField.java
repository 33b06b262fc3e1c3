package org.autoroute.smtp.ui.internal.preferences;

import java.util.List;
import java.util.stream.Collectors;

import org.eclipse.jface.dialogs.IMessageProvider;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.ST;
import org.eclipse.swt.custom.StyleRange;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;

import org.autoroute.smtp.relay.AccessMeaning;
import org.autoroute.smtp.relay.AccessRule;
import org.autoroute.smtp.routing.Text;
import org.autoroute.smtp.service.settings.SettingKey;
import org.autoroute.smtp.ui.internal.Messages;
import org.autoroute.smtp.ui.internal.window.Looks;
import org.autoroute.smtp.ui.internal.window.Note;

/** Whom the server lets in: the masks, what they mean in plain words, and what is dangerous about them. */
final class MasksField implements Field {

    private static final int LINES = 5;
    private static final int LEAST_WIDTH = 300;

    private final Messages messages;
    private final StyledText text;
    private final Note note;
    private final Label meaning;
    private final List<Note> warnings;

    MasksField(Composite parent, Messages messages, Edits edits) {
        this.messages = messages;
        Label label = new Label(parent, SWT.NONE);
        label.setText(messages.get("masks"));
        GridDataFactory.swtDefaults().span(2, 1).applyTo(label);
        text = new StyledText(parent, SWT.BORDER | SWT.MULTI | SWT.WRAP | SWT.V_SCROLL);
        text.setMargins(4, 4, 4, 4);
        text.setToolTipText(messages.get("masks.tip"));
        Looks.name(text, messages.get("masks"));
        GridDataFactory.fillDefaults().grab(true, false).span(2, 1).hint(LEAST_WIDTH, LINES * text.getLineHeight()).applyTo(text);
        text.setKeyBinding('A' | SWT.MOD1, ST.SELECT_ALL);
        text.addTraverseListener(event -> event.doit |= event.detail == SWT.TRAVERSE_TAB_NEXT || event.detail == SWT.TRAVERSE_TAB_PREVIOUS);
        text.addModifyListener(event -> edits.edited(key(), value()));
        note = new Note(parent, 0);
        meaning = new Label(parent, SWT.WRAP);
        meaning.setToolTipText(messages.get("masks.meaning.tip"));
        GridDataFactory.fillDefaults().grab(true, false).span(2, 1).hint(LEAST_WIDTH, SWT.DEFAULT).applyTo(meaning);
        warnings = List.of(new Note(parent, 0), new Note(parent, 0));
    }

    @Override
    public SettingKey key() {
        return SettingKey.SERVER_ALLOWED;
    }

    @Override
    public void show(Draft draft) {
        if (!draft.value().equals(value())) {
            text.setText(draft.value());
        }
        Field.note(draft, note, messages);
        text.setStyleRange(null);
        switch (AccessRule.parse(draft.value())) {
            case AccessRule.Wrong wrong -> {
                underline(wrong.column() - 1);
                say("", List.of());
            }
            case AccessRule.Parsed(AccessRule rule) -> say(words(rule.meaning()), rule.meaning().warnings());
        }
    }

    /** A line's end divides masks as a comma does; every character keeps its place. */
    private String value() {
        return text.getText().replace('\r', ',').replace('\n', ',');
    }

    private void underline(int start) {
        String after = value().substring(start);
        int length = after.indexOf(',') < 0 ? after.length() : after.indexOf(',');
        if (length > 0) {
            StyleRange range = new StyleRange(start, length, null, null);
            range.underline = true;
            range.underlineStyle = SWT.UNDERLINE_ERROR;
            range.underlineColor = text.getDisplay().getSystemColor(SWT.COLOR_RED);
            text.setStyleRange(range);
        }
    }

    private String words(AccessMeaning means) {
        return messages.get("masks.meaning", means.groups().stream().map(this::words).collect(Collectors.joining("; ")));
    }

    private String words(Text sentence) {
        return sentence.in(messages.locale());
    }

    private void say(String words, List<Text> dangers) {
        if (!words.equals(meaning.getText())) {
            meaning.setText(words);
            meaning.setVisible(!words.isEmpty());
            ((GridData) meaning.getLayoutData()).exclude = words.isEmpty();
            meaning.requestLayout();
        }
        for (int i = 0; i < warnings.size(); i++) {
            warnings.get(i).show(IMessageProvider.WARNING, i < dangers.size() ? words(dangers.get(i)) : "");
        }
    }
}
