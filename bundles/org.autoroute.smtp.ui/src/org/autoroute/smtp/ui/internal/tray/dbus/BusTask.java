package org.autoroute.smtp.ui.internal.tray.dbus;

import java.io.IOException;

/** Something to say on the bus. */
@FunctionalInterface
interface BusTask {

    void run(SessionBus bus) throws IOException;
}
