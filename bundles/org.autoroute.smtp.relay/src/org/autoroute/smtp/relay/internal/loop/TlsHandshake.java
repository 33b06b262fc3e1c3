package org.autoroute.smtp.relay.internal.loop;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.channels.SelectionKey;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;

import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLException;

/**
 * The first exchange of a TLS connection (RFC 8446 section 2, RFC 5246 section 7.3), step by step. What takes long, above all the certificate check,
 * runs elsewhere; meanwhile nobody touches the engine.
 */
final class TlsHandshake {

    private static final System.Logger LOG = System.getLogger(TlsHandshake.class.getName());

    private final EventLoop loop;
    private final SelectionKey key;
    private final SSLEngine engine;
    private final TlsInput input;
    private final TlsOutput output;
    private final Executor checks;
    private final Runnable done;
    private final Secured secured;
    private boolean over;

    /** @param done run before anybody is told of the success */
    TlsHandshake(EventLoop loop, SelectionKey key, SSLEngine engine, TlsInput input, TlsOutput output, Executor checks, Runnable done,
            Secured secured) {
        this.loop = loop;
        this.key = key;
        this.engine = engine;
        this.input = input;
        this.output = output;
        this.checks = checks;
        this.done = done;
        this.secured = secured;
    }

    void start() {
        try {
            engine.beginHandshake();
        } catch (SSLException impossible) {
            fail(impossible);
            return;
        }
        advance();
    }

    /** Goes on as far as it can without waiting. */
    void advance() {
        try {
            int operations = step();
            while (operations < 0) {
                operations = step();
            }
            if (!over && key.isValid()) {
                key.interestOps(operations);
            }
        } catch (IOException | BufferPool.ExhaustedException broken) {
            failed(broken);
        }
    }

    /** @return the operations to wait for, negative when it can go on at once */
    private int step() throws IOException {
        if (!output.flush()) {
            return SelectionKey.OP_WRITE;
        }
        return switch (engine.getHandshakeStatus()) {
            case NEED_WRAP -> {
                output.speak();
                yield -1;
            }
            case NEED_UNWRAP, NEED_UNWRAP_AGAIN -> input.listen() ? -1 : SelectionKey.OP_READ;
            case NEED_TASK -> {
                check();
                yield 0;
            }
            case FINISHED, NOT_HANDSHAKING -> {
                over = true;
                input.shaken();
                done.run();
                secured.secured(engine.getSession());
                yield 0;
            }
        };
    }

    private void check() throws IOException {
        try {
            checks.execute(() -> {
                for (Runnable task; (task = engine.getDelegatedTask()) != null;) {
                    task.run();
                }
                loop.execute(() -> {
                    if (!over) {
                        advance();
                    }
                });
            });
        } catch (RejectedExecutionException tooMany) {
            throw new SSLException("too many handshakes at a time", tooMany);
        }
    }

    /** The connection is given up; nobody is told. */
    void cancel() {
        over = true;
    }

    private void fail(IOException cause) {
        if (over) {
            return;
        }
        over = true;
        if (key.isValid()) {
            key.interestOps(0);
        }
        try {
            if (output.flush()) {
                output.speak();
            }
        } catch (IOException noAlert) {
            LOG.log(Level.DEBUG, "alert", noAlert);
        }
        secured.unsecured(cause);
    }

    /** Something went wrong that is no fault of the peer. */
    void failed(Throwable cause) {
        fail(cause instanceof IOException io ? io : new SSLException(cause));
    }
}
