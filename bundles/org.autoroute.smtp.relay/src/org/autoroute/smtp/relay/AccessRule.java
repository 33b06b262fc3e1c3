package org.autoroute.smtp.relay;

import java.util.List;

import org.autoroute.smtp.routing.IpAddress;
import org.autoroute.smtp.routing.Text;

/**
 * Which peers may connect: masks with a comma between them. A mask is an address ({@code 10.0.0.7}, {@code ::1}), an IPv4 address with stars for
 * octets ({@code 194.186.212.*}) or a prefix ({@code 10.0.0.0/8}, {@code fe80::/10}). {@code *.*.*.*} allows every address, IPv6 too.
 * Immutable, any thread.
 */
public final class AccessRule {

    /** This computer and the local networks of RFC 1918, 6598, 3927, 4193 and 4291. */
    public static final AccessRule DEFAULT = known("127.0.0.0/8, ::1, 10.0.0.0/8, 172.16.0.0/12, 192.168.0.0/16, 100.64.0.0/10, 169.254.0.0/16, "
            + "fc00::/7, fe80::/10");

    private final String text;
    private final List<AddressMask> masks;

    AccessRule(String text, List<AddressMask> masks) {
        this.text = text;
        this.masks = List.copyOf(masks);
    }

    /** What became of a text. */
    public sealed interface Result {
    }

    /** It is a rule. */
    public record Parsed(AccessRule rule) implements Result {
    }

    /**
     * It is not a rule.
     *
     * @param column   where it goes wrong, the first is 1
     * @param expected what should stand there
     */
    public record Wrong(int column, Text expected) implements Result {
    }

    /** Reads masks with a comma between them; a text without any mask is wrong. */
    public static Result parse(String text) {
        return AccessRuleText.parse(text);
    }

    private static AccessRule known(String text) {
        return switch (parse(text)) {
            case Parsed parsed -> parsed.rule();
            case Wrong wrong -> throw new IllegalArgumentException(wrong.toString());
        };
    }

    public boolean allows(IpAddress peer) {
        for (AddressMask mask : masks) {
            if (mask.covers(peer)) {
                return true;
            }
        }
        return false;
    }

    /** Whether no other computer is allowed. */
    public boolean onlyThisComputer() {
        return masks.stream().allMatch(AddressMask::onlyLoopback);
    }

    /** Whom it lets in, for people. */
    public AccessMeaning meaning() {
        return AccessMeaning.of(this, masks);
    }

    /** As it was written. */
    public String text() {
        return text;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof AccessRule rule && masks.equals(rule.masks);
    }

    @Override
    public int hashCode() {
        return masks.hashCode();
    }

    @Override
    public String toString() {
        return text;
    }
}
