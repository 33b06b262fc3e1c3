package org.autoroute.smtp.relay.internal.loop;

/** What a loop calls when a channel can go on. Always on the loop's thread. */
public interface Handler {

    /** The channel is ready for these {@link java.nio.channels.SelectionKey} operations. */
    void ready(int operations);

    /** {@link #ready} threw. Whatever belongs to the channel must be given up; the loop goes on. */
    void failed(Throwable cause);
}
