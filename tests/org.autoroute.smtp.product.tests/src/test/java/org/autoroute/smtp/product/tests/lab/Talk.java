package org.autoroute.smtp.product.tests.lab;

import com.google.gson.Gson;
import com.google.gson.reflect.TypeToken;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;

/** A raw conversation with an SMTP server from inside a namespace: what is said stands in the test to the octet. */
public final class Talk {

    private Talk() {
    }

    /** The replies, greeting first; each step is a String, or a List of a String and the number of replies to await. */
    public static List<String> with(Namespace namespace, String host, int port, Object... steps) {
        Gson gson = new Gson();
        Shell.Done done = namespace.run(Duration.ofSeconds(90), gson.toJson(Arrays.asList(steps)), "python3", Scripts.path("talk.py"), host,
                Integer.toString(port), "60").ok();
        return gson.fromJson(done.out(), new TypeToken<List<String>>() { }.getType());
    }

    /** A whole session that sends one message; the replies in order: greeting, EHLO, MAIL, RCPT, DATA, message, QUIT. */
    public static List<String> sending(Namespace namespace, String host, int port, String stuffedMessage) {
        return with(namespace, host, port, "EHLO laptop.test\r\n", "MAIL FROM:<" + Mail.FROM + ">\r\n", "RCPT TO:<" + Mail.TO + ">\r\n", "DATA\r\n",
                stuffedMessage + "\r\n.\r\n", "QUIT\r\n");
    }
}
