package org.autoroute.smtp.service.internal.activity;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.function.Function;

import org.autoroute.smtp.relay.MessageRecord;
import org.autoroute.smtp.relay.Protection;
import org.autoroute.smtp.relay.SessionRecord;
import org.autoroute.smtp.relay.TlsMemory;
import org.autoroute.smtp.routing.Text;

import com.google.gson.stream.JsonWriter;

/** A session as JSON, see docs/control-protocol.md. The same for the log and the command line; written as a stream because every session is. */
public final class SessionJson {

    private SessionJson() {
    }

    /** The object in one line without an end. */
    public static String line(SessionRecord record, Function<Text, String> words) {
        StringWriter text = new StringWriter(512);
        try (JsonWriter json = new JsonWriter(text)) {
            json.setHtmlSafe(false);
            write(json, record, words);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return text.toString();
    }

    private static void write(JsonWriter json, SessionRecord record, Function<Text, String> words) throws IOException {
        json.beginObject();
        json.name("id").value(record.id());
        json.name("start").value(record.start().truncatedTo(ChronoUnit.MILLIS).toString());
        json.name("duration").value(record.duration().toMillis() / 1000.0);
        json.name("client").value(record.client().toString());
        json.name("helo").value(record.helo());
        json.name("server").value(record.server().map(Object::toString).orElse(null));
        json.name("address").value(record.serverAddress().map(Object::toString).orElse(null));
        json.name("tls");
        write(json, record.protection());
        json.name("reason").value(words(record.reason()));
        json.name("comment").value(words.apply(record.comment()));
        json.name("outcome").value(words(record.outcome()));
        json.name("reply").value(record.finalReply());
        json.name("size").value(record.octets());
        json.name("messages").beginArray();
        for (MessageRecord message : record.messages()) {
            write(json, message);
        }
        json.endArray();
        json.name("messageCount").value(record.messageCount());
        json.endObject();
    }

    private static void write(JsonWriter json, Protection protection) throws IOException {
        if (protection.level() == TlsMemory.Level.NONE) {
            json.nullValue();
            return;
        }
        json.beginObject();
        json.name("protocol").value(protection.protocol());
        json.name("cipher").value(protection.cipherSuite());
        json.name("verified").value(protection.level() == TlsMemory.Level.VERIFIED);
        json.endObject();
    }

    private static void write(JsonWriter json, MessageRecord message) throws IOException {
        json.beginObject();
        json.name("from").value(message.from());
        json.name("recipients").beginArray();
        for (String recipient : message.recipients()) {
            json.value(recipient);
        }
        json.endArray();
        json.name("recipientCount").value(message.recipientCount());
        json.name("size").value(message.octets());
        json.name("delivered").value(message.delivered());
        json.name("reply").value(message.finalReply());
        json.endObject();
    }

    /** A constant's name in small letters with blanks. */
    public static String words(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
