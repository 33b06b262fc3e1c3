package org.autoroute.smtp.relay.conformance;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

import org.autoroute.smtp.relay.AccessRule;
import org.autoroute.smtp.relay.Credentials;
import org.autoroute.smtp.relay.HealthObserver;
import org.autoroute.smtp.relay.ListenSettings;
import org.autoroute.smtp.relay.ListenState;
import org.autoroute.smtp.relay.Relay;
import org.autoroute.smtp.relay.RelayOptions;
import org.autoroute.smtp.relay.RelayOptions.Backoff;
import org.autoroute.smtp.relay.RelayOptions.Limits;
import org.autoroute.smtp.relay.RelayOptions.Links;
import org.autoroute.smtp.relay.RelayOptions.Timeouts;
import org.autoroute.smtp.relay.RouteSource;
import org.autoroute.smtp.relay.SessionObserver;
import org.autoroute.smtp.relay.TlsMemory;
import org.autoroute.smtp.relay.Upstreams;
import org.autoroute.smtp.routing.Candidate;
import org.autoroute.smtp.routing.Explanation;
import org.autoroute.smtp.routing.HostPort;
import org.autoroute.smtp.routing.IpAddress;
import org.autoroute.smtp.routing.Reason;
import org.autoroute.smtp.routing.Resolution;
import org.autoroute.smtp.routing.Route;
import org.autoroute.smtp.routing.ServerEntry;
import org.autoroute.smtp.routing.Text;

/**
 * Messages through a whole relay, in all the ways in which one can come and go: by DATA or in chunks, answered ahead or not; in pieces of any size, with a
 * server that answers slowly, refuses, contradicts itself in number or goes away at any reply. The promises: the client hears of acceptance only when the
 * server has accepted just that message, once; a message with a stray CR, LF or NUL never arrives; a clean one that nobody refuses does; each command has
 * one reply; and the next message fares as if nothing had been.
 */
public final class ChunkFuzz {

    /** Octets before the message: way, two lengths of pieces, length of chunks, what the server does wrong, its pace. */
    private static final int HEAD = 6;
    private static final int MOST_PIECES = 48;
    private static final long STUCK_NANOS = Duration.ofSeconds(5).toNanos();
    private static final String SMALL = "Subject: next\r\n\r\n..hello\r\n";

    private static final Bench LOCK_STEP = new Bench(Links.LOCK_STEP);
    private static final Bench AHEAD = new Bench(new Links(Duration.ZERO, 0, Duration.ZERO, 1, Duration.ZERO));

    private ChunkFuzz() {
    }

    /** How a message comes and goes. */
    private enum Way {
        DATA, DATA_AHEAD, DATA_TO_CHUNKS, CHUNKS, CHUNKS_PIPELINED, CHUNKS_AHEAD;

        boolean inChunks() {
            return this == CHUNKS || this == CHUNKS_PIPELINED || this == CHUNKS_AHEAD;
        }

        Bench bench() {
            return this == DATA || this == CHUNKS || this == CHUNKS_PIPELINED ? LOCK_STEP : AHEAD;
        }
    }

    /** What a server does wrong instead of one reply. */
    private enum Wrong {
        NOTHING, LATER, NEVER, FAREWELL, CLOSE, RESET, TWICE
    }

    /** The relays start before the first input, whose time is limited. */
    public static void fuzzerInitialize() {
        LOCK_STEP.relay.openSessions();
        AHEAD.relay.openSessions();
    }

    public static void fuzzerTestOneInput(byte[] octets) {
        if (octets.length < HEAD) {
            return;
        }
        Way way = Way.values()[(octets[0] & 0xff) % Way.values().length];
        int wrongAt = octets[4] & 15;
        Wrong wrong = Wrong.values()[(octets[4] >> 4 & 15) % Wrong.values().length];
        String message = new String(Arrays.copyOfRange(octets, HEAD, octets.length), ISO_8859_1);
        try (Dialogue dialogue = new Dialogue(way.bench(), new Server(way != Way.DATA_AHEAD, wrong, wrongAt, octets[5] & 3))) {
            dialogue.run(way, octets, message);
        } catch (IOException | InterruptedException impossible) {
            throw new AssertionError(impossible);
        }
    }

