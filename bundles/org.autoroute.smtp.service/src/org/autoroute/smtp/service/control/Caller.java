package org.autoroute.smtp.service.control;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.function.Consumer;
import java.util.function.Function;

import org.autoroute.smtp.service.AutorouteService.Registration;
import org.autoroute.smtp.service.settings.RefusedException;

import com.google.gson.JsonObject;

/** One connection to the control socket: requests, one after the other, each answered before the next is read. On a thread of its own. */
final class Caller implements ControlHandler.Answer, AutoCloseable {

    private static final System.Logger LOG = System.getLogger(Caller.class.getName());
    /** For a request to arrive, and for an answer to be taken. */
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final int QUEUED = 1000;

    private final SocketChannel channel;
    private final ControlHandler handler;
    private final LineReader in;

    Caller(SocketChannel channel, ControlHandler handler) {
        this.channel = channel;
        this.handler = handler;
        this.in = new LineReader(Channels.newInputStream(channel), LineReader.REQUEST_LIMIT);
    }

    void serve() throws IOException {
        for (Optional<String> line = request(); line.isPresent(); line = request()) {
            try {
                answer(ControlRequest.parse(line.get()));
            } catch (MalformedException malformed) {
                error(malformed.getMessage());
            }
        }
    }

    private Optional<String> request() throws IOException {
        try (Deadline deadline = Deadline.closing(channel, PATIENCE)) {
            return in.readLine();
        } catch (MalformedException tooLong) {
            error(tooLong.getMessage());
            return Optional.empty();
        }
    }

    private void answer(ControlRequest request) throws IOException {
        try {
            handler.handle(request, this);
        } catch (RefusedException refused) {
            error(refused.text().in(request.locale()));
        } catch (RuntimeException defect) {
            LOG.log(Level.ERROR, "command " + request.command(), defect);
            error(defect.toString());
        }
    }

    private void error(String words) throws IOException {
        JsonObject response = new JsonObject();
        response.addProperty("ok", false);
        response.addProperty("error", words);
        write(response);
    }

    @Override
    public void result(JsonObject result) throws IOException {
        JsonObject response = new JsonObject();
        response.addProperty("ok", true);
        response.add("result", result);
        write(response);
    }

    private void write(JsonObject response) throws IOException {
        try (Deadline deadline = Deadline.closing(channel, PATIENCE)) {
            Json.writeLine(channel, response);
        }
    }

    /** This thread waits for the caller to hang up, another one writes. */
    @Override
    public void follow(Function<Consumer<JsonObject>, Registration> source) throws IOException {
        BlockingQueue<JsonObject> queue = new ArrayBlockingQueue<>(QUEUED);
        Thread writer = Thread.ofVirtual().name(Thread.currentThread().getName() + "-follow").unstarted(() -> writeAll(queue));
        try (Registration registration = source.apply(queue::offer)) {
            writer.start();
            hold();
        } finally {
            writer.interrupt();
        }
    }

    private void writeAll(BlockingQueue<JsonObject> queue) {
        try {
            while (channel.isOpen()) {
                result(queue.take());
            }
        } catch (InterruptedException | IOException gone) {
            LOG.log(Level.DEBUG, "a caller that followed is gone", gone);
        }
    }

    @Override
    public void hold() throws IOException {
        while (in.readLine().isPresent()) {
            LOG.log(Level.DEBUG, "a request out of turn is passed over");
        }
        channel.close();
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
