package org.autoroute.smtp.relay.internal.verb;

import org.autoroute.smtp.relay.internal.wire.CommandLine;
import org.autoroute.smtp.relay.internal.wire.Replies;
import org.autoroute.smtp.relay.internal.wire.Reply;

/** The rules of one command: its form, its longest line, when it is allowed, what may share a group with it. Stateless, any thread. */
public sealed interface Verb permits Hello, Mail, Rcpt, Data, Bdat, Rset, Noop, Vrfy, Help, StartTls, Quit, Hidden, LoginVerb, Unknown,
        EndOfData {

    /** Octets of RFC 5321 section 4.5.3.1.4. */
    int COMMON_LENGTH = 512;

    /** What is to become of a command line; nothing is remembered in the dialogue before {@link #sent}. */
    Verdict judge(CommandLine line, Dialogue dialogue);

    /** Octets of the longest line with its CRLF. */
    default int longest() {
        return COMMON_LENGTH;
    }

    /** Whether more commands may be sent before its reply is there (RFC 2920 section 3.1). */
    default boolean batchable() {
        return false;
    }

    /** Whether all earlier replies must be there before it can be judged. */
    default boolean waitsForReplies() {
        return false;
    }

    /** Whether nothing may come behind it before its reply, and it is an offence when something does. */
    default boolean endsItsGroup() {
        return false;
    }

    /** Whether it, and replies to it, may have something in them that nobody else may read. */
    default boolean isPrivate() {
        return false;
    }

    /** It was sent upstream. */
    default void sent(CommandLine line, Dialogue dialogue) {
    }

    /** The upstream answered. */
    default void answered(int code, Dialogue dialogue) {
    }

    /** Whether a reply with that code can be meant for this command. */
    default boolean canBeAnswered(int code) {
        return code / 100 != 3 && code != 220;
    }

    /** The answer where there is no server yet, because it depends on the sender. */
    default Reply withoutServer() {
        return Replies.MAIL_FIRST;
    }

    static boolean positive(int code) {
        return code / 100 == 2;
    }
}
