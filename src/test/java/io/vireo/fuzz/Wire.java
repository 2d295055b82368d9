package io.vireo.fuzz;

import io.vireo.RawConnection;
import io.vireo.RawConnection.RawAnswer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/** Sends requests over a persistent connection and reconnects when it is closed. */
final class Wire implements AutoCloseable {
    /** Idle connections are replaced after this time; Payara closes them after 30 s. */
    private static final long IDLE_SECONDS = 5;

    private final URI server;
    private @Nullable RawConnection connection;
    private long used;

    Wire(URI server) {
        this.server = server;
    }

    /**
     * Sends a request and returns the response with its body decompressed.
     *
     * @throws IOException if no response arrives, or none in time
     */
    RawAnswer exchange(Request request) throws IOException {
        if (System.nanoTime() - used > TimeUnit.SECONDS.toNanos(IDLE_SECONDS)) {
            close();
        }
        if (connection == null) {
            connection = new RawConnection(server);
        }
        try {
            return attempt(connection, request);
        } catch (IOException | RuntimeException e) {
            close();
            throw e;
        }
    }

    private RawAnswer attempt(RawConnection connection, Request request) throws IOException {
        IOException broken = null;
        try {
            connection.send(request.bytes());
            if (request.ends()) {
                connection.sendEnd();
            }
        } catch (IOException e) {
            // the server may have responded before it closed the connection
            broken = e;
        }
        RawAnswer answer = decompressed(connection.answer(request.method()));
        used = System.nanoTime();
        if (broken != null || !isReusable(request, answer)) {
            close();
        }
        return answer;
    }

    private static RawAnswer decompressed(RawAnswer answer) throws IOException {
        if (answer.bytes().length == 0 || !"gzip".equals(answer.headers().get("content-encoding"))) {
            return answer;
        }
        try (GZIPInputStream plain = new GZIPInputStream(new ByteArrayInputStream(answer.bytes()))) {
            return new RawAnswer(answer.status(), answer.headers(), plain.readAllBytes());
        }
    }

    /** Returns whether the next response on the connection certainly belongs to the next request. */
    private static boolean isReusable(Request request, RawAnswer answer) {
        return !request.ends()
                && answer.status() < 400
                && !request.has("Transfer-Encoding")
                && !request.has("Expect")
                && !request.has("Upgrade")
                && !answer.headers().getOrDefault("connection", "").equalsIgnoreCase("close");
    }

    @Override
    public void close() throws IOException {
        if (connection != null) {
            connection.close();
            connection = null;
        }
    }
}
