package org.autoroute.smtp.service.internal.start;

import org.autoroute.smtp.service.internal.RunningService;
import org.autoroute.smtp.service.secrets.Secrets;
import org.autoroute.smtp.service.secrets.SecretsFile;
import org.autoroute.smtp.service.settings.DataArea;
import org.autoroute.smtp.service.settings.SettingsStore;

/** A virtual machine without a framework. */
record PlainSurroundings(String version) implements Surroundings {

    @Override
    public SettingsStore around(SettingsStore file) {
        return file;
    }

    @Override
    public Secrets secrets(DataArea area) {
        return new SecretsFile(area);
    }

    @Override
    public void started(RunningService service) {
        // Nobody else looks at the settings.
    }
}
