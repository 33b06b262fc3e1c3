package org.autoroute.smtp.service.discovery;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import org.autoroute.smtp.routing.Tls;
import org.autoroute.smtp.service.check.MailAddress;

/** Names that many providers give their submission servers. */
final class CommonNames {

    private static final int SUBMISSIONS = 465;
    private static final int SUBMISSION = 587;
    private static final List<String> PREFIXES = List.of("smtp.", "mail.", "submission.", "");

    private CommonNames() {
    }

    static List<Proposal> of(MailAddress address) {
        List<Proposal> proposals = new ArrayList<>();
        for (String prefix : PREFIXES) {
            for (int port : List.of(SUBMISSIONS, SUBMISSION)) {
                Proposal.of((prefix + address.domain()).toLowerCase(Locale.ROOT), port, Tls.byPort(port), Proposal.password(address),
                        Source.COMMON_NAME).ifPresent(proposals::add);
            }
        }
        return proposals;
    }
}
