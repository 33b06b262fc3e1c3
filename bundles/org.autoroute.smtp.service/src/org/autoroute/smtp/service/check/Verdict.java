package org.autoroute.smtp.service.check;

/** What became of a step. */
public enum Verdict {
    /** All is well. */
    PASSED,
    /** Nothing had to be looked at, or nothing could be because of a step before. */
    SKIPPED,
    /** Mail can go out, but something deserves a look; or it is not known. */
    WARNING,
    /** Mail cannot go out. */
    FAILED
}
