package org.autoroute.smtp.network.internal.posix;

import com.sun.jna.LastErrorException;
import com.sun.jna.Native;

/** Calls of the C library that Linux and macOS have in common. Each fails with the number of the error. Sizes are 64 bits. */
public final class Posix {

    public static final short POLLIN = 1;
    public static final int EINTR = 4;

    static {
        Native.register(Posix.class, CLibrary.ofThisProcess());
    }

    public native int socket(int domain, int type, int protocol) throws LastErrorException;

    public native long recv(int socket, byte[] data, long length, int flags) throws LastErrorException;

    public native int poll(byte[] descriptors, long count, int timeoutMillis) throws LastErrorException;

    public native int pipe(int[] ends) throws LastErrorException;

    public native long write(int descriptor, byte[] data, long length) throws LastErrorException;

    public native int close(int descriptor) throws LastErrorException;
}
