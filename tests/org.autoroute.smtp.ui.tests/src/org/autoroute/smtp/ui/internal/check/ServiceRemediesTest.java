package org.autoroute.smtp.ui.internal.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

import org.autoroute.smtp.service.check.Action;
import org.autoroute.smtp.ui.internal.testing.OnStage;
import org.autoroute.smtp.ui.internal.testing.Stage;

@ExtendWith(OnStage.class)
@Timeout(60)
class ServiceRemediesTest {

    private final Stage stage;
    private final List<Action> opened = new CopyOnWriteArrayList<>();
    private final CountDownLatch done = new CountDownLatch(1);

    ServiceRemediesTest(Stage stage) {
        this.stage = stage;
    }

    private void apply(Action action) {
        new ServiceRemedies(stage.model(), opened::add).apply(action, done::countDown);
    }

    @Test
    void anotherPortIsASetting() throws InterruptedException {
        apply(new Action.UsePort(2526));
        assertTrue(done.await(10, TimeUnit.SECONDS));
        assertEquals(2526, stage.service().state().settings().server().port());
    }

    @Test
    void theNextServerIsChosen() throws InterruptedException {
        stage.service().server("192.0.2.1").server("192.0.2.2");
        apply(new Action.Next());
        assertTrue(done.await(10, TimeUnit.SECONDS));
        assertEquals("192.0.2.2", stage.service().state().active().orElseThrow().line());
    }

    @Test
    void aPauseEnds() throws InterruptedException {
        apply(new Action.Resume());
        assertTrue(done.await(10, TimeUnit.SECONDS));
        assertFalse(stage.service().state().paused());
        assertTrue(stage.service().calls.contains("resume"), stage.service().calls.toString());
    }

    @Test
    void pagesAndQuestionsAreOpenedElsewhere() {
        Action page = new Action.OpenPreferences(Action.Page.GENERAL);
        apply(page);
        apply(new Action.AddServer());
        assertEquals(List.of(page, new Action.AddServer()), opened);
        assertEquals(1, done.getCount());
    }
}
