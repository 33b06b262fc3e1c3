package org.autoroute.smtp.service.check;

import java.net.SocketTimeoutException;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

import org.autoroute.smtp.relay.ListenSettings;
import org.autoroute.smtp.routing.IpAddress;
import org.autoroute.smtp.service.ServiceState;
import org.autoroute.smtp.service.check.Action.OpenPreferences;
import org.autoroute.smtp.service.check.Action.Page;
import org.autoroute.smtp.service.internal.talk.TimeLimit;

/** Whether a mail client is let in, and can log in where it has to. */
final class ClientStep {

    private final Supplier<CompletionStage<Boolean>> hasPassword;

    /** @param hasPassword whether there is one that mail clients log in with */
    ClientStep(Supplier<CompletionStage<Boolean>> hasPassword) {
        this.hasPassword = hasPassword;
    }

    Finding examine(ServiceState state, CheckRequest request, TimeLimit limit) {
        Finding admitted = ProgramSteps.client(state, request);
        boolean another = request.client().filter(peer -> !ProgramSteps.isOwn(state, peer)).isPresent();
        return admitted.verdict() == Verdict.PASSED && another && !state.settings().user().isEmpty() ? login(state, request.client().get(), limit) : admitted;
    }

    private Finding login(ServiceState state, IpAddress peer, TimeLimit limit) {
        ListenSettings server = state.settings().server();
        if (!server.startTls() && server.tlsPort().isEmpty()) {
            return failed("client.login.noTls", state, peer);
        }
        if (!isPasswordThere(limit)) {
            return failed("client.login.noPassword", state, peer);
        }
        return Finding.passed(Step.CLIENT, Words.of("client.login", peer.toString(), state.settings().user()));
    }

    private static Finding failed(String key, ServiceState state, IpAddress peer) {
        return Finding.failed(Step.CLIENT, Words.of(key, peer.toString(), state.settings().user()), Words.of(key + ".todo"), new OpenPreferences(Page.INTERNAL_SERVER));
    }

    private boolean isPasswordThere(TimeLimit limit) {
        try {
            return hasPassword.get().toCompletableFuture().get(limit.millis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        } catch (ExecutionException | TimeoutException | CancellationException | SocketTimeoutException unknown) {
            return false;
        }
    }
}
