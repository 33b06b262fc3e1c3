package org.autoroute.smtp.service.internal.oauth;

import java.io.IOException;
import java.io.InputStream;
import java.lang.System.Logger.Level;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import org.autoroute.smtp.routing.Text;

/**
 * The address of this computer a browser comes back to (RFC 8252 section 7.3). Any page of any browser here can come too: whoever has not the state is
 * told so, and waited on no further. Threads, all virtual, end with it.
 */
final class Redirect implements AutoCloseable {

    private static final System.Logger LOG = System.getLogger(Redirect.class.getName());
    private static final int BACKLOG = 16;
    private static final int READ_MILLIS = 5_000;
    private static final int LONGEST_LINE = 16 * 1024;

    private final ServerSocket server;
    private final String state;
    private final CompletableFuture<Map<String, String>> answer = new CompletableFuture<>();

    private Redirect(ServerSocket server, String state) {
        this.server = server;
        this.state = state;
    }

    static Redirect await(String state) throws IOException {
        Redirect redirect = new Redirect(new ServerSocket(0, BACKLOG, InetAddress.getByAddress(new byte[] {127, 0, 0, 1})), state);
        Thread.ofVirtual().name("autoroute-redirect").start(redirect::serve);
        return redirect;
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + server.getLocalPort() + "/");
    }

    /** The code the provider gave. @throws OAuthException when it gave none, or not in time */
    String code(Duration limit) throws OAuthException, InterruptedException {
        try {
            Map<String, String> query = answer.get(limit.toMillis(), TimeUnit.MILLISECONDS);
            if (query.getOrDefault("code", "").isEmpty()) {
                String error = query.getOrDefault("error", "");
                throw new OAuthException(error.matches("[a-z_]{1,60}") ? error : "invalid_request", "the browser came back without permission");
            }
            return query.get("code");
        } catch (TimeoutException late) {
            throw new OAuthException("expired_token", "nobody came back");
        } catch (ExecutionException closed) {
            throw new OAuthException(OAuthException.UNREACHABLE, String.valueOf(closed.getCause().getMessage()));
        }
    }

    private void serve() {
        while (!server.isClosed()) {
            try {
                Socket socket = server.accept();
                if (server.isClosed()) {
                    // A caller may slip in while the thread that waits here is being told.
                    socket.close();
                    return;
                }
                Thread.ofVirtual().name("autoroute-redirect-caller").start(() -> take(socket));
            } catch (IOException closed) {
                answer.completeExceptionally(closed);
                return;
            }
        }
    }

    private void take(Socket socket) {
        try (socket) {
            socket.setSoTimeout(READ_MILLIS);
            Map<String, String> query = query(firstLine(socket.getInputStream()));
            boolean ours = MessageDigest.isEqual(query.getOrDefault("state", "").getBytes(StandardCharsets.UTF_8), state.getBytes(StandardCharsets.UTF_8));
            socket.getOutputStream().write(page(ours).getBytes(StandardCharsets.UTF_8));
            if (ours) {
                answer.complete(query);
            }
        } catch (IOException | IllegalArgumentException notABrowser) {
            LOG.log(Level.DEBUG, "not a browser: {0}", notABrowser.getClass().getSimpleName());
        }
    }

    private static String firstLine(InputStream in) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int octet = in.read(); octet >= 0 && octet != '\n'; octet = in.read()) {
            line.append((char) octet);
            if (line.length() > LONGEST_LINE) {
                throw new IOException("line without end");
            }
        }
        return line.toString();
    }

    /** Of {@code GET /?name=value&name=value HTTP/1.1}; empty for anything else. */
    private static Map<String, String> query(String request) {
        Map<String, String> query = new HashMap<>();
        String[] words = request.split(" ");
        if (words.length == 3 && words[0].equals("GET") && words[1].startsWith("/?")) {
            for (String field : words[1].substring(2).split("&")) {
                int equals = field.indexOf('=');
                if (equals > 0) {
                    query.putIfAbsent(URLDecoder.decode(field.substring(0, equals), StandardCharsets.UTF_8),
                            URLDecoder.decode(field.substring(equals + 1), StandardCharsets.UTF_8));
                }
            }
        }
        return query;
    }

    private static String page(boolean ours) {
        String words = Text.of(Redirect.class, ours ? "redirect.done" : "redirect.stranger").in(Locale.getDefault());
        String body = "<!DOCTYPE html><html><head><meta charset=\"utf-8\"><title>Autoroute SMTP</title></head><body><p>" + words + "</p></body></html>";
        return "HTTP/1.1 " + (ours ? "200 OK" : "400 Bad Request") + "\r\nContent-Type: text/html; charset=utf-8\r\nContent-Length: "
                + body.getBytes(StandardCharsets.UTF_8).length + "\r\nCache-Control: no-store\r\nReferrer-Policy: no-referrer\r\nConnection: close\r\n\r\n" + body;
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
