package org.autoroute.smtp.service.control;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Lines in UTF-8, none longer than a limit. */
final class LineReader {

    /** Octets of a request. */
    static final int REQUEST_LIMIT = 64 * 1024;
    /** Octets of an answer: a thousand sessions with a hundred recipients each fit. */
    static final int RESPONSE_LIMIT = 64 * 1024 * 1024;

    private final InputStream in;
    private final int limit;

    LineReader(InputStream in, int limit) {
        this.in = new BufferedInputStream(in);
        this.limit = limit;
    }

    /**
     * The next line without its end.
     *
     * @return empty at the end of the stream, a line begun there included
     * @throws MalformedException when the line is too long
     */
    Optional<String> readLine() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int octet = in.read(); octet >= 0; octet = in.read()) {
            if (octet == '\n') {
                return Optional.of(line.toString(StandardCharsets.UTF_8));
            }
            if (line.size() == limit) {
                throw new MalformedException("line longer than " + limit + " octets");
            }
            line.write(octet);
        }
        return Optional.empty();
    }
}
