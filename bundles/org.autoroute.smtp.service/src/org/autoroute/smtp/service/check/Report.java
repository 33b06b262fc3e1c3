package org.autoroute.smtp.service.check;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;

import org.autoroute.smtp.routing.Text;

/**
 * All that a check found. Immutable, any thread.
 *
 * @param findings in the order of the steps; fewer when the check was closed before its end
 */
public record Report(List<Finding> findings) {

    public Report {
        findings = List.copyOf(findings);
    }

    /** The worst of all verdicts. */
    public Verdict verdict() {
        return findings.stream().map(Finding::verdict).max(Comparator.naturalOrder()).orElse(Verdict.SKIPPED);
    }

    /** The findings as lines of plain text, to be passed on. */
    public String text(Locale locale) {
        StringBuilder text = new StringBuilder();
        for (Finding finding : findings) {
            text.append(line(finding).in(locale)).append('\n');
            finding.remedy().ifPresent(remedy -> text.append("    ").append(remedy.in(locale)).append('\n'));
        }
        return text.toString();
    }

    private static Text line(Finding finding) {
        return Text.of(Report.class, "report.line", Text.of(Report.class, "verdict." + finding.verdict().name().toLowerCase(Locale.ROOT)),
                finding.step().title(), finding.meaning());
    }
}
