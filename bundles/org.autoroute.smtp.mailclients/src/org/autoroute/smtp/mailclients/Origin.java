package org.autoroute.smtp.mailclients;

import java.nio.file.Path;

/** Where something was read: the client in its own name, and the file or registry key. */
record Origin(String client, String place) {

    Origin(String client, Path file) {
        this(client, file.toString());
    }
}
