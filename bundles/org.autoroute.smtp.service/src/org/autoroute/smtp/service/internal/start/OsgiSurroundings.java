package org.autoroute.smtp.service.internal.start;

import java.lang.System.Logger.Level;

import org.autoroute.smtp.service.internal.RunningService;
import org.autoroute.smtp.service.secrets.LayeredSecrets;
import org.autoroute.smtp.service.secrets.Secrets;
import org.autoroute.smtp.service.secrets.SecretsFile;
import org.autoroute.smtp.service.settings.DataArea;
import org.autoroute.smtp.service.settings.SettingsStore;
import org.eclipse.core.runtime.preferences.InstanceScope;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.Version;

/** An OSGi framework whose instance location is the data directory: the settings are its preferences, too. */
public final class OsgiSurroundings implements Surroundings {

    private static final System.Logger LOG = System.getLogger(OsgiSurroundings.class.getName());

    private PreferencesMirror mirror;

    @Override
    public String version() {
        Version version = FrameworkUtil.getBundle(OsgiSurroundings.class).getVersion();
        return version.getMajor() + "." + version.getMinor() + "." + version.getMicro();
    }

    @Override
    public SettingsStore around(SettingsStore file) {
        mirror = new PreferencesMirror(file);
        return mirror;
    }

    @Override
    public Secrets secrets(DataArea area) {
        return new LayeredSecrets(new KeychainSecrets(area.keychain()), new SecretsFile(area));
    }

    /** Only now, because looking for the preferences takes longer than the rest of the start. */
    @Override
    public void started(RunningService service) {
        service.execute(() -> mirror.connect(InstanceScope.INSTANCE.getNode(SettingsStore.NODE), (key, value) -> changed(service, key, value)));
    }

    private void changed(RunningService service, String key, String value) {
        service.changeSetting(key, value).whenComplete((state, refused) -> {
            if (refused != null) {
                LOG.log(Level.WARNING, "a preference was refused", refused);
                mirror.restore();
            }
        });
    }
}
