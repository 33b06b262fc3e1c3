package org.autoroute.smtp.service.check;

/** Is told how a check goes on, on the check's thread. */
public interface CheckListener {

    /** A step has begun; it takes up to ten seconds. */
    void begun(Step step);

    /** A step has ended. */
    void found(Finding finding);

    /** All steps have ended. Not called after the check was closed. */
    void ended(Report report);
}
