package org.autoroute.smtp.service.probe;

import java.util.List;

/**
 * What a look at a network found. Immutable, any thread.
 *
 * @param doors    all that was tried, servers in the order of the list, ports ascending
 * @param findings what is to be known, the most important first; empty when nothing is out of the ordinary
 */
public record ProbeReport(List<Door> doors, List<ProbeFinding> findings) {

    public ProbeReport {
        doors = List.copyOf(doors);
        findings = List.copyOf(findings);
    }

    public List<ProbeFinding> warnings() {
        return findings.stream().filter(ProbeFinding::warning).toList();
    }
}
