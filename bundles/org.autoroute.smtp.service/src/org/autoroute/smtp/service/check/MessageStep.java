package org.autoroute.smtp.service.check;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Locale;

import org.autoroute.smtp.routing.Text;
import org.autoroute.smtp.service.ServiceState;
import org.autoroute.smtp.service.check.Action.OpenPreferences;
import org.autoroute.smtp.service.check.Action.Page;
import org.autoroute.smtp.service.check.CheckRequest.TestMessage;
import org.autoroute.smtp.service.internal.talk.Lines;
import org.autoroute.smtp.service.internal.talk.Reply;
import org.autoroute.smtp.service.internal.talk.Talk;
import org.autoroute.smtp.service.internal.talk.TimeLimit;

/** Sends the test message through our own port, as a mail client would. */
final class MessageStep {

    private static final int LOGIN_WANTED = 530;

    private final Lines lines;
    private final ServiceState state;
    private final TestMessage message;

    MessageStep(Lines lines, ServiceState state, TestMessage message) {
        this.lines = lines;
        this.state = state;
        this.message = message;
    }

    Finding send(InetSocketAddress door, TimeLimit limit) {
        boolean handedOver = false;
        try (Talk talk = lines.connect(door, limit)) {
            Reply reply = talk.reply(limit);
            if (!reply.isGood()) {
                return refused("message.greeting", reply);
            }
            for (String command : List.of("EHLO " + talk.ownName(), "MAIL FROM:<" + message.from() + ">", "RCPT TO:<" + message.to() + ">")) {
                reply = talk.ask(command, limit);
                if (!reply.isGood()) {
                    return refused("message." + command.substring(0, 4).toLowerCase(Locale.ROOT), reply);
                }
            }
            reply = talk.ask("DATA", limit);
            if (!reply.isGoOn()) {
                return refused("message.data", reply);
            }
            talk.send(new MessageText(message, ZonedDateTime.now()).octets());
            handedOver = true;
            reply = talk.reply(limit);
            return reply.isGood() ? Finding.passed(Step.MESSAGE, Words.of("message.sent", message.to().text(), reply.text()))
                    : refused("message.data", reply);
        } catch (IOException failure) {
            Text meaning = Words.of(handedOver ? "message.unknown" : "message.broken", Words.of(failure));
            return handedOver ? Finding.warning(Step.MESSAGE, meaning, Words.of("message.unknown.todo"), new Action.Retry())
                    : Finding.failed(Step.MESSAGE, meaning, Words.of("message.broken.todo"), new Action.Retry());
        }
    }

    private Finding refused(String key, Reply reply) {
        Text meaning = Words.of(key, reply.text());
        if (reply.isTransient()) {
            return Finding.failed(Step.MESSAGE, meaning, Words.of("server.transient.todo"), new Action.Retry());
        }
        return reply.code() == LOGIN_WANTED
                ? Finding.failed(Step.MESSAGE, meaning, Words.of("message.login.todo"), new OpenPreferences(Page.SMTP_SERVERS))
                : Finding.failed(Step.MESSAGE, meaning, Words.of(key + ".todo"), ProgramSteps.instead(state));
    }
}
