package org.autoroute.smtp.ui.internal.tray;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.MenuItem;
import org.eclipse.swt.widgets.TrayItem;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

import org.autoroute.smtp.ui.internal.model.Mark;
import org.autoroute.smtp.ui.internal.testing.Bot;
import org.autoroute.smtp.ui.internal.testing.OnStage;
import org.autoroute.smtp.ui.internal.testing.Stage;
import org.autoroute.smtp.ui.internal.tray.notify.Notice;

/** The icon and the menu of SWT, whether a panel shows them or not. */
@Timeout(60)
@ExtendWith(OnStage.class)
class SwtTrayPlaceTest {

    private static final MenuLine.Choice FIRST = new MenuLine.Choice(new Action.Use(1, "first"), "first", true);
    private static final MenuLine.Choice SECOND = new MenuLine.Choice(new Action.Use(2, "second"), "second", false);
    private static final TrayLook LOOK = new TrayLook(Mark.ON, "a tooltip", List.of(new MenuLine.Info("Active && well"), new MenuLine.Separator(),
            FIRST, SECOND, new MenuLine.Check(new Action.Pause(false), "&Pause", true), new MenuLine.Command(Action.Plain.QUIT, "&Quit", true)));

    private final List<String> done = new CopyOnWriteArrayList<>();
    private final Bot bot;
    private final SwtTrayPlace place;
    private final SwtMenu menu;

    SwtTrayPlaceTest(Stage stage) {
        bot = stage.bot();
        TrayListener listener = new TrayListener() {
            @Override
            public void clicked() {
                done.add("clicked");
            }

            @Override
            public void chosen(Action action) {
                done.add(action.toString());
            }
        };
        place = bot.ask(() -> new SwtTrayPlace(bot.display(), TrayWatch.ofASystemThatHasOne(), listener));
        menu = bot.ask(() -> new SwtMenu(bot.display(), listener));
    }

    @AfterEach
    void close() {
        run(() -> {
            menu.close();
            place.close();
        });
    }

    private void run(Runnable task) {
        bot.ask(() -> {
            task.run();
            return null;
        });
    }

    private List<TrayItem> icons() {
        return Arrays.stream(bot.display().getSystemTray().getItems()).filter(icon -> icon.getToolTipText().startsWith("a tooltip")).toList();
    }

    @Test
    void theIconIsMadeOnceShownChangedAndHidden() {
        run(() -> {
            place.show(LOOK);
            place.show(new TrayLook(Mark.OFF, "a tooltip, another", LOOK.menu()));
        });
        assertEquals(List.of("a tooltip, another"), bot.ask(() -> icons().stream().map(TrayItem::getToolTipText).toList()));
        run(place::hide);
        assertFalse(bot.ask(() -> icons().getFirst().getVisible()));
    }

    @Test
    void aClickIsHeard() {
        run(() -> {
            place.show(LOOK);
            icons().getFirst().notifyListeners(SWT.Selection, new Event());
        });
        assertEquals(List.of("clicked"), done);
    }

    @Test
    void aNoticeIsABalloonAtTheIconAndOneAtATime() {
        run(() -> {
            place.show(LOOK);
            place.tell(new Notice(false, "news", "text"));
            place.tell(new Notice(true, "problem", "what to do"));
            assertEquals("problem", icons().getFirst().getToolTip().getText());
            icons().getFirst().getToolTip().notifyListeners(SWT.Selection, new Event());
        });
        assertEquals(List.of("OPEN"), done);
    }

    @Test
    void theMenuIsDrawnWithItsKindsOfLines() {
        List<String> lines = bot.ask(() -> {
            menu.popUp(LOOK.menu());
            return Arrays.stream(menu.owner().getMenu().getItems()).map(SwtTrayPlaceTest::text).toList();
        });
        assertEquals(List.of("Active && well off", "-", "first radio chosen", "second radio", "&Pause check chosen", "&Quit"), lines);
        run(() -> menu.owner().getMenu().setVisible(false));
    }

    private static String text(MenuItem item) {
        int style = item.getStyle();
        String kind = (style & SWT.RADIO) != 0 ? " radio" : (style & SWT.CHECK) != 0 ? " check" : "";
        return (style & SWT.SEPARATOR) != 0 ? "-" : item.getText() + kind + (item.getSelection() ? " chosen" : "") + (item.isEnabled() ? "" : " off");
    }

    @Test
    void onlyTheLineThatGetsTheChoiceSpeaks() {
        run(() -> {
            menu.popUp(LOOK.menu());
            MenuItem[] items = menu.owner().getMenu().getItems();
            items[2].setSelection(false);
            items[3].setSelection(true);
            items[2].notifyListeners(SWT.Selection, new Event());
            items[3].notifyListeners(SWT.Selection, new Event());
            items[4].notifyListeners(SWT.Selection, new Event());
            items[5].notifyListeners(SWT.Selection, new Event());
            menu.owner().getMenu().setVisible(false);
        });
        assertEquals(List.of(SECOND.action().toString(), "Pause[on=false]", "QUIT"), done);
    }
}
