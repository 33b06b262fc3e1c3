package org.autoroute.smtp.ui.internal.tray.dbus;

import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

import org.freedesktop.dbus.DBusMatchRule;
import org.freedesktop.dbus.connections.IDisconnectCallback;
import org.freedesktop.dbus.connections.impl.DBusConnection;
import org.freedesktop.dbus.connections.impl.DBusConnectionBuilder;
import org.freedesktop.dbus.exceptions.DBusException;
import org.freedesktop.dbus.interfaces.DBusInterface;
import org.freedesktop.dbus.messages.DBusSignal;
import org.freedesktop.dbus.messages.Error;
import org.freedesktop.dbus.messages.Message;
import org.freedesktop.dbus.messages.MethodCall;
import org.freedesktop.dbus.types.Variant;

/**
 * A connection to the message bus of the user's session. Blocking, each call for two seconds at most: never on the UI thread. Its threads end with
 * it.
 */
final class SessionBus implements AutoCloseable {

    private static final String BUS = "org.freedesktop.DBus";
    private static final String BUS_PATH = "/org/freedesktop/DBus";
    private static final Duration ANSWER_LIMIT = Duration.ofSeconds(2);

    private final DBusConnection connection;

    /**
     * @param lost called once when the bus goes away; on a thread of the connection
     * @throws IOException when there is no bus at that address
     */
    SessionBus(String address, Runnable lost) throws IOException {
        try {
            connection = DBusConnectionBuilder.forAddress(address).withShared(false)
                    .withDisconnectCallback(new IDisconnectCallback() {
                        @Override
                        public void disconnectOnError(IOException cause) {
                            lost.run();
                        }
                    })
                    .transportConfig().withServiceLoaderClassLoader(DBusConnection.class.getClassLoader())
                    .withTimeout((int) ANSWER_LIMIT.toMillis()).back().build();
        } catch (DBusException | RuntimeException | LinkageError failure) {
            throw new IOException("the session bus cannot be reached: " + failure, failure);
        }
    }

    /** Where the bus of this session is; the library speaks to sockets that have a path. */
    static Optional<String> address(Map<String, String> environment) {
        String given = environment.getOrDefault("DBUS_SESSION_BUS_ADDRESS", "");
        if (given.isEmpty()) {
            return Optional.ofNullable(environment.get("XDG_RUNTIME_DIR")).map(directory -> "unix:path=" + directory + "/bus");
        }
        return Arrays.stream(given.split(";")).filter(one -> one.startsWith("unix:path=")).findFirst();
    }

    /** Who stands behind a name now, empty when nobody does. Nothing is started by being asked for. */
    Optional<String> owner(String name) throws IOException {
        try {
            return Optional.of((String) call(BUS, BUS_PATH, BUS, "GetNameOwner", "s", name)[0]);
        } catch (ErrorAnswer answer) {
            if (answer.name.equals(BUS + ".Error.NameHasNoOwner")) {
                return Optional.empty();
            }
            throw answer;
        }
    }

    Object property(String destination, String path, String interfaceName, String property) throws IOException {
        Object value = call(destination, path, BUS + ".Properties", "Get", "ss", interfaceName, property)[0];
        return value instanceof Variant<?> variant ? variant.getValue() : value;
    }

    /**
     * @param signature of the arguments
     * @throws IOException when the other side answers with an error, or not in time
     */
    Object[] call(String destination, String path, String interfaceName, String member, String signature, Object... arguments) throws IOException {
        try {
            MethodCall call = connection.getMessageFactory()
                    .createMethodCall(destination, path, interfaceName, member, (byte) 0, signature, arguments);
            connection.sendMessage(call);
            Message reply = call.getReply(ANSWER_LIMIT.toMillis());
            if (reply == null) {
                throw new IOException("no answer to " + member + " from " + destination);
            }
            Object[] answer = reply.getParameters();
            if (reply instanceof Error error) {
                throw new ErrorAnswer(error.getName(), member + ": " + error.getName() + " " + Arrays.toString(answer));
            }
            return answer == null ? new Object[0] : answer;
        } catch (DBusException | RuntimeException failure) {
            throw new IOException("session bus: " + member, failure);
        }
    }

    /** Calls the handler whenever the name gets an owner, loses it, or gets another. On a thread of the connection. */
    void onOwnerChange(String name, Runnable handler) throws IOException {
        subscribe(new OwnerRule(name), signal -> handler.run());
    }

    /** Calls the handler with each such signal, whoever sends it. On a thread of the connection. */
    void onSignal(String interfaceName, String member, Consumer<DBusSignal> handler) throws IOException {
        subscribe(new DBusMatchRule("signal", interfaceName, member), handler);
    }

    private void subscribe(DBusMatchRule rule, Consumer<DBusSignal> handler) throws IOException {
        try {
            connection.addGenericSigHandler(rule, handler::accept);
        } catch (DBusException | RuntimeException failure) {
            throw new IOException("session bus: " + rule, failure);
        }
    }

    /** Lets others call the object from now on. */
    void export(String path, DBusInterface object) throws IOException {
        try {
            connection.exportObject(path, object);
        } catch (DBusException | RuntimeException failure) {
            throw new IOException("session bus: " + path, failure);
        }
    }

    void requestName(String name) throws IOException {
        try {
            connection.requestBusName(name);
        } catch (DBusException | RuntimeException failure) {
            throw new IOException("session bus: " + name, failure);
        }
    }

    void emit(String path, String interfaceName, String member, String signature, Object... arguments) throws IOException {
        try {
            connection.sendMessage(connection.getMessageFactory().createSignal(null, path, interfaceName, member, signature, arguments));
        } catch (DBusException | RuntimeException failure) {
            throw new IOException("session bus: " + member, failure);
        }
    }

    @Override
    public void close() {
        connection.disconnect();
    }

    /** The other side answered that it will not. */
    private static final class ErrorAnswer extends IOException {

        private static final long serialVersionUID = 1;

        private final String name;

        ErrorAnswer(String name, String message) {
            super(message);
            this.name = name;
        }
    }

    /** NameOwnerChanged of one name; without the argument every program that comes and goes on the bus would wake this one. */
    private static final class OwnerRule extends DBusMatchRule {

        private final String name;

        OwnerRule(String name) {
            super("signal", BUS, "NameOwnerChanged", BUS_PATH);
            this.name = name;
        }

        @Override
        public String toString() {
            return super.toString() + ",arg0='" + name + "'";
        }
    }
}
