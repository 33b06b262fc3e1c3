package org.autoroute.smtp.relay.conformance;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;

import javax.net.ssl.ExtendedSSLSession;
import javax.net.ssl.SSLSocket;

/** One connection to a scripted upstream. It ends a line at CRLF only and a message at CRLF.CRLF only. Runs on a thread of its own. */
final class UpstreamSession implements Runnable {

    private static final int TLS_HANDSHAKE = 22;
    private static final int TIME_LIMIT_MILLIS = 60_000;

    private final Socket raw;
    private volatile Socket socket;
    private final Script script;
    private final Map<Step, Integer> counts = new EnumMap<>(Step.class);
    private final List<String> commands = new CopyOnWriteArrayList<>();
    private final List<Received> messages = new CopyOnWriteArrayList<>();
    private final StrayWatch strays = new StrayWatch();
    private final byte[] buffer = new byte[16 * 1024];
    private int position;
    private int limit;
    private final Set<Step> aheadOf = ConcurrentHashMap.newKeySet();
    private Step turn = Step.GREETING;
    private String from = "";
    private List<String> recipients = new ArrayList<>();
    private Digest chunks;
    /** A CRLF may lie in two chunks, with a command between them. */
    private StrayWatch chunkStrays = new StrayWatch();
    private volatile boolean chunkStraySeen;
    private volatile long bodyOctets;
    private volatile boolean ended;
    private boolean first = true;
    /** Whether SMTP is what comes, and not the records of a handshake. */
    private boolean plain = true;
    private volatile ExtendedSSLSession tls;

    UpstreamSession(Socket socket, Script script) {
        this.raw = socket;
        this.socket = socket;
        this.script = script;
    }

    /** The commands in the order they came, without CRLF, one character an octet. */
    List<String> commands() {
        return commands;
    }

    /** How many commands of that kind came. */
    long count(Step step) {
        return commands.stream().filter(line -> Step.of(line) == step).count();
    }

    List<Received> messages() {
        return messages;
    }

    boolean strayOctetSeen() {
        return strays.seen() || chunkStraySeen || chunkStrays.seen();
    }

    /** Octets of message data, of all messages, finished or not. */
    long bodyOctets() {
        return bodyOctets;
    }

    /** The steps at which more octets were there already when the upstream answered. */
    Set<Step> aheadOf() {
        return aheadOf;
    }

    /** The TLS session in force, null without. */
    ExtendedSSLSession tls() {
        return tls;
    }

    /** Whether the connection has ended. */
    boolean ended() {
        return ended;
    }

    @Override
    public void run() {
        try (raw) {
            socket.setTcpNoDelay(true);
            socket.setSoTimeout(TIME_LIMIT_MILLIS);
            boolean goesOn = act(Step.GREETING, "");
            while (goesOn) {
                String line = line();
                commands.add(line);
                goesOn = answer(Step.of(line), line);
            }
        } catch (IOException gone) {
            // The relay, or the script, has ended the connection: every test asks for the outcome, none for the way.
        } finally {
            ended = true;
        }
    }

    void kill() {
        try {
            raw.setSoLinger(true, 0);
            raw.close();
        } catch (IOException closedAlready) {
            ended = true;
        }
    }

    /** Says something nobody asked for. */
    void say(String line) throws IOException {
        write(line + "\r\n");
    }

    private boolean answer(Step step, String line) throws IOException {
        if (step == Step.BDAT) {
            return chunk(line.split(" "));
        }
        Act act = next(step, line);
        boolean ok = act.codeClass() == '2';
        String behindColon = line.substring(line.indexOf(':') + 1);
        switch (step) {
            case MAIL -> from = ok ? behindColon : from;
            case RCPT -> recipients.addAll(ok ? List.of(behindColon) : List.of());
            case STARTTLS -> plain = !ok;
            case RSET, EHLO, HELO -> {
                recipients = new ArrayList<>();
                chunks = null;
            }
            default -> {
                return perform(act) && (step != Step.DATA || act.codeClass() != '3' || message());
            }
        }
        return perform(act);
    }

    private boolean act(Step step, String line) throws IOException {
        return perform(next(step, line));
    }

    private Act next(Step step, String line) {
        turn = step;
        return script.act(step, line, counts.merge(step, 1, Integer::sum));
    }

    private boolean message() throws IOException {
        BodyReader body = new BodyReader();
        long before = bodyOctets;
        while (!body.ended()) {
            if (body.count() == script.bodyAt() && !perform(script.bodyAct())) {
                return false;
            }
            body.see(read());
            if (position == limit || body.ended()) {
                bodyOctets = before + body.content().length();
            }
        }
        return taken(body.content());
    }

