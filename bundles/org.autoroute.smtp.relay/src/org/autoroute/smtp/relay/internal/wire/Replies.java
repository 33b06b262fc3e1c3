package org.autoroute.smtp.relay.internal.wire;

import java.util.ArrayList;
import java.util.List;

/** Everything the relay itself says to a client. The codes are those of RFC 5321 section 4.2 and RFC 3463. */
public final class Replies {

    public static final Reply OK = Reply.of(250, "2.0.0 Ok");
    public static final Reply SENDER_OK = Reply.of(250, "2.1.0 Ok");
    public static final Reply GO_AHEAD = Reply.of(354, "End data with <CR><LF>.<CR><LF>");
    public static final Reply BYE = Reply.of(221, "2.0.0 Bye");
    public static final Reply START_TLS = Reply.of(220, "2.0.0 Begin TLS");
    public static final Reply HELP = Reply.of(214, "2.0.0 Commands: EHLO HELO MAIL RCPT DATA RSET NOOP VRFY HELP QUIT");
    public static final Reply CANNOT_VERIFY = Reply.of(252, "2.5.2 Cannot verify the user; send some mail, and the server will say");

    public static final Reply UNKNOWN_COMMAND = Reply.of(500, "5.5.2 Command not known");
    public static final Reply NOT_OFFERED = Reply.of(502, "5.5.1 Command not offered");
    public static final Reply AUTH_NOT_NOW = Reply.of(503, "5.5.1 AUTH is taken once, and not within a transaction");
    public static final Reply AUTH_SYNTAX = Reply.of(501, "5.5.4 Expected AUTH, a mechanism, and at most one answer in base64");
    public static final Reply LOGGED_IN = Reply.of(235, "2.7.0 Authentication successful");
    public static final Reply LOGIN_WRONG = Reply.of(535, "5.7.8 Authentication credentials invalid");
    public static final Reply LOGIN_CANCELLED = Reply.of(501, "5.7.0 Authentication cancelled");
    public static final Reply LOGIN_UNAVAILABLE = Reply.of(454, "4.7.0 Temporary authentication failure: the password is not at hand here");
    public static final Reply LOGIN_FIRST = Reply.of(530, "5.7.0 Authentication required");
    public static final Reply STARTTLS_FIRST = Reply.of(530, "5.7.0 Must issue a STARTTLS command first, then log in");
    public static final Reply TLS_MISSING = Reply.of(530, "5.7.0 Authentication required, and with it TLS, which is not offered on this port");
    public static final Reply ENCRYPT_FIRST = Reply.of(538, "5.7.11 Encryption required for requested authentication mechanism");
    public static final Reply TOO_MANY_LOGINS = Reply.of(421, "4.7.0 Too many failed logins; try again in a minute");
    public static final Reply MECHANISM_UNKNOWN = Reply.of(504, "5.5.4 Login mechanism not offered");
    public static final Reply NOT_BASE64 = Reply.of(501, "5.5.2 The answer to a challenge is base64 or a star");
    public static final Reply LINE_TOO_LONG = Reply.of(500, "5.5.2 Line too long");
    public static final Reply STRAY_IN_COMMAND = Reply.of(500, "5.5.2 Command lines end with CR LF; no other CR, LF or NUL is taken");
    public static final Reply CONTROL_CHARACTER = Reply.of(501, "5.5.2 Control character in a command");
    public static final Reply EIGHT_BIT = Reply.of(553, "5.6.7 Only ASCII is taken here without SMTPUTF8");
    public static final Reply NAME_MISSING = Reply.of(501, "5.5.4 The name of the client is missing");
    public static final Reply NO_ARGUMENT = Reply.of(501, "5.5.4 This command takes no argument");
    public static final Reply ARGUMENT_MISSING = Reply.of(501, "5.5.4 The argument is missing");
    public static final Reply HELLO_FIRST = Reply.of(503, "5.5.1 Say EHLO or HELO first");
    public static final Reply NESTED_MAIL = Reply.of(503, "5.5.1 A transaction is open already");
    public static final Reply NOT_IN_TRANSACTION = Reply.of(503, "5.5.1 Not while a transaction is open; say RSET first");
    public static final Reply MAIL_FIRST = Reply.of(503, "5.5.1 Say MAIL first");
    public static final Reply RCPT_FIRST = Reply.of(503, "5.5.1 No recipient was accepted");
    public static final Reply SENDER_SYNTAX = Reply.of(501, "5.1.7 Expected MAIL FROM:<address>");
    public static final Reply RECIPIENT_SYNTAX = Reply.of(501, "5.1.3 Expected RCPT TO:<address>");
    public static final Reply PARAMETER_UNKNOWN = Reply.of(555, "5.5.4 Parameter not offered");
    public static final Reply PARAMETER_SYNTAX = Reply.of(501, "5.5.4 Wrong parameter value");
    public static final Reply TLS_REQUIRED_HERE = Reply.of(530,
            "5.7.10 REQUIRETLS needs TLS between the mail client and this relay, too: say STARTTLS first, or use the port for TLS");
    public static final Reply TLS_NOT_REQUIRABLE = Reply.of(550,
            "5.7.30 REQUIRETLS support required: the mail server of this session does not offer it over TLS with a certificate that was checked");
    public static final Reply TOO_BIG = Reply.of(552, "5.3.4 Message is bigger than the server takes");

