package org.autoroute.smtp.routing;

/**
 * The user's settings a decision depends on. Immutable, any thread.
 *
 * @param autoroute                   choose automatically; the opposite of the manual's <em>Disable autoroute feature</em>
 * @param useFirstAsDefault           take the first server when no rule finds one
 * @param expandMasks                 search again with wider masks
 * @param dontResolveInLan            do not resolve names while all own addresses are local
 * @param dontResolveWithoutDialUp    do not resolve names while no dial-up, VPN or mobile connection is up
 */
public record RoutingSettings(boolean autoroute, boolean useFirstAsDefault, boolean expandMasks, boolean dontResolveInLan,
        boolean dontResolveWithoutDialUp) {

    public static final RoutingSettings DEFAULTS = new RoutingSettings(true, true, false, false, false);
}
