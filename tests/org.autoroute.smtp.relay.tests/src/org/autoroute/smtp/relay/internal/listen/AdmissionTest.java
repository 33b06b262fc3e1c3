package org.autoroute.smtp.relay.internal.listen;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import org.autoroute.smtp.relay.AccessRule;
import org.autoroute.smtp.relay.RelayOptions.Limits;
import org.autoroute.smtp.relay.internal.wire.Replies;
import org.autoroute.smtp.routing.IpAddress;
import org.junit.jupiter.api.Test;

/** Who may have a session. */
class AdmissionTest {

    private static final IpAddress OWN = IpAddress.parse("203.0.113.7").orElseThrow();
    private static final IpAddress OTHER = IpAddress.parse("203.0.113.8").orElseThrow();

    private final Admission admission = new Admission(Limits.DEFAULTS);

    @Test
    void thisComputerIsAllowedByDefaultUnderItsPublicAddressToo() {
        assertNull(admission.enter(OWN, OWN));
        assertEquals(Replies.NOT_ALLOWED, admission.enter(OTHER, OWN));
    }

    @Test
    void aPauseKeepsOutWhomTheRuleLetsInAndTellsNobodyElseOfIt() {
        admission.pause(true);
        assertEquals(Replies.PAUSED, admission.enter(OWN, OWN));
        assertEquals(Replies.NOT_ALLOWED, admission.enter(OTHER, OWN));
        admission.pause(false);
        assertNull(admission.enter(OWN, OWN));
    }

    @Test
    void aRuleOfTheUsersOwnIsTakenAtItsWord() {
        admission.rule(((AccessRule.Parsed) AccessRule.parse("203.0.113.8")).rule());
        assertEquals(Replies.NOT_ALLOWED, admission.enter(OWN, OWN));
        assertNull(admission.enter(OTHER, OWN));
    }
}
