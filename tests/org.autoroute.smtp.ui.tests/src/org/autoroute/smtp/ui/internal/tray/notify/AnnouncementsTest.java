package org.autoroute.smtp.ui.internal.tray.notify;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicBoolean;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.autoroute.smtp.service.login.LoginTrouble;
import org.autoroute.smtp.routing.Login;
import org.autoroute.smtp.routing.HostPort;
import org.autoroute.smtp.relay.ListenState;
import org.autoroute.smtp.service.settings.SettingKey;
import org.autoroute.smtp.ui.internal.model.LiveModel;
import org.autoroute.smtp.ui.internal.model.Presenter;
import org.autoroute.smtp.ui.internal.testing.FakeService;
import org.autoroute.smtp.ui.internal.testing.Words;

/** When it is told. */
class AnnouncementsTest {

    private final FakeService service = new FakeService();
    private final List<Runnable> later = new ArrayList<>();
    private final List<Boolean> told = new ArrayList<>();
    private final AtomicBoolean inFront = new AtomicBoolean();
    private Announcements announcements;

    @BeforeEach
    void start() {
        service.server("192.0.2.25").server("198.51.100.7");
        announcements = new Announcements(new LiveModel(service, new Presenter(Locale.ENGLISH), Runnable::run), (delay, task) -> later.add(task),
                inFront::get, notice -> told.add(notice.problem()));
    }

    private void timePasses() {
        List<Runnable> due = List.copyOf(later);
        later.clear();
        due.forEach(Runnable::run);
    }

    private void use(int number) {
        service.use(number).toCompletableFuture().join();
    }

    @Test
    void theStateAtTheStartIsNotTold() {
        service.portTaken(Words.text("portTaken"), 2525);
        timePasses();
        assertEquals(List.of(), told);
    }

    @Test
    void aChangeIsToldOnceItHasComeToRest() {
        timePasses();
        use(2);
        assertEquals(List.of(), told);
        timePasses();
        assertEquals(List.of(false), told);
    }

    @Test
    void aRefusedLoginIsToldOnceAndAgainAfterItWasRight() {
        LoginTrouble refused = LoginTrouble.refused(new HostPort("192.0.2.25", 25), new Login.Stored("tim", Optional.empty(), false, false), "535 no");
        timePasses();
        service.troubles(refused);
        timePasses();
        assertEquals(List.of(true), told);
        service.troubles(refused);
        use(1);
        timePasses();
        assertEquals(List.of(true), told);
        service.troubles();
        timePasses();
        service.troubles(refused);
        timePasses();
        assertEquals(List.of(true, true), told);
    }

    @Test
    void manyChangesAreOneAndThoseThatCancelOutAreNone() {
        timePasses();
        use(2);
        use(1);
        timePasses();
        assertEquals(List.of(), told);
        use(2);
        service.portTaken(Words.text("portTaken"), 2525);
        timePasses();
        assertEquals(List.of(true), told);
    }

    @Test
    void whatIsNotSettledIsWaitedFor() {
        timePasses();
        service.listening(new ListenState.Stopped());
        use(2);
        timePasses();
        assertEquals(List.of(), told);
        service.portTaken(Words.text("portTaken"), 2525);
        timePasses();
        assertEquals(List.of(true), told);
    }

    @Test
    void whoSeesTheWindowIsNotToldNeitherThenNorLater() {
        timePasses();
        inFront.set(true);
        use(2);
        timePasses();
        inFront.set(false);
        service.setting(SettingKey.ROUTING_EXPAND_MASKS, "true");
        timePasses();
        assertEquals(List.of(), told);
    }

    @Test
    void whoDoesNotWantItIsNotTold() {
        timePasses();
        service.setting(SettingKey.WINDOW_NOTIFICATIONS, "false");
        use(2);
        timePasses();
        assertEquals(List.of(), told);
        service.setting(SettingKey.WINDOW_NOTIFICATIONS, "true");
        use(1);
        timePasses();
        assertEquals(List.of(false), told);
    }

    @Test
    void afterTheEndNothingIsTold() {
        timePasses();
        use(2);
        announcements.close();
        timePasses();
        assertEquals(List.of(), told);
    }
}
