package org.autoroute.smtp.ui.internal.preferences;

import java.util.Optional;
import java.util.stream.Stream;

/**
 * What the user wants but has not applied yet, page by page. It outlives the dialog when that is made anew in another language or theme. UI thread.
 *
 * @param general        of the page General
 * @param internalServer of the page Internal Server
 * @param autostart      of the page General, too, but no setting
 */
record Unapplied(Drafts general, Drafts internalServer, AutostartChoice autostart) {

    /** The pages whose values are not all in force; the dialog applies only pages that have been seen. */
    Stream<String> pages() {
        return Stream.of(page(Preferences.GENERAL, general), page(Preferences.INTERNAL_SERVER, internalServer)).flatMap(Optional::stream);
    }

    private static Optional<String> page(String id, Drafts drafts) {
        return drafts.changes().isEmpty() ? Optional.empty() : Optional.of(id);
    }
}
