package org.autoroute.smtp.relay.conformance;

import java.util.Random;

/** An upstream that does the right thing mostly, in every way it can be written, and fails in every way else. */
final class HostileScript {

    private static final double FAULTS = 0.06;

    private final Random random;

    /** Without it a reply too many is known as such; with it nobody can tell which one that is. */
    private final boolean pipelining;

    HostileScript(Random random) {
        this.random = random;
        this.pipelining = random.nextInt(4) > 0;
    }

    Script script() {
        Script base = pipelining ? Script.ready() : Script.bare();
        Script script = base;
        for (Step step : new Step[] {Step.GREETING, Step.EHLO, Step.MAIL, Step.RCPT, Step.DATA, Step.DOT, Step.RSET}) {
            script = script.when(step, turn -> random.nextDouble() < FAULTS ? fault(step)
                    : disguised(base.act(step, turn.line(), turn.count()), turn));
        }
        return random.nextInt(8) == 0 ? script.inBody(random.nextInt(3000), bodyFault()) : script;
    }

    private Act disguised(Act act, Script.Turn turn) {
        String text = String.join("", ((Act.Say) act).pieces());
        if (turn.line().startsWith("RCPT")) {
            text = (random.nextInt(4) == 0 ? "550 5.1.1 " : "250 2.1.5 ") + turn.line().replaceAll(".*<(r[0-9]+)@.*", "$1") + "\r\n";
        }
        return switch (random.nextInt(6)) {
            case 0 -> Act.raw(text.split(""));
            case 1 -> {
                int cut = random.nextInt(text.length());
                yield Act.raw(text.substring(0, cut), text.substring(cut));
            }
            case 2 -> Act.raw(text.substring(0, 3) + "-2.0.0 a line before\r\n" + text);
            default -> Act.raw(text);
        };
    }

    private Act fault(Step step) {
        return switch (random.nextInt(13)) {
            case 0 -> Act.kill();
            case 1 -> Act.close();
            case 2 -> Act.silence();
            case 3 -> Act.say("421 4.3.2 bye");
            case 4 -> Act.say("450 4.2.0 later");
            case 5 -> Act.say("554 5.0.0 never");
            case 6 -> Act.say("garbage " + random.nextInt());
            case 7 -> Act.all(Act.raw("25"), random.nextBoolean() ? Act.kill() : Act.silence());
            case 8 -> Act.all(Act.say("250-half"), Act.close());
            case 9 -> Act.say("250-two", "550 codes");
            case 10 -> Act.raw("250 " + "x".repeat(random.nextInt(200_000)) + "\r\n");
            case 11 -> step == Step.DATA || step == Step.DOT || pipelining ? Act.say("354 again") : Act.say("250 once", "250 and once more");
            default -> Act.raw(random.ints(random.nextInt(40), 0, 256).mapToObj(octet -> String.valueOf((char) octet)).reduce("", String::concat));
        };
    }

    /** Whoever speaks in the middle of a message closes: a second reply to its end could not be told from that to the next command. */
    private Act bodyFault() {
        return switch (random.nextInt(5)) {
            case 0 -> Act.kill();
            case 1 -> Act.silence();
            case 2 -> Act.all(Act.say("421 4.3.2 bye"), Act.close());
            case 3 -> Act.all(Act.say("552 5.3.4 too much"), Act.close());
            default -> Act.all(Act.say("garbage"), Act.close());
        };
    }
}
