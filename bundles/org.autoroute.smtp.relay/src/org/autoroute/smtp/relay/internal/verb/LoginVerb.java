package org.autoroute.smtp.relay.internal.verb;

/** What AUTH and the answers to its challenges have in common (RFC 4954 section 4): long lines that nobody may record, one at a time. */
public sealed interface LoginVerb extends Verb permits Auth, AuthAnswer {

    /** RFC 4954 section 4 allows as many in what answers a challenge; clients send as many in the command, too. */
    int LONGEST = 12_288;
    int CHALLENGE = 334;
    int SUCCESS = 235;

    @Override
    default int longest() {
        return LONGEST;
    }

    @Override
    default boolean waitsForReplies() {
        return true;
    }

    @Override
    default boolean endsItsGroup() {
        return true;
    }

    @Override
    default boolean isPrivate() {
        return true;
    }

    @Override
    default void answered(int code, Dialogue dialogue) {
        dialogue.loginAnswered(code == CHALLENGE, code == SUCCESS);
    }

    @Override
    default boolean canBeAnswered(int code) {
        return code == CHALLENGE || code == SUCCESS || code >= 400;
    }
}
