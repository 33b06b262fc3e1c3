package org.autoroute.smtp.service.check;

import java.io.EOFException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.ProtocolException;
import java.net.SocketTimeoutException;

import org.autoroute.smtp.routing.Text;

/** The sentences of this package. */
final class Words {

    private Words() {
    }

    static Text of(String key, Object... arguments) {
        return Text.of(Words.class, key, arguments);
    }

    /** Why a connection or an answer did not come about. */
    static Text of(IOException failure) {
        return switch (failure) {
            case SocketTimeoutException late -> of("failure.silent");
            case EOFException ended -> of("failure.ended");
            case ProtocolException garbled -> of("failure.garbled", String.valueOf(garbled.getMessage()));
            case NoRouteToHostException nowhere -> of("failure.unreachable");
            case ConnectException refused when String.valueOf(refused.getMessage()).contains("refused") -> of("failure.refused");
            default -> of("failure.other", String.valueOf(failure.getMessage()));
        };
    }
}
