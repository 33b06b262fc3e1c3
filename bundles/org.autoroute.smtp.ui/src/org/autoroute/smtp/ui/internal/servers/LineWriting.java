package org.autoroute.smtp.ui.internal.servers;

import java.util.List;

import org.autoroute.smtp.routing.EntryParser;
import org.autoroute.smtp.routing.ServerList;
import org.autoroute.smtp.ui.internal.Messages;
import org.autoroute.smtp.ui.internal.icons.Icon;
import org.autoroute.smtp.ui.internal.servers.NoteLine.Note;

/** One line being written in place: checked while it is typed, taken by Enter when it is right, given up by Esc. UI thread. */
final class LineWriting implements LineEditor.Ear {

    private final LineEditor field;
    private final Messages messages;
    private final Host host;
    private Row row;
    private boolean adds;
    private boolean taken;

    LineWriting(ServerTable table, Messages messages, Host host) {
        this.messages = messages;
        this.host = host;
        field = new LineEditor(table.control(), messages.get("editor"), this);
    }

    /** Where the line goes. */
    interface Host {

        /** The list the user sees; stays the same while a line is written. */
        ServerList list();

        /** Something else is to be said of the line, or it is not written any more. */
        void show();

        /** Has the edit made; one of the two runs later. */
        void make(Edit edit, Runnable done, Runnable refused);
    }

    boolean isOpen() {
        return field.isOpen();
    }

    /** The row in whose place the line stands. */
    Row row() {
        return row;
    }

    boolean adds() {
        return isOpen() && adds;
    }

    /** Opens the field in the row that the table shows. @param adds whether the line is a new one */
    void open(Row row, boolean adds, ServerTable table) {
        this.row = row;
        this.adds = adds;
        taken = false;
        field.open(table.item(row), row.text());
        typed();
    }

    /** Follows the row to where the table shows it now. */
    void rowIs(Row now, ServerTable table) {
        row = now;
        field.show(table.item(now));
    }

    /** The keyboard goes to the line. */
    void setFocus() {
        field.setFocus();
    }

    /** Takes the line if it can be taken, and goes on; stays at a line that is wrong. */
    void finish(Runnable then) {
        if (!isOpen() || taken) {
            then.run();
        } else if (isUntouched()) {
            close();
            then.run();
        } else if (fault() != null) {
            pointAtFault();
        } else {
            take();
            then.run();
        }
    }

    @Override
    public void typed() {
        Note note = note();
        field.mark(note.icon(), fault() == null && !(check() instanceof LineCheck.Twice) ? "" : note.text());
        host.show();
    }

    @Override
    public void entered() {
        if (taken) {
            return;
        }
        if (adds && isUntouched()) {
            close();
        } else if (fault() != null) {
            pointAtFault();
        } else if (isUntouched()) {
            close();
        } else {
            take();
        }
    }

    @Override
    public void givenUp() {
        if (!taken) {
            close();
        }
    }

    @Override
    public void left() {
        if (taken) {
            return;
        }
        if (isUntouched()) {
            close();
        } else if (fault() == null) {
            take();
        }
    }

    /** What is to be said of the line now. */
    Note note() {
        return switch (check()) {
            case LineCheck.Blank blank -> new Note(Icon.INACTIVE, messages.get("hint"));
            case LineCheck.Right right -> new Note(Icon.PASSED, messages.get("hint"));
            case LineCheck.Twice twice -> new Note(Icon.WARNING, messages.get("hint.twice", twice.row() + 1));
            case LineCheck.Wrong wrong -> new Note(Icon.FAILED,
                    messages.get("fault", Integer.toString(wrong.fault().column()), wrong.fault().expected().in(messages.locale())));
        };
    }

    private LineCheck check() {
        return LineCheck.of(field.line(), host.list(), adds ? -1 : row.index());
    }

    /** Null when the line can be taken; a line that has been emptied cannot. */
    private EntryParser.Wrong fault() {
        return EntryParser.parse(field.line()) instanceof EntryParser.Wrong wrong ? wrong : null;
    }

    private boolean isUntouched() {
        return field.line().strip().equals(row.text());
    }

    private void pointAtFault() {
        String line = field.line();
        int characters = Math.min(fault().column() - 1, line.codePointCount(0, line.length()));
        field.point(line.offsetByCodePoints(0, characters));
        host.show();
    }

    private void take() {
        taken = true;
        field.freeze(true);
        Edit edit = adds ? new Edit.Insert(row.index(), List.of(field.line())) : new Edit.Rewrite(row.index(), field.line());
        host.make(edit, this::close, () -> {
            taken = false;
            field.freeze(false);
            field.point(field.line().length());
        });
    }

    private void close() {
        field.close();
        host.show();
    }
}
