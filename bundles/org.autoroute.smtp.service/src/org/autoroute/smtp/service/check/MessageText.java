package org.autoroute.smtp.service.check;

import java.nio.charset.StandardCharsets;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.Locale;
import java.util.UUID;

import org.autoroute.smtp.service.check.CheckRequest.TestMessage;

/** The test message: no more fields than RFC 5322 section 3.6 asks for, those of MIME, and the one that keeps vacation replies away (RFC 3834). */
record MessageText(TestMessage message, ZonedDateTime now) {

    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("EEE, d MMM yyyy HH:mm:ss Z", Locale.ENGLISH);
    private static final String END = "\r\n";

    /** As it goes over the line behind DATA, with the final dot. All is ASCII; no line begins with a dot. */
    String octets() {
        String words = Words.of("message.text").in(message.language()).replace("\n", END) + END;
        boolean plain = words.chars().allMatch(c -> c < 128);
        return "Date: " + DATE.format(now) + END
                + "From: <" + message.from() + ">" + END
                + "To: <" + message.to() + ">" + END
                + "Message-ID: <" + UUID.randomUUID() + "@" + message.from().domain() + ">" + END
                + "Subject: Autoroute SMTP: test message" + END
                + "Auto-Submitted: auto-generated" + END
                + "MIME-Version: 1.0" + END
                + "Content-Type: text/plain; charset=" + (plain ? "us-ascii" : "utf-8") + END
                + "Content-Transfer-Encoding: " + (plain ? "7bit" : "base64") + END
                + END
                + (plain ? words : Base64.getMimeEncoder().encodeToString(words.getBytes(StandardCharsets.UTF_8)) + END)
                + "." + END;
    }
}
