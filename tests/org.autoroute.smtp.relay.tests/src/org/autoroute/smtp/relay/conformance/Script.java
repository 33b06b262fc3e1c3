package org.autoroute.smtp.relay.conformance;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * What an upstream does at each step. Immutable.
 *
 * @param acts     by step
 * @param bodyAt   after how many octets of a message the upstream acts in the middle of it; never when negative
 * @param bodyAct  what it does then
 */
record Script(Map<Step, Function<Turn, Act>> acts, long bodyAt, Act bodyAct) {

    /**
     * A command, or an event that is answered as one.
     *
     * @param line  the command without CRLF, the message's SHA-256 for its end, a final dot or a last chunk, empty for the greeting
     * @param count how often this step came in the session, this time included
     */
    record Turn(String line, int count) {
    }

    Script {
        acts = Map.copyOf(acts);
    }

    /** A server that takes all mail and has all extensions the relay is to handle. */
    static Script ready() {
        return bare().offering("PIPELINING", "SIZE 200000000", "8BITMIME", "SMTPUTF8", "DSN", "ENHANCEDSTATUSCODES", "CHUNKING");
    }

    /** A server that takes all mail and has no extension. */
    static Script bare() {
        Script script = new Script(Map.of(), -1, Act.silence());
        return script.on(Step.GREETING, Act.say("220 upstream.example ESMTP"))
                .on(Step.EHLO, Act.say("250 upstream.example"))
                .on(Step.HELO, Act.say("250 upstream.example"))
                .on(Step.MAIL, Act.say("250 2.1.0 sender ok"))
                .on(Step.RCPT, Act.say("250 2.1.5 recipient ok"))
                .on(Step.DATA, Act.say("354 go ahead"))
                .on(Step.BDAT, Act.say("250 2.0.0 chunk ok"))
                .on(Step.DOT, Act.say("250 2.0.0 queued"))
                .on(Step.RSET, Act.say("250 2.0.0 reset"))
                .on(Step.NOOP, Act.say("250 2.0.0 well"))
                .on(Step.VRFY, Act.say("252 2.1.5 send and see"))
                .on(Step.AUTH, Act.say("503 5.5.1 not offered"))
                .on(Step.QUIT, Act.all(Act.say("221 2.0.0 bye"), Act.close()))
                .on(Step.STARTTLS, Act.say("502 5.5.1 not here"))
                .on(Step.OTHER, Act.say("500 5.5.2 what"));
    }

    /** TLS from the first octet, with that certificate. */
    Script tlsAtOnce(Keys keys) {
        Function<Turn, Act> greeting = acts.get(Step.GREETING);
        Act secure = Act.secure(keys);
        return when(Step.GREETING, turn -> Act.all(secure, greeting.apply(turn)));
    }

    /** STARTTLS with that certificate; offered before it and not behind it. */
    Script startTls(Keys keys) {
        Function<Turn, Act> plain = acts.get(Step.EHLO);
        return offering("STARTTLS", "PIPELINING", "SIZE 1000").on(Step.STARTTLS, Act.all(Act.say("220 2.0.0 go"), Act.secure(keys))).behindTls(plain);
    }

    /** The EHLO that comes second is answered so. */
    private Script behindTls(Function<Turn, Act> second) {
        Function<Turn, Act> first = acts.get(Step.EHLO);
        return when(Step.EHLO, turn -> (turn.count() == 1 ? first : second).apply(turn));
    }

    Script offering(String... extensions) {
        List<String> lines = new ArrayList<>(List.of("upstream.example"));
        lines.addAll(List.of(extensions));
        for (int i = 0; i < lines.size(); i++) {
            lines.set(i, (i == lines.size() - 1 ? "250 " : "250-") + lines.get(i));
        }
        return on(Step.EHLO, Act.say(lines.toArray(String[]::new)));
    }

    /** One act after the other, the last one for good. */
    Script on(Step step, Act... inTurn) {
        return when(step, turn -> inTurn[Math.min(turn.count(), inTurn.length) - 1]);
    }

    Script when(Step step, Function<Turn, Act> act) {
        Map<Step, Function<Turn, Act>> changed = new EnumMap<>(Step.class);
        changed.putAll(acts);
        changed.put(step, act);
        return new Script(changed, bodyAt, bodyAct);
    }

    /** In the middle of every message. */
    Script inBody(long afterOctets, Act act) {
        return new Script(acts, afterOctets, act);
    }

    Act act(Step step, String line, int count) {
        return acts.get(step).apply(new Turn(line, count));
    }
}
