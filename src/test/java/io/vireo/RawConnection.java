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

/** A bare connection to a server, for what no client library would send. */
public final class RawConnection implements AutoCloseable {
    private static final int PATIENCE_MILLIS = 30_000;

    private final Socket socket;
    private final InputStream in;

    public RawConnection(URI server) throws IOException {
        socket = new Socket(server.getHost(), server.getPort());
        socket.setSoTimeout(PATIENCE_MILLIS);
        in = new BufferedInputStream(socket.getInputStream());
    }

    /**
     * What came back.
     *
     * @param headers by their names in lower case
     */
    public record RawAnswer(int status, Map<String, String> headers, byte[] bytes) {
        public String body() {
            return new String(bytes, UTF_8);
        }
    }

    /** The answer to one request, on a connection of its own. */
    public static RawAnswer exchange(URI server, String request) throws IOException {
        try (RawConnection connection = new RawConnection(server)) {
            return connection.send(request).answer();
        }
    }

    /** Each character is a byte. */
    public RawConnection send(String text) throws IOException {
        return send(text.getBytes(ISO_8859_1));
    }

    public RawConnection send(byte[] bytes) throws IOException {
        socket.getOutputStream().write(bytes);
        return this;
    }

    /** A body in chunks of {@code size} bytes, without telling how many bytes there are. */
    public RawConnection sendChunked(byte[] body, int size) throws IOException {
        for (int from = 0; from < body.length; from += size) {
            byte[] chunk = Arrays.copyOfRange(body, from, Math.min(body.length, from + size));
            send("%x\r\n".formatted(chunk.length)).send(chunk).send("\r\n");
        }
        return send("0\r\n\r\n");
    }

    /** Nothing more will be sent. */
    public void sendEnd() throws IOException {
        socket.shutdownOutput();
    }

    /** The answer to a request that is not {@code HEAD}. */
    public RawAnswer answer() throws IOException {
        return answer("GET");
    }

    /** The next answer, to a request of this method, but for those that only promise another (1xx). */
    public RawAnswer answer(String method) throws IOException {
        RawAnswer head = head();
        while (head.status() < 200) {
            head = head();
        }
        boolean bare = method.equals("HEAD") || head.status() == 204 || head.status() == 304;
        return bare ? head : new RawAnswer(head.status(), head.headers(), body(head));
    }

    /** The next answer without the body that may follow, also one that only promises another (1xx). */
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

    /** Cuts the line: the server learns of it by a reset. */
    public void vanish() throws IOException {
        socket.setSoLinger(true, 0);
        socket.close();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }

    /** The body that follows a {@link #head}; an {@link IOException} if it breaks off. */
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
