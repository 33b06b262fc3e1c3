package org.autoroute.smtp.service.discovery;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;

import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocketFactory;

import org.autoroute.smtp.network.NameResolver;
import org.autoroute.smtp.routing.HarmlessText;
import org.autoroute.smtp.routing.HostPort;
import org.autoroute.smtp.routing.IpAddress;
import org.autoroute.smtp.routing.Resolution;
import org.autoroute.smtp.routing.Text;
import org.autoroute.smtp.routing.Tls;
import org.autoroute.smtp.service.check.MailAddress;
import org.autoroute.smtp.service.internal.talk.Lines;
import org.autoroute.smtp.service.internal.talk.Reply;
import org.autoroute.smtp.service.internal.talk.Talk;
import org.autoroute.smtp.service.internal.talk.TimeLimit;

/** Tries one server as the relay would speak with it, up to the answer to EHLO. Blocking. */
final class Trial {

    private final NameResolver names;
    private final Lines lines;
    private final SSLSocketFactory tls;

    Trial(NameResolver names, Lines lines, SSLSocketFactory tls) {
        this.names = names;
        this.lines = lines;
        this.tls = tls;
    }

    FoundServer of(Proposal proposal, MailAddress address, TimeLimit limit) throws InterruptedException {
        boolean outside = proposal.isOutside(address.domain());
        try {
            return new FoundServer(proposal.entry(), proposal.source(), outside, true, spoken(proposal, limit));
        } catch (Unfit unfit) {
            return new FoundServer(proposal.entry(), proposal.source(), outside, false, unfit.words);
        } catch (IOException broken) {
            return new FoundServer(proposal.entry(), proposal.source(), outside, false, words(proposal.server(), broken));
        }
    }

    private Text spoken(Proposal proposal, TimeLimit limit) throws IOException, InterruptedException {
        HostPort server = proposal.server();
        try (Talk plain = lines.connect(new InetSocketAddress(address(server.host(), limit).toInetAddress(), server.port()), limit)) {
            if (proposal.tls() == Tls.IMPLICIT) {
                Talk secured = plain.secure(tls, server, limit);
                require(secured.reply(limit), "trial.greeting");
                return greeted(secured, limit);
            }
            require(plain.reply(limit), "trial.greeting");
            Reply offers = require(plain.ask("EHLO " + plain.ownName(), limit), "trial.ehlo");
            if (!keywords(offers).contains("STARTTLS")) {
                throw new Unfit(words("trial.noStartTls", server.toString()));
            }
            require(plain.ask("STARTTLS", limit), "trial.startTls");
            return greeted(plain.secure(tls, server, limit), limit);
        }
    }

    private static Text greeted(Talk talk, TimeLimit limit) throws IOException {
        Reply reply = require(talk.ask("EHLO " + talk.ownName(), limit), "trial.ehlo");
        Optional<String> login = reply.lines().stream().filter(line -> line.regionMatches(true, 0, "AUTH ", 0, 5)).findFirst();
        return login.map(line -> words("trial.works.login", line.substring(5))).orElseGet(() -> words("trial.works"));
    }

    private static List<String> keywords(Reply reply) {
        return reply.lines().stream().map(line -> line.split(" ")[0].toUpperCase(Locale.ROOT)).toList();
    }

    private IpAddress address(String host, TimeLimit limit) throws IOException, InterruptedException {
        try {
            Resolution resolution = names.resolve(host).toCompletableFuture().get(limit.millis(), TimeUnit.MILLISECONDS);
            return resolution.known().stream().findFirst().orElseThrow(() -> new Unfit(words("trial.noAddress", host)));
        } catch (TimeoutException late) {
            throw new Unfit(words("trial.noAddress", host));
        } catch (ExecutionException broken) {
            throw new IllegalStateException("the resolver broke its promise", broken);
        }
    }

    private static Reply require(Reply reply, String key) throws Unfit {
        if (!reply.isGood()) {
            throw new Unfit(words(key, reply.text()));
        }
        return reply;
    }

    private static Text words(HostPort server, IOException failure) {
        String why = HarmlessText.of(Arrays.stream(new Throwable[] {failure, failure.getCause()}).filter(t -> t != null && t.getMessage() != null)
                .map(Throwable::getMessage).collect(Collectors.joining(": ")), ' ');
        return failure instanceof SSLException || failure.getCause() instanceof SSLException ? words("trial.tls", server.toString(), why) : words("trial.broken", server.toString(), why);
    }

    private static Text words(String key, Object... arguments) {
        return Text.of(Trial.class, key, arguments);
    }

    /** It answers, but not as it should. */
    private static final class Unfit extends IOException {
        private static final long serialVersionUID = 1L;
        private final transient Text words;

        Unfit(Text words) {
            super(words.key());
            this.words = words;
        }
    }
}
