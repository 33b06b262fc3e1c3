package org.autoroute.smtp.network.internal.linux;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.freedesktop.dbus.DBusMatchRule;
import org.freedesktop.dbus.DBusPath;
import org.freedesktop.dbus.connections.IDisconnectCallback;
import org.freedesktop.dbus.connections.impl.DBusConnection;
import org.freedesktop.dbus.connections.impl.DBusConnectionBuilder;
import org.freedesktop.dbus.exceptions.DBusException;
import org.freedesktop.dbus.messages.Error;
import org.freedesktop.dbus.messages.Message;
import org.freedesktop.dbus.messages.MethodCall;
import org.freedesktop.dbus.types.Variant;

/** A conversation with one service on a message bus. Only this class knows the D-Bus library, so that it is not loaded where there is no bus. */
final class SystemBus implements ObjectProperties, AutoCloseable {

    private static final String BUS = "org.freedesktop.DBus";
    private static final String BUS_PATH = "/org/freedesktop/DBus";
    private static final String PROPERTIES = BUS + ".Properties";
    private static final Duration ANSWER_LIMIT = Duration.ofSeconds(2);

    private final DBusConnection connection;
    private final String service;
    private volatile boolean lost;

    /**
     * @param service the name whose coming, going and changes are told
     * @param changed called on a thread of the connection, also when the bus is lost
     */
    SystemBus(String address, String service, Runnable changed) throws IOException {
        this.service = service;
        try {
            connection = DBusConnectionBuilder.forAddress(address).withShared(false)
                    .withDisconnectCallback(new OnLoss(changed))
                    .transportConfig().withServiceLoaderClassLoader(DBusConnection.class.getClassLoader())
                    .withTimeout((int) ANSWER_LIMIT.toMillis()).back().build();
        } catch (DBusException | RuntimeException | LinkageError e) {
            throw new IOException("the system bus cannot be reached: " + e, e);
        }
        try {
            connection.addGenericSigHandler(new ArgumentRule(BUS, "NameOwnerChanged", BUS_PATH, service), signal -> changed.run());
            connection.addGenericSigHandler(new DBusMatchRule("signal", PROPERTIES, "PropertiesChanged", ActiveConnections.MANAGER_PATH),
                    signal -> changed.run());
            connection.addGenericSigHandler(new ArgumentRule(PROPERTIES, "PropertiesChanged", null, ActiveConnections.IP4), signal -> changed.run());
            connection.addGenericSigHandler(new ArgumentRule(PROPERTIES, "PropertiesChanged", null, ActiveConnections.IP6), signal -> changed.run());
            connection.addGenericSigHandler(new DBusMatchRule("signal", ActiveConnections.ACTIVE, "StateChanged"), signal -> changed.run());
        } catch (DBusException | RuntimeException e) {
            close();
            throw new IOException("the system bus does not tell of changes", e);
        }
    }

    boolean connected() {
        return !lost && connection.isConnected();
    }

    /** Whether the service is there. It is not started by being asked for. */
    boolean serviceThere() throws IOException {
        Object[] answer = call(BUS, BUS_PATH, BUS, "NameHasOwner", "s", service);
        return answer != null && answer.length > 0 && Boolean.TRUE.equals(answer[0]);
    }

    @Override
    public Map<String, Object> of(String path, String interfaceName) throws IOException {
        Object[] answer = call(service, path, PROPERTIES, "GetAll", "s", interfaceName);
        Map<String, Object> properties = new HashMap<>();
        if (answer != null && answer.length > 0 && answer[0] instanceof Map<?, ?> map) {
            map.forEach((key, value) -> properties.put(String.valueOf(key), plain(value)));
        }
        return properties;
    }

    /** Returns null when the other side answers with an error: what was asked about is gone. */
    private Object[] call(String destination, String path, String interfaceName, String member, String signature, Object... arguments)
            throws IOException {
        try {
            MethodCall call = connection.getMessageFactory()
                    .createMethodCall(destination, path, interfaceName, member, (byte) 0, signature, arguments);
            connection.sendMessage(call);
            Message reply = call.getReply(ANSWER_LIMIT.toMillis());
            if (reply == null) {
                throw new IOException("no answer to " + member + " on the system bus");
            }
            return reply instanceof Error ? null : reply.getParameters();
        } catch (DBusException | RuntimeException e) {
            throw new IOException("system bus", e);
        }
    }

    private static Object plain(Object value) {
        return switch (value) {
            case Variant<?> variant -> plain(variant.getValue());
            case DBusPath path -> path.getPath();
            case List<?> list when !list.isEmpty() && list.getFirst() instanceof Byte -> octets(list);
            case List<?> list -> list.stream().map(SystemBus::plain).toList();
            case Object[] array -> plain(List.of(array));
            case null -> "";
            default -> value;
        };
    }

    private static byte[] octets(List<?> list) {
        List<Object> octets = new ArrayList<>(list);
        byte[] array = new byte[octets.size()];
        for (int i = 0; i < array.length; i++) {
            array[i] = (Byte) octets.get(i);
        }
        return array;
    }

    @Override
    public void close() {
        lost = true;
        connection.disconnect();
    }

    /**
     * Signals whose first argument is a given text. Without it every program that comes and goes on the bus, and every access point that gets weaker,
     * would wake this one.
     */
    private static final class ArgumentRule extends DBusMatchRule {
        private final String argument;

        ArgumentRule(String interfaceName, String signal, String path, String argument) {
            super("signal", interfaceName, signal, path);
            this.argument = argument;
        }

        @Override
        public String toString() {
            return super.toString() + ",arg0='" + argument + "'";
        }
    }

    private final class OnLoss implements IDisconnectCallback {
        private final Runnable changed;

        OnLoss(Runnable changed) {
            this.changed = changed;
        }

        @Override
        public void disconnectOnError(IOException cause) {
            lost = true;
            changed.run();
        }
    }
}