    /** RFC 3030 section 2: the octets are read whatever becomes of them. The end of the message is answered as {@link Step#DOT}. */
    private boolean chunk(String[] words) throws IOException {
        if (chunks == null) {
            chunks = new Digest();
            chunkStrays = new StrayWatch();
        }
        Digest message = chunks;
        long before = bodyOctets - message.length();
        for (long left = Long.parseLong(words[1]); left > 0; left--) {
            if (message.length() == script.bodyAt() && !perform(script.bodyAct())) {
                return false;
            }
            int octet = raw();
            message.see(octet);
            chunkStrays.see(octet);
            if (position == limit || left == 1) {
                bodyOctets = before + message.length();
            }
        }
        turn = Step.BDAT;
        if (words.length < 3) {
            return act(Step.BDAT, String.join(" ", words));
        }
        chunks = null;
        chunkStrays.end();
        chunkStraySeen |= chunkStrays.seen();
        return taken(message);
    }

    private boolean taken(Digest message) throws IOException {
        String sha256 = message.sha256();
        Act act = next(Step.DOT, sha256);
        messages.add(new Received(from, List.copyOf(recipients), message.length(), sha256, message.head(), act.codeClass() == '2'));
        recipients = new ArrayList<>();
        return perform(act);
    }

    private boolean perform(Act act) throws IOException {
        switch (act) {
            case Act.Say say -> write(say.pieces().toArray(String[]::new));
            case Act.Close close -> {
                socket.shutdownOutput();
                return silence();
            }
            case Act.Kill kill -> {
                kill();
                return false;
            }
            case Act.Silence silence -> {
                return silence();
            }
            case Act.Hold hold -> await(hold);
            case Act.Secure secure -> secure(secure);
            case Act.Renew renew -> ((SSLSocket) socket).startHandshake();
            case Act.Truncate truncate -> {
                raw.shutdownOutput();
                return silence();
            }
            case Act.All all -> {
                for (Act one : all.acts()) {
                    if (!perform(one)) {
                        return false;
                    }
                }
            }
        }
        return true;
    }

    private void secure(Act.Secure how) throws IOException {
        SSLSocket secured = (SSLSocket) how.context().getSocketFactory().createSocket(raw, null, raw.getPort(), true);
        secured.setUseClientMode(false);
        if (!how.protocols().isEmpty()) {
            secured.setEnabledProtocols(how.protocols().toArray(String[]::new));
        }
        secured.startHandshake();
        tls = (ExtendedSSLSession) secured.getSession();
        socket = secured;
        plain = true;
    }

    private boolean silence() throws IOException {
        while (true) {
            read();
        }
    }

    private static void await(Act.Hold hold) throws IOException {
        try {
            if (!hold.gate().await(TIME_LIMIT_MILLIS, TimeUnit.MILLISECONDS)) {
                throw new IOException("nobody opened the gate");
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IOException(interrupted);
        }
    }

    private synchronized void write(String... pieces) throws IOException {
        OutputStream out = socket.getOutputStream();
        if (isAhead()) {
            aheadOf.add(turn);
        }
        for (int i = 0; i < pieces.length; i++) {
            if (i > 0) {
                Await.segment();
            }
            out.write(Act.octets(pieces[i]));
            out.flush();
        }
    }

    /** Whether more has come than was asked for; a handshake may come before the greeting. */
    private boolean isAhead() throws IOException {
        if (position == limit && socket.getInputStream().available() > 0) {
            fill();
        }
        return position < limit && !(first && buffer[position] == TLS_HANDSHAKE);
    }

    private String line() throws IOException {
        StringBuilder line = new StringBuilder();
        while (line.length() < 2 || line.charAt(line.length() - 2) != '\r' || line.charAt(line.length() - 1) != '\n') {
            line.append((char) read());
        }
        return line.substring(0, line.length() - 2);
    }

    private int read() throws IOException {
        int octet = raw();
        if (first && octet == TLS_HANDSHAKE) {
            plain = false;
        }
        first = false;
        if (plain) {
            strays.see(octet);
        }
        return octet;
    }

    private int raw() throws IOException {
        if (position == limit) {
            fill();
        }
        return buffer[position++] & 0xff;
    }

    private void fill() throws IOException {
        InputStream in = socket.getInputStream();
        limit = in.read(buffer);
        position = 0;
        if (limit < 0) {
            limit = 0;
            strays.end();
            throw new IOException("end");
        }
    }
}
