package org.autoroute.smtp.service.check;

import java.net.SocketTimeoutException;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import java.util.stream.Collectors;

import org.autoroute.smtp.routing.Text;
import org.autoroute.smtp.service.check.Action.OpenPreferences;
import org.autoroute.smtp.service.check.Action.Page;
import org.autoroute.smtp.service.internal.talk.TimeLimit;
import org.autoroute.smtp.service.probe.Door;
import org.autoroute.smtp.service.probe.ProbeFinding;
import org.autoroute.smtp.service.probe.ProbeReport;

/** Says what a look at the network found. */
final class NetworkStep {

    private final Supplier<CompletionStage<ProbeReport>> probe;

    NetworkStep(Supplier<CompletionStage<ProbeReport>> probe) {
        this.probe = probe;
    }

    Finding examine(TimeLimit limit) {
        try {
            return finding(probe.get().toCompletableFuture().get(limit.millis(), TimeUnit.MILLISECONDS));
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return Finding.skipped(Step.NETWORK, Words.of("skipped.noLook"));
        } catch (ExecutionException | TimeoutException | CancellationException | SocketTimeoutException noReport) {
            return Finding.skipped(Step.NETWORK, Words.of("skipped.noLook"));
        }
    }

    private static Finding finding(ProbeReport report) {
        if (report.doors().isEmpty()) {
            return Finding.skipped(Step.NETWORK, Words.of("skipped.noDoor"));
        }
        if (report.warnings().isEmpty()) {
            return Finding.passed(Step.NETWORK, Words.of("network.open", report.doors().stream().filter(Door::isOpen)
                    .map(door -> Integer.toString(door.server().port())).distinct().collect(Collectors.joining(", "))));
        }
        Text meaning = report.warnings().stream().map(ProbeFinding::words).reduce((all, next) -> Words.of("network.more", all, next)).orElseThrow();
        Text remedy = report.warnings().stream().flatMap(warning -> warning.remedy().stream()).findFirst().orElse(Words.of("network.todo"));
        return Finding.warning(Step.NETWORK, meaning, remedy, new OpenPreferences(Page.SMTP_SERVERS));
    }
}
