package org.autoroute.smtp.ui.internal.help;

/** Where a link leads. */
sealed interface Target {

    /**
     * A page of this help.
     *
     * @param topic  its name
     * @param anchor of the heading, empty for the page's beginning
     */
    record Page(String topic, String anchor) implements Target {
    }

    /** The world outside: {@code https} only. */
    record Web(String address) implements Target {
    }

    /** A file that is not part of this help. */
    record Elsewhere(String path) implements Target {
    }

    /**
     * What stands in the brackets of a link.
     *
     * @param topic the page it stands on
     */
    static Target of(String text, String topic) {
        if (text.startsWith("https://")) {
            return new Web(text);
        }
        int hash = text.indexOf('#');
        String file = hash < 0 ? text : text.substring(0, hash);
        String anchor = hash < 0 ? "" : text.substring(hash + 1);
        if (file.isEmpty()) {
            return new Page(topic, anchor);
        }
        return file.endsWith(".md") && file.indexOf('/') < 0 ? new Page(file.substring(0, file.length() - ".md".length()), anchor) : new Elsewhere(text);
    }
}
