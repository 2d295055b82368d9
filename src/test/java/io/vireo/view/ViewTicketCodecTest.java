package io.vireo.view;

import static org.assertj.core.api.Assertions.assertThat;

import io.vireo.platform.crypto.Seal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class ViewTicketCodecTest {
    private static final Instant NOW = Instant.parse("2026-11-30T23:59:59.123Z");
    private static final String HASH = "abc1234";
    private static final ViewTicket VIEW = new ViewTicket(NOW, "00112233445566778899aabbccddeeff");

    @Test
    void shouldOpenATicketOfThisVideo() {
        assertThat(at(NOW).open(HASH, ticket())).contains(VIEW);
        assertThat(at(NOW.plus(ViewTicketCodec.LIFETIME).minusMillis(1)).open(HASH, ticket()))
                .contains(VIEW);
        assertThat(ticket()).matches("[A-Za-z0-9_-]{1,200}");
    }

    @Test
    void shouldRejectExpiredAndFutureTickets() {
        assertThat(at(NOW.plus(ViewTicketCodec.LIFETIME)).open(HASH, ticket())).isEmpty();
        assertThat(at(NOW.minus(Duration.ofMillis(1))).open(HASH, ticket())).isEmpty();
    }

    @Test
    void shouldRejectOtherTexts() {
        assertThat(at(NOW).open("abc1235", ticket())).isEmpty();
        for (String text : new String[] {
            "",
            "x",
            ticket() + "A",
            ticket().substring(1),
            new Seal(new byte[] {2}).seal("view " + HASH, new byte[24]),
            new Seal(new byte[] {1}).seal("video " + HASH, new byte[24]),
            new Seal(new byte[] {1}).seal("view " + HASH, new byte[4])
        }) {
            assertThat(at(NOW).open(HASH, text)).as(text).isEmpty();
        }
    }

    private static String ticket() {
        return at(NOW).issue(HASH, VIEW);
    }

    private static ViewTicketCodec at(Instant now) {
        return new ViewTicketCodec(new Seal(new byte[] {1}), Clock.fixed(now, ZoneOffset.UTC));
    }
}
