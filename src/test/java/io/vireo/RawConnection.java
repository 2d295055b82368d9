package io.vireo;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** A TCP connection to a server, for requests that no client library sends. */
public final class RawConnection implements AutoCloseable {
    private static final int READ_TIMEOUT_MILLIS = 30_000;

    private final Socket socket;
    private final InputStream in;

    public RawConnection(URI server) throws IOException {
        socket = new Socket(server.getHost(), server.getPort());
        socket.setSoTimeout(READ_TIMEOUT_MILLIS);
        in = new BufferedInputStream(socket.getInputStream());
    }

    /**
     * A response.
     *
     * @param headers the values by lower-case names
     * @param bytes the body, without transfer encoding
     */
    public record RawAnswer(int status, Map<String, String> headers, byte[] bytes) {
        public String body() {
            return new String(bytes, UTF_8);
        }
    }

    /** Sends one request on a new connection and returns the response. */
    public static RawAnswer exchange(URI server, String request) throws IOException {
        try (RawConnection connection = new RawConnection(server)) {
            return connection.send(request).answer();
        }
    }

    /** Sends a text as ISO 8859-1: one byte per character. */
    public RawConnection send(String text) throws IOException {
        return send(text.getBytes(ISO_8859_1));
    }

    public RawConnection send(byte[] bytes) throws IOException {
        socket.getOutputStream().write(bytes);
        return this;
    }

    /** Sends a body with chunked transfer encoding, in chunks of {@code size} bytes. */
    public RawConnection sendChunked(byte[] body, int size) throws IOException {
        for (int from = 0; from < body.length; from += size) {
            byte[] chunk = Arrays.copyOfRange(body, from, Math.min(body.length, from + size));
            send("%x\r\n".formatted(chunk.length)).send(chunk).send("\r\n");
        }
        return send("0\r\n\r\n");
    }

    /** Closes the sending side of the connection. */
    public void sendEnd() throws IOException {
        socket.shutdownOutput();
    }

    /** Returns the response to a request that is not {@code HEAD}. */
    public RawAnswer answer() throws IOException {
        return answer("GET");
    }

    /** Returns the next final response to a request of this method; skips interim responses (1xx). */
    public RawAnswer answer(String method) throws IOException {
        RawAnswer head = head();
        while (head.status() < 200) {
            head = head();
        }
        boolean bare = method.equals("HEAD") || head.status() == 204 || head.status() == 304;
        return bare ? head : new RawAnswer(head.status(), head.headers(), body(head));
    }

    /** Returns the next response head, also of an interim response (1xx); the body stays unread. */
    public RawAnswer head() throws IOException {
        int status = Integer.parseInt(line().split(" ")[1]);
        Map<String, String> headers = new TreeMap<>();
        for (String line = line(); !line.isEmpty(); line = line()) {
            int colon = line.indexOf(':');
            headers.put(
                    line.substring(0, colon).toLowerCase(Locale.ROOT),
                    line.substring(colon + 1).strip());
        }
        return new RawAnswer(status, headers, new byte[0]);
    }

    /** Resets the connection (TCP RST). */
    public void reset() throws IOException {
        socket.setSoLinger(true, 0);
        socket.close();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }

    /**
     * Returns the body that follows a {@link #head}.
     *
     * @throws IOException if a chunked body ends early or no data arrives in time
     */
    public byte[] body(RawAnswer head) throws IOException {
        Map<String, String> headers = head.headers();
        if (headers.containsKey("content-length")) {
            return in.readNBytes(Integer.parseInt(headers.get("content-length")));
        }
        if (!headers.containsKey("transfer-encoding")) {
            return in.readAllBytes();
        }
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        for (int size = chunk(); size > 0; size = chunk()) {
            body.write(in.readNBytes(size));
            line();
        }
        while (!line().isEmpty()) {
            // a trailer
        }
        return body.toByteArray();
    }

    private int chunk() throws IOException {
        return Integer.parseInt(line(), 16);
    }

    private String line() throws IOException {
        StringBuilder line = new StringBuilder();
        for (int c = in.read(); c != '\n'; c = in.read()) {
            if (c < 0) {
                throw new EOFException("The connection ended after \"" + line + '"');
            }
            line.append((char) c);
        }
        return line.toString().stripTrailing();
    }
}
