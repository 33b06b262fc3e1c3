package org.autoroute.smtp.relay.conformance;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.HexFormat;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Upstreams that let nobody send who has not logged in as {@link #USER} with {@link #PASSWORD} or {@link #TOKEN}. */
final class LoginScripts {

    static final String USER = "tim@example.org";
    static final String PASSWORD = "tanstaaf-ünïque-7391";
    static final String TOKEN = "ya29.unique-token-4482_~x";
    static final Act WELCOME = Act.say("235 2.7.0 welcome");
    static final Act WRONG = Act.say("535 5.7.8 who is that");

    private LoginScripts() {
    }

    /** With that mechanism alone. */
    static Script of(String mechanism) {
        Script script = Script.ready().offering("PIPELINING", "AUTH " + mechanism);
        return switch (mechanism) {
            case "PLAIN" -> script.when(Step.AUTH, turn -> right(initial(turn), "\0" + USER + "\0" + PASSWORD));
            case "LOGIN" -> script.on(Step.AUTH, challenge("Username:")).when(Step.OTHER, turn -> turn.count() == 1 && decoded(turn.line()).equals(USER)
                    ? challenge("Password:") : turn.count() == 2 ? right(decoded(turn.line()), PASSWORD) : WRONG);
            case "CRAM-MD5" -> script.on(Step.AUTH, challenge("<1@upstream.example>"))
                    .when(Step.OTHER, turn -> right(decoded(turn.line()), USER + " " + cram("<1@upstream.example>")));
            case "SCRAM-SHA-1", "SCRAM-SHA-256" -> scram(script, new ScramServer(mechanism.equals("SCRAM-SHA-1") ? "SHA1" : "SHA256", PASSWORD));
            case "OAUTHBEARER" -> bearer(script, "n,a=" + USER + ",\1auth=Bearer " + TOKEN + "\1\1");
            case "XOAUTH2" -> bearer(script, "user=" + USER + "\1auth=Bearer " + TOKEN + "\1\1");
            default -> throw new AssertionError(mechanism);
        };
    }

    private static Script scram(Script script, ScramServer server) {
        return script.when(Step.AUTH, turn -> Act.say("334 " + server.first(argument(turn)))).when(Step.OTHER, turn -> switch (turn.count()) {
            case 1 -> {
                String last = server.last(turn.line());
                yield last == null ? WRONG : Act.say("334 " + last);
            }
            case 2 -> right(turn.line(), "");
            default -> WRONG;
        });
    }

    private static Script bearer(Script script, String expected) {
        return script.when(Step.AUTH, turn -> initial(turn).equals(expected) ? WELCOME : challenge("{\"status\":\"401\"}")).on(Step.OTHER, WRONG);
    }

    static Act challenge(String text) {
        return Act.say("334 " + encoded(text));
    }

    static Act right(String heard, String expected) {
        return heard.equals(expected) ? WELCOME : WRONG;
    }

    static String argument(Script.Turn turn) {
        String[] words = turn.line().split(" ");
        return words.length > 2 ? words[2] : "";
    }

    static String initial(Script.Turn turn) {
        return decoded(argument(turn));
    }

    static String decoded(String base64) {
        return new String(Base64.getDecoder().decode(base64), UTF_8);
    }

    static String encoded(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(UTF_8));
    }

    private static String cram(String challenge) {
        try {
            Mac mac = Mac.getInstance("HmacMD5");
            mac.init(new SecretKeySpec(PASSWORD.getBytes(UTF_8), "HmacMD5"));
            return HexFormat.of().formatHex(mac.doFinal(challenge.getBytes(UTF_8)));
        } catch (GeneralSecurityException impossible) {
            throw new AssertionError(impossible);
        }
    }
}
