package org.autoroute.smtp.ui.internal.preferences;

import java.io.IOException;
import java.util.List;
import java.util.Optional;

import org.autoroute.smtp.ui.internal.autostart.Autostart;

/** A system that runs programs at login, or refuses to. Any thread. */
final class PlayedAutostart implements Autostart {

    static final List<String> OWN = List.of("/opt/autoroute-smtp/autoroute-smtp", "--hidden");

    private volatile Optional<List<String>> command = Optional.empty();
    private volatile Optional<String> refusal = Optional.empty();

    /** From now on nothing can be written. */
    void refuse(String why) {
        refusal = Optional.of(why);
    }

    @Override
    public Optional<List<String>> command() {
        return command;
    }

    @Override
    public void enable(List<String> wanted) throws IOException {
        if (refusal.isPresent()) {
            throw new IOException(refusal.get());
        }
        command = Optional.of(wanted);
    }

    @Override
    public void disable() {
        command = Optional.empty();
    }
}