    /** A relay and the address of the server it knows. One for all inputs. */
    private static final class Bench {

        private final Relay relay;
        private final ServerSocketChannel server;
        private final int port;

        Bench(Links links) {
            try {
                server = ServerSocketChannel.open().bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 1024);
                server.configureBlocking(false);
            } catch (IOException impossible) {
                throw new UncheckedIOException(impossible);
            }
            Duration never = Duration.ofDays(1);
            RelayOptions options = new RelayOptions(1, Optional.of("relay.example"), Timeouts.RFC5321, Limits.DEFAULTS,
                    new Backoff(Integer.MAX_VALUE, 1, never, never, never, 0), links);
            HostPort at = new HostPort("127.0.0.1", server.socket().getLocalPort());
            Candidate candidate = new Candidate(new ServerEntry(at, Optional.empty(), Optional.empty()), Reason.DEFAULT, Optional.empty(),
                    List.of(IpAddress.parse("127.0.0.1").orElseThrow()));
            Route route = new Route(Reason.DEFAULT, List.of(candidate), Text.of(Route.class, "comment.default"), new Explanation(List.of()), false);
            relay = new Relay(options, always(route), new Upstreams(ChunkFuzz::unknown, List::of, TlsMemory.ofProcess(), Credentials.NONE, HealthObserver.NONE),
                    SessionObserver.NONE);
            port = ((ListenState.Listening) relay.listen(new ListenSettings(0, AccessRule.DEFAULT))).port();
        }

