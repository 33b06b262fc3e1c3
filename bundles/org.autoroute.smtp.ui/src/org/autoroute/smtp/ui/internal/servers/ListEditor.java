package org.autoroute.smtp.ui.internal.servers;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

import org.autoroute.smtp.routing.ServerList;
import org.autoroute.smtp.ui.internal.model.LiveModel;

/**
 * Has the service make the user's edits, one after the other, and takes them back on request. An edit is made of the list the user saw; what somebody
 * else has changed since stays. UI thread.
 */
final class ListEditor {

    private final LiveModel model;
    private final Deque<Step> steps = new ArrayDeque<>();
    private final Deque<Runnable> waiting = new ArrayDeque<>();
    private boolean busy;

    ListEditor(LiveModel model) {
        this.model = model;
    }

    /**
     * Something that has been done and can be taken back.
     *
     * @param rows those it was about, as they are counted without it
     */
    private record Step(Change change, Collection<Integer> rows) {
    }

    /** Runs it as soon as no edit is under way, so that it sees the list with all that was asked for before. */
    void whenIdle(Runnable turn) {
        if (busy) {
            waiting.add(turn);
        } else {
            turn.run();
        }
    }

    boolean canUndo() {
        return !steps.isEmpty();
    }

    /**
     * Makes an edit.
     *
     * @param list    the list the user sees
     * @param done    is told the rows to select
     * @param refused runs when nothing was changed and the user has been told why
     */
    void make(Edit edit, ServerList list, Consumer<Collection<Integer>> done, Runnable refused) {
        Edit.Result wanted = edit.on(list);
        if (wanted.list().equals(list)) {
            done.accept(wanted.rows());
            return;
        }
        ask(new Change(list, wanted.list()), made -> {
            steps.push(new Step(made, edit.rows()));
            done.accept(wanted.rows());
        }, refused);
    }

    /** Takes back what was done last. */
    void undo(Consumer<Collection<Integer>> done) {
        Step last = steps.pop();
        ask(last.change().inverse(), made -> done.accept(last.rows()), () -> { });
    }

    private void ask(Change wanted, Consumer<Change> done, Runnable refused) {
        busy = true;
        AtomicReference<Change> made = new AtomicReference<>();
        model.ask(model.service().changeServers(list -> {
            made.set(new Change(list, wanted.applyTo(list)));
            return made.get().to();
        }), () -> turn(() -> done.accept(made.get())), () -> turn(refused));
    }

    private void turn(Runnable last) {
        busy = false;
        last.run();
        while (!busy && !waiting.isEmpty()) {
            waiting.poll().run();
        }
    }
}
