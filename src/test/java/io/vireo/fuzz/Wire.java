package io.vireo.fuzz;

import io.vireo.RawConnection;
import io.vireo.RawConnection.RawAnswer;
import java.io.IOException;
import java.net.URI;

/** Sends one request after another over one connection, for as long as the server leaves it open. */
final class Wire implements AutoCloseable {
    private final URI server;
    private RawConnection connection;
    private boolean fresh;

    Wire(URI server) {
        this.server = server;
    }

    /** The answer; an {@link IOException} if there is none, or none in time. */
    RawAnswer exchange(Request request) throws IOException {
        open();
        try {
            return attempt(request);
        } catch (IOException | RuntimeException e) {
            boolean stale = !fresh;
            close();
            if (!stale) {
                throw e;
            }
            // a server may end a connection between two requests
            open();
            return attempt(request);
        }
    }

    private RawAnswer attempt(Request request) throws IOException {
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
        RawAnswer answer = connection.answer(request.method());
        fresh = false;
        if (broken != null || !isReusable(request, answer)) {
            close();
        }
        return answer;
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

    private void open() throws IOException {
        if (connection == null) {
            connection = new RawConnection(server);
            fresh = true;
        }
    }

    @Override
    public void close() throws IOException {
        if (connection != null) {
            connection.close();
            connection = null;
        }
    }
}
