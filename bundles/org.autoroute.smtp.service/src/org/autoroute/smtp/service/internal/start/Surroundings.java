package org.autoroute.smtp.service.internal.start;

import org.autoroute.smtp.service.internal.RunningService;
import org.autoroute.smtp.service.secrets.Secrets;
import org.autoroute.smtp.service.settings.DataArea;
import org.autoroute.smtp.service.settings.SettingsStore;

/** What a service finds around it: a framework, or a bare virtual machine. For one start. */
public interface Surroundings {

    /** Of the program, such as {@code 1.2.3}. */
    String version();

    /** What stands between the service and the settings' file. */
    SettingsStore around(SettingsStore file);

    /** Where secrets are kept. Called once; the service closes it if it can be closed. */
    Secrets secrets(DataArea area);

    /** The service runs: time for what need not be there before. */
    void started(RunningService service);
}
