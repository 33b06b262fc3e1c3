package org.autoroute.smtp.ui.internal.welcome;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class MailClientSearchTest {

    private final BlockingQueue<Runnable> uiThread = new LinkedBlockingQueue<>();
    private final BlockingQueue<String> heard = new LinkedBlockingQueue<>();
    private final PlayedFinder finder = new PlayedFinder();
    private final MailClientSearch search = new MailClientSearch(finder, uiThread::add);

    private void start(String name) {
        search.start(findings -> heard.add(name + " " + findings.servers().size()), () -> heard.add(name + " ended"));
    }

    @Test
    void whatIsFoundIsHeardOnTheUiThread() throws Exception {
        start("one");
        finder.answer(PlayedFinder.THREE);
        Runnable news = uiThread.take();
        assertNull(heard.peek());

        news.run();

        assertEquals("one 3", heard.take());
    }

    @Test
    void ofASearchThatWasClosedNothingIsHeardThoughItHadFoundSomething() throws Exception {
        start("one");
        finder.answer(PlayedFinder.THREE);
        Runnable news = uiThread.take();

        search.close();
        news.run();

        assertNull(heard.poll());
    }

    @Test
    void aNewSearchGivesUpTheOneBefore() throws Exception {
        start("one");
        start("two");
        uiThread.take().run();
        finder.answer(PlayedFinder.NOTHING);
        uiThread.take().run();

        assertEquals("two 0", heard.take());
        assertEquals(1, finder.interrupted());
    }

    @Test
    void aSearchThatFailsHasEnded() throws Exception {
        MailClientSearch failing = new MailClientSearch(() -> {
            throw new IllegalStateException("played");
        }, uiThread::add);
        failing.start(findings -> heard.add("found"), () -> heard.add("ended"));

        uiThread.take().run();

        assertEquals("ended", heard.poll(1, TimeUnit.SECONDS));
    }
}
