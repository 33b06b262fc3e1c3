package org.autoroute.smtp.service.internal.start;

import org.autoroute.smtp.service.internal.RunningService;
import org.autoroute.smtp.service.settings.SettingsStore;

/** A virtual machine without a framework. */
record PlainSurroundings(String version) implements Surroundings {

    @Override
    public SettingsStore around(SettingsStore file) {
        return file;
    }

    @Override
    public void started(RunningService service) {
        // Nobody else looks at the settings.
    }
}
