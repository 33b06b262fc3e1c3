package org.autoroute.smtp.network.internal.linux;

import java.io.IOException;
import java.util.function.Consumer;

/** Asks the kernel for all of a kind. */
final class NetlinkDump {

    private static final int ATTEMPTS = 5;

    private NetlinkDump() {
    }

    /** One attempt to read something; empty hands are no error. */
    @FunctionalInterface
    interface Attempt {
        /** @return false when something changed while the kernel wrote, so that it has to be read anew */
        boolean read() throws IOException;
    }

    /** Until an attempt came through undisturbed. */
    static void repeat(Attempt attempt) throws IOException {
        IOException last = null;
        for (int i = 0; i < ATTEMPTS; i++) {
            try {
                if (attempt.read()) {
                    return;
                }
                last = new IOException("the network changes faster than it can be read");
            } catch (NetlinkSocket.Overrun e) {
                last = e;
            }
        }
        throw last;
    }

    /**
     * Sends a request and hands over the answers.
     *
     * @param sequence that of the request
     * @param wanted   type of the messages to hand over
     * @return false when something changed while the kernel wrote
     */
    static boolean read(NetlinkSocket socket, byte[] request, int sequence, int wanted, Consumer<NetlinkMessage> sink) throws IOException {
        socket.send(request);
        boolean whole = true;
        while (true) {
            int length = socket.receive();
            for (NetlinkMessage message : NetlinkMessage.split(socket.buffer(), length)) {
                if (message.sequence() != sequence) {
                    continue;
                }
                whole &= (message.flags() & Rtnetlink.NLM_F_DUMP_INTR) == 0;
                if (message.type() == Rtnetlink.NLMSG_DONE) {
                    return whole;
                }
                if (message.type() == Rtnetlink.NLMSG_ERROR) {
                    throw new IOException("the kernel refused a dump: error " + -message.body().getInt(0));
                }
                if (message.type() == wanted) {
                    sink.accept(message);
                }
            }
        }
    }
}
