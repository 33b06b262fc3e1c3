package org.autoroute.smtp.service.control;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.net.SocketOption;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.Principal;
import java.util.Optional;

/** A user of this system, by name. Immutable. */
record Peer(String user) {

    static Peer ownerOf(Path path) throws IOException {
        return new Peer(Files.getOwner(path).getName());
    }

    /**
     * Whether this user is at the other end. Where the system cannot tell, the directory's permissions have to suffice. The option SO_PEERCRED is
     * found by its name, because its type belongs to a module a framework may not offer.
     */
    boolean isPeerOf(SocketChannel channel) throws IOException {
        Optional<SocketOption<?>> option = channel.supportedOptions().stream().filter(o -> o.name().equals("SO_PEERCRED")).findFirst();
        if (option.isEmpty()) {
            return true;
        }
        try {
            Object credentials = channel.getOption(option.get());
            Principal peer = (Principal) credentials.getClass().getMethod("user").invoke(credentials);
            return peer.getName().equals(user);
        } catch (UnsupportedOperationException notOnThisSystem) {
            return true;
        } catch (NoSuchMethodException | IllegalAccessException | InvocationTargetException changed) {
            throw new IOException("SO_PEERCRED", changed);
        }
    }
}
