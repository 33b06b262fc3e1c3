package org.autoroute.smtp.relay;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.autoroute.smtp.routing.IpAddress;
import org.autoroute.smtp.routing.IpPrefix;
import org.autoroute.smtp.routing.Text;

/** Reads the access rule. */
final class AccessRuleText {

    private AccessRuleText() {
    }

    static AccessRule.Result parse(String text) {
        List<AddressMask> masks = new ArrayList<>();
        int start = 0;
        for (String part : text.split(",", -1)) {
            String word = part.strip();
            if (!word.isEmpty()) {
                Optional<AddressMask> mask = mask(word);
                if (mask.isEmpty()) {
                    return wrong(start + part.indexOf(word) + 1, "access.mask");
                }
                masks.add(mask.get());
            }
            start += part.length() + 1;
        }
        return masks.isEmpty() ? wrong(1, "access.none") : new AccessRule.Parsed(new AccessRule(text.strip(), masks));
    }

    private static AccessRule.Wrong wrong(int column, String key) {
        return new AccessRule.Wrong(column, Text.of(AccessRuleText.class, key));
    }

    private static Optional<AddressMask> mask(String word) {
        if (word.indexOf('/') >= 0) {
            return IpPrefix.parse(word).map(AddressMask.Prefix::new);
        }
        if (word.indexOf('*') >= 0) {
            return stars(word);
        }
        return IpAddress.parse(word).map(address -> new AddressMask.Prefix(IpPrefix.around(address, address.bits())));
    }

    private static Optional<AddressMask> stars(String word) {
        String[] octets = word.split("\\.", -1);
        long value = 0;
        long mask = 0;
        for (String octet : octets) {
            boolean star = octet.equals("*");
            if (!star && !octet.matches("0|[1-9][0-9]{0,2}")) {
                return Optional.empty();
            }
            int number = star ? 0 : Integer.parseInt(octet);
            if (number > 255) {
                return Optional.empty();
            }
            value = value << 8 | number;
            mask = mask << 8 | (star ? 0 : 255);
        }
        if (octets.length != 4) {
            return Optional.empty();
        }
        return Optional.of(mask == 0 ? new AddressMask.Any() : new AddressMask.Stars(value, mask));
    }
}
