package org.autoroute.smtp.service.secrets;

import org.autoroute.smtp.relay.Secret;
import org.autoroute.smtp.routing.Text;
import org.autoroute.smtp.service.settings.RefusedException;

/** What a password may be, so that it fits into every way of logging in. */
public final class PasswordRule {

    /** Octets of UTF-8. */
    public static final int LONGEST = 4096;

    private PasswordRule() {
    }

    /** @throws RefusedException when it may not be; the text has nothing of it */
    public static void check(Secret password) throws RefusedException {
        String text = password.reveal();
        if (text.isEmpty()) {
            throw new RefusedException(Text.of(PasswordRule.class, "password.empty"));
        }
        if (text.chars().anyMatch(Character::isISOControl)) {
            throw new RefusedException(Text.of(PasswordRule.class, "password.control"));
        }
        if (password.octets().length > LONGEST) {
            throw new RefusedException(Text.of(PasswordRule.class, "password.long", LONGEST));
        }
    }
}
