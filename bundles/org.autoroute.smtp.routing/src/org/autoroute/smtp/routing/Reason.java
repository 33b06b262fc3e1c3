package org.autoroute.smtp.routing;

/** Which rule chose the active server, in the order the rules are asked. */
public enum Reason {
    MANUAL, CONNECTION, RANGE, SUBNET, EXPANDED_SUBNET, DEFAULT, NONE
}
