package io.vireo.fuzz;

import io.vireo.RawConnection;
import io.vireo.RawConnection.RawAnswer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/** Sends one request after another over one connection, for as long as the server leaves it open. */
final class Wire implements AutoCloseable {
    /** A server may end a connection on which nothing is asked, Payara after 30 s. */
    private static final long IDLE_SECONDS = 5;

    private final URI server;
    private @Nullable RawConnection connection;
    private long used;

    Wire(URI server) {
        this.server = server;
    }

    /** The answer, its body as it was before it was compressed; an {@link IOException} if there is none, or none in time. */
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
            // it may have answered before it closed
            broken = e;
        }
        RawAnswer answer = unpacked(connection.answer(request.method()));
        used = System.nanoTime();
        if (broken != null || !isReusable(request, answer)) {
            close();
        }
        return answer;
    }

    private static RawAnswer unpacked(RawAnswer answer) throws IOException {
        if (answer.bytes().length == 0 || !"gzip".equals(answer.headers().get("content-encoding"))) {
            return answer;
        }
        try (GZIPInputStream plain = new GZIPInputStream(new ByteArrayInputStream(answer.bytes()))) {
            return new RawAnswer(answer.status(), answer.headers(), plain.readAllBytes());
        }
    }

    /** Whether the next answer on the connection belongs to the next request beyond doubt. */
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
