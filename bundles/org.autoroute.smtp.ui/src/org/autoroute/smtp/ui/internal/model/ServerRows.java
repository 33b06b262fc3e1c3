package org.autoroute.smtp.ui.internal.model;

import java.util.List;
import java.util.stream.Collectors;

import org.autoroute.smtp.routing.IpAddress;
import org.autoroute.smtp.routing.Resolution;
import org.autoroute.smtp.service.ServerState;
import org.autoroute.smtp.ui.internal.Messages;
import org.autoroute.smtp.ui.internal.model.WindowModel.NameMark;
import org.autoroute.smtp.ui.internal.model.WindowModel.ServerRow;

/** Rows of the server list. */
record ServerRows(Messages messages) {

    ServerRow row(ServerState server) {
        List<IpAddress> known = server.resolution().known();
        String address = switch (known.size()) {
            case 0 -> "";
            case 1 -> known.getFirst().toString();
            default -> messages.get("name.more", known.getFirst().toString(), known.size() - 1);
        };
        String all = known.stream().map(IpAddress::toString).collect(Collectors.joining("\n"));
        return new ServerRow(server.line().strip(), address, all, words(server), mark(server.resolution()), server.active());
    }

    private String words(ServerState server) {
        return switch (server.resolution()) {
            case Resolution.Resolved resolved -> messages.get(server.entry().server().literal().isPresent() ? "name.literal" : "name.resolved");
            case Resolution.Failed failed -> messages.get("name.failed", failed.reason());
            case Resolution.Pending pending -> messages.get("name.pending");
            case Resolution.Suppressed suppressed -> messages.get(switch (suppressed.by()) {
                case DONT_RESOLVE_IN_LAN -> "name.suppressed.lan";
                case DONT_RESOLVE_WITHOUT_DIAL_UP -> "name.suppressed.dialUp";
            });
        };
    }

    private static NameMark mark(Resolution resolution) {
        return switch (resolution) {
            case Resolution.Resolved resolved -> NameMark.RESOLVED;
            case Resolution.Failed failed -> NameMark.FAILED;
            case Resolution.Pending pending -> NameMark.PENDING;
            case Resolution.Suppressed suppressed -> NameMark.SUPPRESSED;
        };
    }
}
