package org.autoroute.smtp.service.internal;

import java.util.List;
import java.util.Optional;

import org.autoroute.smtp.relay.CertificateFacts;
import org.autoroute.smtp.routing.NetworkSnapshot;
import org.autoroute.smtp.routing.Surroundings.Connectivity;
import org.autoroute.smtp.routing.Text;

/** What the user can mend of the network. Stateless. */
final class NetworkProblems {

    private NetworkProblems() {
    }

    /** @param interceptor the certificate that different servers show, and none of them rightly */
    static List<Text> of(NetworkSnapshot network, Optional<CertificateFacts> interceptor) {
        if (network.surroundings().connectivity() == Connectivity.PORTAL) {
            return List.of(Text.of(NetworkProblems.class, "network.portal"));
        }
        return interceptor.map(certificate -> Text.of(NetworkProblems.class, "network.interceptor", certificate.subject())).stream().toList();
    }
}
