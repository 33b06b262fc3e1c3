package org.autoroute.smtp.routing;

/** Which rule chose the active server, in the order the rules are asked. */
public enum Reason {
    MANUAL,
    /** The entry is for mail of this sender. */
    SENDER,
    CONNECTION, RANGE,
    /** The entry is linked to this place by its Wi-Fi network, gateway or DNS suffix, and neither by connection nor range. */
    PLACE,
    SUBNET, EXPANDED_SUBNET, DEFAULT, NONE
}
