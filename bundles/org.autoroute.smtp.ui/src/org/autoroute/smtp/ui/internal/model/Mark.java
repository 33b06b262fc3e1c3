package org.autoroute.smtp.ui.internal.model;

/** How the program as a whole is doing; each has an icon of its own shape. */
public enum Mark {
    /** Mail is taken, and there is a server for it. */
    ON,
    /** No server is chosen, or the program is paused. */
    OFF,
    /** Mail cannot be taken, or a setting is wrong. */
    PROBLEM
}
