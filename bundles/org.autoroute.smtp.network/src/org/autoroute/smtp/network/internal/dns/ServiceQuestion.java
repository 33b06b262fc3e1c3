package org.autoroute.smtp.network.internal.dns;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

import org.autoroute.smtp.network.ServiceTarget;
import org.xbill.DNS.Name;
import org.xbill.DNS.SRVRecord;
import org.xbill.DNS.Section;
import org.xbill.DNS.Type;

/** Finds who offers a service (RFC 2782): by priority, then the heavier ones first, as nobody shares load here. */
final class ServiceQuestion {

    private static final Comparator<SRVRecord> ORDER = Comparator.comparingInt(SRVRecord::getPriority)
            .thenComparing(Comparator.comparingInt(SRVRecord::getWeight).reversed());

    private ServiceQuestion() {
    }

    /** None when there is no such record, when nobody answered in time, or when the domain says that it has no such service. */
    static List<ServiceTarget> answer(ServerQuestion servers, Name name, Deadline deadline) {
        ServerQuestion.Reply reply = servers.ask(name, Type.SRV, deadline);
        return reply.message() == null ? List.of() : reply.message().getSection(Section.ANSWER).stream()
                .flatMap(each -> each instanceof SRVRecord record ? Stream.of(record) : Stream.empty())
                .filter(record -> !record.getTarget().equals(Name.root) && record.getPort() > 0)
                .sorted(ORDER).map(ServiceQuestion::target).toList();
    }

    private static ServiceTarget target(SRVRecord record) {
        return new ServiceTarget(record.getTarget().toString(true).toLowerCase(Locale.ROOT), record.getPort());
    }
}
