package org.autoroute.smtp.product.tests.lab;

/**
 * A provider's network as the laptop meets it.
 *
 * @param name the provider's name, part of its host names: {@code smtp.NAME.test} and, outside the laptop's subnet, {@code far.NAME.test}
 * @param namespace where its servers run
 * @param device the laptop's interface that is wired to it
 * @param laptop the address the laptop gets there
 * @param gateway the provider's own address: router, name server and mail server
 * @param far the address of a mail server of the provider that lies in the next /24, inside the same /16
 */
public record Provider(String name, Namespace namespace, String device, String laptop, String gateway, String far) {

    /** The name of the provider's mail server. */
    public String host() {
        return "smtp." + name + ".test";
    }

    /** The name of the mail server outside the laptop's subnet. */
    public String farHost() {
        return "far." + name + ".test";
    }

    /** The first three numbers of its network with the last dot. */
    public String prefix() {
        return gateway.substring(0, gateway.lastIndexOf('.') + 1);
    }
}
