package org.autoroute.smtp.relay.internal.verb;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.security.MessageDigest;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;

import org.autoroute.smtp.relay.ListenerLogin;
import org.autoroute.smtp.relay.internal.login.ListenerLogins;
import org.autoroute.smtp.relay.internal.wire.Replies;
import org.autoroute.smtp.relay.internal.wire.Reply;
import org.autoroute.smtp.routing.IpAddress;

/**
 * The login at the relay itself, for one session: PLAIN (RFC 4616) and LOGIN. Where the session's server takes logins of clients too, the user's name
 * tells which of the two is meant; the listener's name with its password is never sent on. What is compared is UTF-8 in form NFC, as in RFC 8265
 * section 4.2, and nothing tells a wrong name from a wrong password.
 */
public final class ListenerGate {

    private static final String PLAIN = "PLAIN";
    private static final String LOGIN = "LOGIN";
    private static final List<String> MECHANISMS = List.of(PLAIN, LOGIN);
    /** What they carry is no password, so it cannot be the listener's. */
    private static final Set<String> TOKENS = Set.of("XOAUTH2", "OAUTHBEARER");
    private static final int MOST_FAILURES = 3;
    private static final String EMPTY = "=";
    private static final String CANCEL = "*";

    private static final Reply ASK = Reply.of(334, "");
    private static final Reply ASK_USER = Reply.of(334, "VXNlcm5hbWU6");
    private static final Reply ASK_PASSWORD = Reply.of(334, "UGFzc3dvcmQ6");
    private static final Verdict TOO_OFTEN = new Verdict.Break(Replies.TOO_MANY_LOGINS);
    private static final Verdict SYNTAX = new Verdict.Answer(Replies.AUTH_SYNTAX);
    private static final Verdict ADMITTED = new Verdict.LogIn(LoginState.PASSED, Replies.LOGGED_IN);
    private static final Verdict WRONG = new Verdict.LogIn(LoginState.NONE, Replies.LOGIN_WRONG);
    private static final Verdict UNAVAILABLE = new Verdict.LogIn(LoginState.NONE, Replies.LOGIN_UNAVAILABLE);
    private static final Verdict CANCELLED = new Verdict.LogIn(LoginState.NONE, Replies.LOGIN_CANCELLED);
    private static final Verdict NOT_BASE64 = new Verdict.LogIn(LoginState.NONE, Replies.NOT_BASE64);

    private final ListenerLogins logins;
    private final IpAddress peer;
    private final Optional<ListenerLogin> login;
    private final boolean own;
    private final BooleanSupplier isPrivate;
    private LoginState state = LoginState.NONE;
    private int failures;

    /**
     * @param logins    where the login is asked for now, once
     * @param own       whether the client is on this computer
     * @param isPrivate whether nobody else reads what it says, at the moment of the question
     */
    public ListenerGate(ListenerLogins logins, IpAddress peer, boolean own, BooleanSupplier isPrivate) {
        this.logins = logins;
        this.peer = peer;
        this.login = logins.login();
        this.own = own;
        this.isPrivate = isPrivate;
    }

    /** Whether there is a login, and it would be read by others. */
    public boolean isInClear() {
        return login.isPresent() && !isPrivate.getAsBoolean();
    }

    /** Whether the client can log in here, or could. */
    boolean isOffered() {
        return login.isPresent() && isPrivate.getAsBoolean();
    }

    boolean isPassed() {
        return state == LoginState.PASSED;
    }

    /** Whether what the client says next is no command. */
    boolean isAsking() {
        return state instanceof LoginState.Asked;
    }

    /** Whether that mechanism may be meant for the relay itself. */
    boolean takes(String mechanism) {
        return isOffered() && MECHANISMS.contains(mechanism);
    }

    /**
     * The mechanisms a client is offered. Those that prove a password without showing it are left out: the name in them would be known too late, and the
     * server could guess the listener's password from the proof.
     *
     * @param upstream those of its server
     */
    List<String> mechanisms(List<String> upstream) {
        if (!isOffered()) {
            return upstream;
        }
        List<String> all = new ArrayList<>(MECHANISMS);
        upstream.stream().filter(TOKENS::contains).forEach(all::add);
        return List.copyOf(all);
    }

    /** Why a client that has not logged in may not send mail, null when it may. @param startTls whether it can change to TLS */
    Reply refusal(boolean startTls) {
        if (login.isEmpty() || own || isPassed()) {
            return null;
        }
        if (login.get().password().isEmpty()) {
            return Replies.LOGIN_UNAVAILABLE;
        }
        return isPrivate.getAsBoolean() ? Replies.LOGIN_FIRST : startTls ? Replies.STARTTLS_FIRST : Replies.TLS_MISSING;
    }

