package org.autoroute.smtp.service.discovery;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

import org.autoroute.smtp.network.NameResolver;
import org.autoroute.smtp.network.ServiceTarget;
import org.autoroute.smtp.routing.Tls;
import org.autoroute.smtp.service.check.MailAddress;

/** What a domain says of its submission servers in SRV records: those with TLS at once (RFC 8314 section 5.1) before those with STARTTLS (RFC 6186). */
final class ServiceRecords {

    private final NameResolver names;

    ServiceRecords(NameResolver names) {
        this.names = names;
    }

    List<Proposal> of(MailAddress address) throws InterruptedException {
        CompletableFuture<List<ServiceTarget>> implicit = ask("_submissions._tcp.", address);
        CompletableFuture<List<ServiceTarget>> startTls = ask("_submission._tcp.", address);
        List<Proposal> proposals = new ArrayList<>(proposals(implicit, Tls.IMPLICIT, address));
        proposals.addAll(proposals(startTls, Tls.STARTTLS, address));
        return proposals;
    }

    private CompletableFuture<List<ServiceTarget>> ask(String service, MailAddress address) {
        return names.services(service + address.domain()).toCompletableFuture();
    }

    private static List<Proposal> proposals(CompletableFuture<List<ServiceTarget>> targets, Tls tls, MailAddress address)
            throws InterruptedException {
        try {
            return targets.get().stream()
                    .flatMap(target -> Proposal.of(target.host(), target.port(), tls, Proposal.password(address), Source.DNS).stream()).toList();
        } catch (ExecutionException broken) {
            throw new IllegalStateException("the resolver broke its promise", broken);
        }
    }
}
