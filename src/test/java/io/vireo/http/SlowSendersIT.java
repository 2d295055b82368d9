package io.vireo.http;

import static io.vireo.RawConnection.exchange;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vireo.GrizzlyOnly;
import io.vireo.RawConnection;
import io.vireo.RawConnection.RawAnswer;
import io.vireo.ServerTest;
import io.vireo.WithBothConnectors;
import java.io.EOFException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Slow clients occupy no thread and are disconnected by timeout. The connector of the tests has 200 threads. */
@WithBothConnectors
class SlowSendersIT extends ServerTest {
    private static final int MORE_THAN_THREADS = 250;
    private static final String BODY = "{\"username\": \"nobody\", \"password\": \"wrong password\"}";

    @Test
    @GrizzlyOnly("the filters and resources read a JSON body on the thread of the request")
    void shouldServeOtherRequestsDuringManySlowBodies() throws IOException {
        List<RawConnection> slow = new ArrayList<>();
        try {
            for (int i = 0; i < MORE_THAN_THREADS; i++) {
                slow.add(new RawConnection(base()).send(signIn("") + BODY.substring(0, 20)));
            }
            assertThat(exchange(base(), "GET /videos/all?limit=1 HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n")
                            .status())
                    .isEqualTo(200);

            RawAnswer completed = slow.get(0).send(BODY.substring(20)).answer();
            assertThat(completed.status()).isEqualTo(402);

            RawAnswer timedOut = slow.get(1).answer();
            assertThat(timedOut.status()).isEqualTo(408);
            assertThat(timedOut.body()).contains("\"response\":\"timeout\"");
        } finally {
            for (RawConnection connection : slow) {
                connection.close();
            }
        }
    }

    @Test
    void shouldSend100Continue() throws IOException {
        try (RawConnection connection = new RawConnection(base())) {
            connection.send(signIn("Expect: 100-continue\r\n"));
            assertThat(connection.head().status()).isEqualTo(100);
            assertThat(connection.send(BODY).answer().status()).isEqualTo(402);
        }
    }

    @Test
    void shouldRejectATooLargeBodyImmediately() throws IOException {
        try (RawConnection connection = new RawConnection(base())) {
            connection.send("POST /sign_in HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n"
                    + "Content-Length: 100000000\r\n\r\n{");
            RawAnswer rejected = connection.answer();
            assertThat(rejected.status()).isEqualTo(413);
            assertThat(rejected.body()).contains("\"response\":\"too-large\"");
        }
    }

    @Test
    @GrizzlyOnly("no filter is called before the head is complete")
    void shouldCloseTheConnectionOfAnIncompleteHead() throws IOException {
        try (RawConnection connection = new RawConnection(base())) {
            connection.send("GET /videos/all HTTP/1.1\r\nHost: x\r\nX-Slow: ");
            assertThatThrownBy(connection::answer).isInstanceOf(EOFException.class);
        }
    }

    private static String signIn(String header) {
        return "POST /sign_in HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n" + header + "Content-Length: "
                + BODY.length() + "\r\n\r\n";
    }
}