        private static RouteSource always(Route route) {
            return new RouteSource() {
                @Override
                public CompletionStage<Route> route() {
                    return CompletableFuture.completedFuture(route);
                }

                @Override
                public CompletionStage<Route> route(String senderDomain) {
                    return route();
                }
            };
        }
    }

    private static CompletionStage<Resolution> unknown(String host) {
        return CompletableFuture.completedFuture(new Resolution.Failed(Text.of(Route.class, "comment.none")));
    }

    /** One session, client and server played by one thread, the relay's own turn awaited in between. */
    private static final class Dialogue implements AutoCloseable {

        private final Bench bench;
        private final Server server;
        private final SocketChannel client;
        private final StringBuilder heard = new StringBuilder();
        private final Deque<String> replies = new ArrayDeque<>();
        private boolean ended;

        Dialogue(Bench bench, Server server) throws IOException {
            this.bench = bench;
            this.server = server;
            client = SocketChannel.open(new InetSocketAddress(InetAddress.getLoopbackAddress(), bench.port));
            client.setOption(StandardSocketOptions.TCP_NODELAY, true);
            client.configureBlocking(false);
        }

        void run(Way way, byte[] head, String message) throws IOException, InterruptedException {
            require(reply(), "220");
            require(ask("EHLO client.example\r\n"), "250");
            String from = ask("MAIL FROM:<a@client.example>\r\n");
            String to = positive(from) ? ask("RCPT TO:<b@upstream.example>\r\n") : from;
            boolean clean;
            String said;
            String content;
            if (!positive(to)) {
                clean = false;
                said = to;
                content = message;
            } else if (way.inChunks()) {
                content = message;
                clean = isClean(message);
                said = inChunks(chunks(message, head[3] & 0xff), way == Way.CHUNKS_PIPELINED, head);
            } else {
                String wire = upToItsEnd(message + "\r\n.\r\n");
                clean = isClean(wire);
                content = wire.substring(0, wire.length() - 3).replaceAll("(?s)(?<=^|\\r\\n)\\.", "");
                said = byData(wire, head);
            }
            check(said, clean, content);
            next(clean);
        }

        private void check(String said, boolean clean, String content) {
            if (said == null) {
                throw new AssertionError("the message had no reply");
            }
            if (said.startsWith("421 4.3.0") || said.startsWith("421 4.3.1")) {
                throw new AssertionError(said);
            }
            boolean accepted = server.accepted.equals(List.of(content));
            if (!accepted && !server.accepted.isEmpty()) {
                throw new AssertionError("arrived " + server.accepted.size() + " times, or changed");
            }
            if (positive(said) != accepted && (positive(said) || !server.hasErred)) {
                throw new AssertionError("the client heard " + said + ", the server has " + (accepted ? "it" : "nothing"));
            }
            if (accepted && !clean || !accepted && clean && !server.hasErred) {
                throw new AssertionError((clean ? "clean" : "not clean") + ", and the client heard " + said);
            }
        }

        /** What comes behind it in the same session. */
        private void next(boolean clean) throws IOException, InterruptedException {
            String reset = ask("RSET\r\n");
            if (reset == null || reset.startsWith("421")) {
                if (clean && !server.hasErred) {
                    throw new AssertionError("a session that was in order ended with " + reset);
                }
                return;
            }
            if (server.hasErred && server.wrong == Wrong.TWICE) {
                return;
            }
            require(reset, "250");
            server.accepted.clear();
            server.forgives();
            require(ask("MAIL FROM:<a@client.example>\r\n"), "250");
            require(ask("RCPT TO:<b@upstream.example>\r\n"), "250");
            require(ask("DATA\r\n"), "354");
            require(ask(SMALL + ".\r\n"), "250");
            if (!server.accepted.equals(List.of(SMALL.replace("..", ".")))) {
                throw new AssertionError("the next message did not arrive: " + server.accepted);
            }
        }

        private String byData(String wire, byte[] head) throws IOException, InterruptedException {
            String go = ask("DATA\r\n");
            if (go == null || !go.startsWith("354")) {
                return go;
            }
            inPieces(wire, head);
            return reply();
        }

        private String inChunks(List<String> chunks, boolean pipelined, byte[] head) throws IOException, InterruptedException {
            String said = null;
            int answered = 0;
            for (int i = 0; i < chunks.size() && (pipelined || i == 0 || positive(said)); i++) {
                inPieces("BDAT " + chunks.get(i).length() + (i == chunks.size() - 1 ? " LAST\r\n" : "\r\n") + chunks.get(i), head);
                if (!pipelined) {
                    said = reply();
                    answered++;
                }
            }
            for (String next = said; pipelined && answered < chunks.size(); answered++) {
                next = reply();
                if (next == null) {
                    break;
                }
                said = next;
            }
            return answered < chunks.size() && positive(said) ? null : said;
        }

        private void inPieces(String octets, byte[] head) throws IOException, InterruptedException {
            int least = octets.length() / MOST_PIECES + 1;
            for (int at = 0, round = 0; at < octets.length() && !ended; round++) {
                int length = head[1 + round % 2] & 0xff;
                int to = Math.min(octets.length(), at + Math.max(least, length < 192 ? 1 + length : (length - 191) * 128));
                write(octets.substring(at, to));
                turn();
                at = to;
            }
        }

        private String ask(String octets) throws IOException, InterruptedException {
            write(octets);
            return reply();
        }

        private void write(String octets) throws InterruptedException {
            ByteBuffer buffer = ByteBuffer.wrap(octets.getBytes(ISO_8859_1));
            try {
                while (buffer.hasRemaining() && !ended) {
                    if (client.write(buffer) == 0) {
                        turn();
                    }
                }
            } catch (IOException hungUp) {
                // What the relay said before is still to be read.
            }
        }

        /** The next one; null when the connection has ended before it. */
        private String reply() throws IOException, InterruptedException {
            long since = System.nanoTime();
            for (int idle = 0; replies.isEmpty() && !ended; idle++) {
                if (turn()) {
                    idle = 0;
                    since = System.nanoTime();
                } else if (System.nanoTime() - since > STUCK_NANOS) {
                    throw new AssertionError("stuck: " + server);
                } else if (idle > 20) {
                    Thread.sleep(1);
                }
            }
            return replies.poll();
        }

        /** @return whether anything happened */
        private boolean turn() throws IOException {
            bench.relay.openSessions();
            return server.turn(bench.server) | listen();
        }

        private boolean listen() {
            if (ended) {
                return false;
            }
            ByteBuffer buffer = ByteBuffer.allocate(4096);
            int count;
            try {
                count = client.read(buffer);
            } catch (IOException reset) {
                count = -1;
            }
            ended = count < 0;
            heard.append(new String(buffer.array(), 0, buffer.position(), ISO_8859_1));
            for (int end = heard.indexOf("\r\n"); end >= 0; end = heard.indexOf("\r\n")) {
                String line = heard.substring(0, end);
                heard.delete(0, end + 2);
                if (!line.matches("[2-5][0-9]{2}[ -][ -~]*")) {
                    throw new AssertionError("not a reply: " + line);
                }
                if (line.charAt(3) == ' ') {
                    replies.add(line);
                }
            }
            return count != 0;
        }

        @Override
        public void close() throws IOException, InterruptedException {
            client.setOption(StandardSocketOptions.SO_LINGER, 0);
            client.close();
            server.close();
            long since = System.nanoTime();
            while (!bench.relay.openSessions().isEmpty()) {
                if (System.nanoTime() - since > STUCK_NANOS) {
                    throw new AssertionError("the session does not end");
                }
                Thread.sleep(0, 100_000);
            }
            if (!replies.isEmpty() && !(server.hasErred && replies.peek().startsWith("421"))) {
                throw new AssertionError("one reply too many: " + replies);
            }
        }
    }

    private static boolean positive(String reply) {
        return reply != null && reply.startsWith("2");
    }

    private static void require(String reply, String code) {
        if (reply == null || !reply.startsWith(code)) {
            throw new AssertionError("expected " + code + ", heard " + reply);
        }
    }

    /** Whether CR and LF stand only together and NUL nowhere. */
    private static boolean isClean(String octets) {
        String strayless = octets.replace("\r\n", "");
        return strayless.chars().noneMatch(c -> c == '\r' || c == '\n' || c == 0);
    }

    /** Up to the first end of data, with it. */
    private static String upToItsEnd(String wire) {
        return wire.substring(0, ("\r\n" + wire).indexOf("\r\n.\r\n") + 3);
    }

    private static List<String> chunks(String message, int length) {
        int size = Math.max(length, message.length() / MOST_PIECES + 1);
        List<String> chunks = new ArrayList<>();
        for (int at = 0; at < message.length(); at += size) {
            chunks.add(message.substring(at, Math.min(message.length(), at + size)));
        }
        if (chunks.isEmpty() || length % 5 == 0) {
            chunks.add("");
        }
        return chunks;
    }

    /** A server with one fault at most, that answers one command a turn at most. */
    private static final class Server {

        private final boolean chunking;
        private final Wrong wrong;
        private final int wrongAt;
        private final int hold;
        private final List<String> accepted = new ArrayList<>();
        private final StringBuilder in = new StringBuilder();
        private final StringBuilder body = new StringBuilder();
        private final Deque<String> out = new ArrayDeque<>();
        private SocketChannel socket;
        private int answers;
        private int turns;
        private boolean hasErred;
        private boolean forgiving;
        private boolean sender;
        private boolean recipient;
        private boolean refused;
        private boolean inData;
        private int chunkLeft = -1;
        private boolean lastChunk;

        Server(boolean chunking, Wrong wrong, int wrongAt, int hold) {
            this.chunking = chunking;
            this.wrong = wrong;
            this.wrongAt = wrongAt;
            this.hold = hold;
        }

        /** Nothing goes wrong from now on. */
        void forgives() {
            forgiving = true;
        }

        boolean turn(ServerSocketChannel from) throws IOException {
            if (socket == null) {
                socket = from.accept();
                if (socket == null) {
                    return false;
                }
                socket.setOption(StandardSocketOptions.TCP_NODELAY, true);
                socket.configureBlocking(false);
                out.add("220 upstream.example ESMTP");
            }
            boolean moved = socket.isOpen() && read();
            if (!socket.isOpen() || out.isEmpty()) {
                return moved;
            }
            if (turns++ % (hold + 1) == 0) {
                say(out.poll());
            }
            return true;
        }

        private boolean read() {
            ByteBuffer buffer = ByteBuffer.allocate(16 * 1024);
            try {
                if (socket.read(buffer) < 0) {
                    close();
                    return true;
                }
            } catch (IOException reset) {
                close();
                return true;
            }
            in.append(new String(buffer.array(), 0, buffer.position(), ISO_8859_1));
            boolean moved = buffer.position() > 0;
            while (socket.isOpen() && take()) {
                moved = true;
            }
            return moved;
        }

        /** @return whether there may be more */
        private boolean take() {
            if (chunkLeft >= 0) {
                int count = Math.min(chunkLeft, in.length());
                body.append(in, 0, count);
                in.delete(0, count);
                chunkLeft -= count;
                if (chunkLeft > 0) {
                    return false;
                }
                chunkLeft = -1;
                chunkTaken();
                return true;
            }
            if (inData) {
                int end = ("\r\n" + in).indexOf("\r\n.\r\n");
                if (end < 0) {
                    return false;
                }
                body.append(in.substring(0, end).replaceAll("(?s)(?<=^|\\r\\n)\\.", ""));
                in.delete(0, end + 3);
                inData = false;
                endTaken();
                return true;
            }
            int end = in.indexOf("\r\n");
            if (end < 0) {
                return false;
            }
            String line = in.substring(0, end);
            in.delete(0, end + 2);
            command(line);
            return true;
        }

        private void command(String line) {
            String verb = line.split("[ :]")[0];
            switch (verb) {
                case "EHLO" -> out.add(chunking ? "250-upstream.example\r\n250-PIPELINING\r\n250 CHUNKING" : "250-upstream.example\r\n250 PIPELINING");
                case "MAIL" -> sender = answer("250 2.1.0 ok");
                case "RCPT" -> recipient |= answer(sender ? "250 2.1.5 ok" : "503 5.5.1 no sender");
                case "DATA" -> inData = answer(recipient ? "354 go" : "503 5.5.1 no recipient") && recipient;
                case "BDAT" -> {
                    String[] words = line.split(" ");
                    chunkLeft = Integer.parseInt(words[1]);
                    lastChunk = words.length > 2;
                }
                case "RSET" -> {
                    forget();
                    answer("250 2.0.0 reset");
                }
                case "QUIT" -> out.add("221 2.0.0 bye");
                default -> throw new AssertionError("the server was told " + line);
            }
        }

        private void chunkTaken() {
            if (!recipient || refused) {
                answer("503 5.5.1 not now");
            } else if (lastChunk) {
                endTaken();
            } else {
                refused = !answer("250 2.0.0 chunk ok");
            }
        }

        private void endTaken() {
            String message = body.toString();
            forget();
            if (answer("250 2.0.0 queued")) {
                accepted.add(message);
            }
        }

        private void forget() {
            sender = false;
            recipient = false;
            refused = false;
            body.setLength(0);
        }

        /** @return whether it was said */
        private boolean answer(String reply) {
            if (forgiving || wrong == Wrong.NOTHING || answers++ != wrongAt) {
                out.add(reply);
                return reply.charAt(0) < '4';
            }
            hasErred = true;
            switch (wrong) {
                case LATER -> out.add("452 4.3.1 later");
                case NEVER -> out.add("554 5.7.1 never");
                case FAREWELL -> out.add("421 4.3.2 farewell");
                case TWICE -> {
                    out.add(reply);
                    out.add("250 2.0.0 once more");
                    return true;
                }
                default -> out.add("");
            }
            return false;
        }

        /** @param reply empty to go away instead */
        private void say(String reply) throws IOException {
            if (reply.isEmpty()) {
                if (wrong == Wrong.RESET) {
                    socket.setOption(StandardSocketOptions.SO_LINGER, 0);
                }
                socket.close();
                return;
            }
            try {
                socket.write(ByteBuffer.wrap((reply + "\r\n").getBytes(ISO_8859_1)));
            } catch (IOException gone) {
                close();
            }
            if (reply.startsWith("421") || reply.startsWith("221")) {
                socket.close();
            }
        }

        void close() {
            try {
                if (socket != null && socket.isOpen()) {
                    socket.setOption(StandardSocketOptions.SO_LINGER, 0);
                    socket.close();
                }
            } catch (IOException impossible) {
                throw new UncheckedIOException(impossible);
            }
        }

        @Override
        public String toString() {
            return wrong + " at " + wrongAt + ", answers " + answers + ", in " + in.length() + ", out " + out.size() + ", accepted " + accepted.size();
        }
    }
}
