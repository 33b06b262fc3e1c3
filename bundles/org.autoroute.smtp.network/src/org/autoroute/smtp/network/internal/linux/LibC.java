package org.autoroute.smtp.network.internal.linux;

import com.sun.jna.LastErrorException;
import com.sun.jna.Native;
import org.autoroute.smtp.network.internal.posix.CLibrary;

/** The few calls of the C library that netlink needs. Each fails with the number of the error. Sizes are 64 bits: Linux on x86_64 and aarch64. */
final class LibC {

    static final int AF_NETLINK = 16;
    static final int SOCK_RAW_CLOEXEC = 3 | 0x80000;
    static final int NETLINK_ROUTE = 0;
    static final int SOL_SOCKET = 1;
    static final int SO_RCVTIMEO = 20;
    static final int MSG_TRUNC = 0x20;
    static final int EINTR = 4;
    static final int EAGAIN = 11;
    static final int ENOBUFS = 105;

    static {
        Native.register(LibC.class, CLibrary.ofThisProcess());
    }

    native int socket(int domain, int type, int protocol) throws LastErrorException;

    native int bind(int socket, byte[] address, int length) throws LastErrorException;

    native int setsockopt(int socket, int level, int option, byte[] value, int length) throws LastErrorException;

    native long send(int socket, byte[] data, long length, int flags) throws LastErrorException;

    native long recv(int socket, byte[] data, long length, int flags) throws LastErrorException;

    native int close(int descriptor) throws LastErrorException;
}
