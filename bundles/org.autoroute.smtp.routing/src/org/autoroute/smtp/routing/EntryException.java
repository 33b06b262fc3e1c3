package org.autoroute.smtp.routing;

/** Says that a change of the server list was refused, and why in words. */
public final class EntryException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Text text;

    public EntryException(Text text) {
        super(text.key());
        this.text = text;
    }

    /** What is wrong, in the reader's language once it is put into words. */
    public Text text() {
        return text;
    }

    @Override
    public String getMessage() {
        return text == null ? super.getMessage() : text.toString();
    }
}
