package org.autoroute.smtp.ui.internal.tray.dbus;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.Test;

class SessionBusAddressTest {

    @Test
    void theAddressOfTheEnvironmentCounts() {
        assertEquals(Optional.of("unix:path=/tmp/bus,guid=1"),
                SessionBus.address(Map.of("DBUS_SESSION_BUS_ADDRESS", "unix:abstract=/x;unix:path=/tmp/bus,guid=1",
                        "XDG_RUNTIME_DIR", "/run/user/1")));
    }

    @Test
    void withoutOneItIsInTheDirectoryOfTheSession() {
        assertEquals(Optional.of("unix:path=/run/user/1/bus"), SessionBus.address(Map.of("XDG_RUNTIME_DIR", "/run/user/1")));
    }

    @Test
    void elsewhereThereIsNone() {
        assertEquals(Optional.empty(), SessionBus.address(Map.of()));
        assertEquals(Optional.empty(), SessionBus.address(Map.of("DBUS_SESSION_BUS_ADDRESS", "tcp:host=localhost")));
    }
}