    /**
     * What becomes of AUTH with a mechanism that {@link #takes} knows.
     *
     * @param words    the mechanism, in upper case, and what else stands in the line
     * @param upstream the mechanisms of the session's server
     */
    Verdict begin(List<String> words, List<String> upstream) {
        String mechanism = words.getFirst();
        if (words.size() > 2) {
            return SYNTAX;
        }
        boolean elsewhere = upstream.contains(mechanism);
        if (words.size() == 2) {
            return decoded(words.get(1)).map(octets -> judge(new LoginState.Asked(mechanism, Optional.empty()), octets, elsewhere, Verdict.FORWARD))
                    .orElse(NOT_BASE64);
        }
        if (!elsewhere && password().isEmpty()) {
            return UNAVAILABLE;
        }
        return new Verdict.LogIn(new LoginState.Asked(mechanism, Optional.empty()), mechanism.equals(PLAIN) ? ASK : ASK_USER);
    }

    /** What becomes of an answer to what the client was asked for. */
    Verdict answer(String line, List<String> upstream) {
        if (!(state instanceof LoginState.Asked asked)) {
            throw new IllegalStateException("nothing was asked");
        }
        if (line.equals(CANCEL)) {
            return CANCELLED;
        }
        boolean elsewhere = upstream.contains(asked.mechanism());
        return decoded(line).map(octets -> judge(asked, octets, elsewhere, new Verdict.PassLogin(asked.mechanism()))).orElse(NOT_BASE64);
    }

    /** @param passOn what happens to a login of the server's */
    private Verdict judge(LoginState.Asked asked, byte[] octets, boolean elsewhere, Verdict passOn) {
        if (asked.mechanism().equals(PLAIN)) {
            return plain(octets, elsewhere, passOn);
        }
        if (asked.user().isPresent()) {
            return outcome(matches(asked.user().get(), octets));
        }
        if (elsewhere && !isLikeUser(octets)) {
            return passOn;
        }
        return password().isEmpty() ? UNAVAILABLE : new Verdict.LogIn(new LoginState.Asked(LOGIN, Optional.of(octets)), ASK_PASSWORD);
    }

    /** Who is acted for, who logs in, the password, with a NUL between them. */
    private Verdict plain(byte[] message, boolean elsewhere, Verdict passOn) {
        int first = nul(message, 0);
        int second = nul(message, first + 1);
        boolean formed = first >= 0 && second > first && nul(message, second + 1) < 0;
        byte[] user = formed ? part(message, first + 1, second) : new byte[0];
        if (formed && elsewhere && !isLikeUser(user)) {
            return passOn;
        }
        boolean forItself = first == 0 || formed && isEqual(part(message, 0, first), user);
        return outcome(formed & forItself & matches(user, formed ? part(message, second + 1, message.length) : new byte[0]));
    }

    private Verdict outcome(boolean right) {
        if (password().isEmpty()) {
            return UNAVAILABLE;
        }
        return isBarred() ? TOO_OFTEN : right ? ADMITTED : WRONG;
    }

    /** Takes as long for a wrong name as for a wrong password. */
    private boolean matches(byte[] user, byte[] password) {
        return isEqual(user, login.orElseThrow().user().getBytes(UTF_8)) & isEqual(password, password().orElse(new byte[0]));
    }

    private Optional<byte[]> password() {
        return login.flatMap(ListenerLogin::password).map(secret -> secret.octets());
    }

    /** A name written in other letters is no other server's: with it comes the listener's password. */
    private boolean isLikeUser(byte[] user) {
        return new String(normal(user), UTF_8).strip().equalsIgnoreCase(new String(normal(login.orElseThrow().user().getBytes(UTF_8)), UTF_8));
    }

    private static boolean isEqual(byte[] one, byte[] other) {
        return MessageDigest.isEqual(normal(one), normal(other));
    }

    /** What is no UTF-8 stays as it is, and is equal to nothing that is. */
    private static byte[] normal(byte[] octets) {
        try {
            return Normalizer.normalize(UTF_8.newDecoder().decode(ByteBuffer.wrap(octets)), Normalizer.Form.NFC).getBytes(UTF_8);
        } catch (CharacterCodingException notUtf8) {
            return octets;
        }
    }

    private static Optional<byte[]> decoded(String base64) {
        try {
            return Optional.of(Base64.getDecoder().decode(base64.equals(EMPTY) ? "" : base64));
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
    }

    private static int nul(byte[] octets, int from) {
        for (int at = from; at < octets.length; at++) {
            if (octets[at] == 0) {
                return at;
            }
        }
        return -1;
    }

    private static byte[] part(byte[] octets, int from, int to) {
        return Arrays.copyOfRange(octets, from, to);
    }

    private boolean isBarred() {
        return failures >= MOST_FAILURES || logins.isBarred(peer);
    }

    /** The client has come so far. */
    public void step(Verdict.LogIn verdict) {
        state = verdict.next();
        if (verdict == WRONG) {
            failures++;
            logins.failed(peer);
        }
    }

    /** What it has said so far does not count: it is the server's business, or was said before TLS. */
    public void beginAnew() {
        state = LoginState.NONE;
    }

}
