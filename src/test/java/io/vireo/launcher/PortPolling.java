package io.vireo.launcher;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Requests on new connections, one after another, from the first moment of a start on. */
final class PortPolling implements AutoCloseable {
    private static final int READ_TIMEOUT_MILLIS = 60_000;

    /** Short enough for several requests in each step of a start, which continuous requests would lengthen. */
    private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(3);

    private static final List<String> REQUESTS = List.of(
            "GET /videos/all HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n",
            "GET /health/started HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n",
            "HEAD /videos/all HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n",
            "PUT /videos/all HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nContent-Length: 2\r\n\r\n{}");

    private final int port;
    private final Queue<String> responses = new ConcurrentLinkedQueue<>();
    private final Thread thread = new Thread(this::poll, "port-polling");
    private volatile boolean ended;

    PortPolling(int port) {
        this.port = port;
        thread.start();
    }

    private void poll() {
        for (int number = 0; !ended; number++) {
            try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
                socket.setSoTimeout(READ_TIMEOUT_MILLIS);
                socket.getOutputStream()
                        .write(REQUESTS.get(number % REQUESTS.size()).getBytes(ISO_8859_1));
                responses.add(new String(socket.getInputStream().readAllBytes(), ISO_8859_1));
                LockSupport.parkNanos(PAUSE_NANOS);
            } catch (SocketException e) {
                LockSupport.parkNanos(PAUSE_NANOS); // the port is not open
            } catch (IOException e) {
                responses.add(e.toString());
            }
        }
    }

    /** Returns the responses so far, each with head and body. */
    List<String> responses() {
        return new ArrayList<>(responses);
    }

    /** Checks that the site was unavailable at first, and that no response is another error. */
    static void assertUnavailableOrCorrect(List<String> responses) {
        assertThat(responses)
                .anyMatch(PortPolling::isUnavailable)
                .allMatch(response -> isUnavailable(response) || isCorrect(response));
    }

    /** A connection that the server has accepted but not read may be closed when it stops. */
    private static boolean isCorrect(String response) {
        return response.isEmpty() || response.matches("(?s)HTTP/1.1 (200|405) .*\r\nContent-Type: application/json.*");
    }

    private static boolean isUnavailable(String response) {
        return response.matches("(?s)HTTP/1.1 503 .*\r\nContent-Type: application/json.*")
                && response.contains("\r\nRetry-After: 5\r\n")
                && (response.endsWith("\r\n\r\n") || response.contains("{\"response\":\"unavailable\""));
    }

    @Override
    public void close() throws InterruptedException {
        ended = true;
        thread.join();
    }
}