    public static final Reply CHUNK_SYNTAX = Reply.of(501, "5.5.4 Expected BDAT, a number of octets, and LAST for the last ones");
    public static final Reply CHUNK_REFUSED = Reply.of(503, "5.5.1 A chunk before was refused; say RSET");
    public static final Reply BDAT_BEGUN = Reply.of(503, "5.5.1 The message has begun with BDAT");

    public static final Reply OUT_OF_STEP = Reply.of(554, "5.5.0 Protocol synchronization error: sent before the reply was awaited");
    public static final Reply STRAY_IN_DATA = Reply.of(554, "5.6.0 A CR or LF alone or a NUL is in the message; lines end with CR LF");
    public static final Reply LOOP = Reply.of(554, "5.4.6 Too many Received fields: mail loop");
    public static final Reply TOO_MANY_ERRORS = Reply.of(421, "4.7.0 Too many errors");
    public static final Reply NOT_ALLOWED = Reply.of(554, "5.7.1 This address may not send mail here");
    public static final Reply TOO_MANY_FROM_PEER = Reply.of(421, "4.7.0 Too many connections from this address");
    public static final Reply TOO_MANY = Reply.of(421, "4.3.2 Too many connections");

    public static final Reply CLIENT_TIMEOUT = Reply.of(421, "4.4.2 Timeout: nothing came from the client");
    public static final Reply SERVER_TIMEOUT = Reply.of(421, "4.4.2 Timeout: no reply from the mail server");
    public static final Reply SERVER_LOST = Reply.of(421, "4.4.2 Connection to the mail server lost");
    public static final Reply SERVER_GARBLED = Reply.of(421, "4.4.2 The mail server does not follow the protocol");
    public static final Reply OUTCOME_UNKNOWN = Reply.of(451,
            "4.4.2 Connection to the mail server lost after the message was sent: it is not known whether it was taken");
    public static final Reply NO_FINAL_REPLY = Reply.of(451,
            "4.4.2 No reply from the mail server after the message was sent: it is not known whether it was taken");
    public static final Reply NETWORK_LOST = Reply.of(421, "4.4.2 The network the mail server was reached through is gone");
    public static final Reply ROUTE_UNKNOWN = Reply.of(421, "4.4.3 The names of the mail servers are still being looked up; try again");
    public static final Reply ROUTE_CHANGED = Reply.of(421, "4.3.2 Mail goes through another server now; connect again");
    public static final Reply LESS_THAN_PROMISED = Reply.of(451,
            "4.3.0 The mail server for this sender can do less than was said after EHLO; connect again and send the message again");
    public static final Reply PAUSED = Reply.of(421, "4.3.2 Paused by the user; send the message again later");
    public static final Reply STOPPING = Reply.of(421, "4.3.2 Service stops");
    public static final Reply INTERNAL = Reply.of(421, "4.3.0 Internal error");
    public static final Reply NO_MEMORY = Reply.of(421, "4.3.1 Too many slow connections");

    private static final int MOST_CAUSES = 10;

    private Replies() {
    }

    public static Reply greeting(String host) {
        return Reply.of(220, host + " ESMTP Autoroute SMTP");
    }

    /** For a session for which the route names no server. */
    public static Reply noServer(String why) {
        return Reply.lines(421, List.of("4.4.4 No mail server is chosen: " + why, "4.4.4 The message was not taken; send it again later"));
    }

    /** For a session whose server does not take the stored login. The client is not to blame, so it is no 535. */
    public static Reply loginRefused(String cause) {
        return Reply.lines(421, List.of("4.7.8 Login at the mail server failed", "4.7.8 " + cause,
                "4.7.8 The message was not taken; put the password right and send it again"));
    }

    /** For a session none of whose servers could be reached. */
    public static Reply unreachable(List<String> causes) {
        return withCauses("4.4.1 ", "No mail server can be reached", causes, "The message was not taken; send it again later");
    }

    /** For a session none of whose servers could be reached because the network wants its user to log in. @param sign how one knows */
    public static Reply logInFirst(String sign, List<String> causes) {
        return withCauses("4.4.0 ", "Log in to this network first (" + sign + "); mail cannot leave before", causes,
                "The message was not taken; send it again after that");
    }

    /** For mail of a sender for which the route names no server. */
    public static Reply noServerForSender(String why) {
        return Reply.of(451, "4.4.4 No mail server is chosen for this sender: " + why);
    }

    /** For mail of a sender none of whose servers could be reached. */
    public static Reply senderUnreachable(List<String> causes) {
        List<String> lines = new ArrayList<>();
        lines.add("4.4.1 No mail server for this sender can be reached");
        causes.stream().limit(MOST_CAUSES).forEach(cause -> lines.add("4.4.1 " + cause));
        return Reply.lines(451, lines);
    }

    private static Reply withCauses(String code, String first, List<String> causes, String last) {
        List<String> lines = new ArrayList<>();
        lines.add(code + first);
        causes.stream().limit(MOST_CAUSES).forEach(cause -> lines.add(code + cause));
        lines.add(code + last);
        return Reply.lines(421, lines);
    }
}
