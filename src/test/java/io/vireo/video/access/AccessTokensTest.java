package io.vireo.video.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.vireo.platform.crypto.Seal;
import io.vireo.platform.crypto.SecretRepository;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class AccessTokensTest {
    private static final Instant NOW = Instant.parse("2026-11-30T09:00:00Z");
    private static final Duration LIFETIME = Duration.ofHours(6);
    private static final String HASH = "abc1234";

    @Test
    void shouldAcceptATokenOfThisVideoAndVersion() {
        assertThat(at(NOW).isValid(HASH, 3, token())).isTrue();
        assertThat(token()).matches("[A-Za-z0-9_-]+");
    }

    @Test
    void shouldRejectATokenOfAnotherVideoOrVersion() {
        assertThat(at(NOW).isValid("abc1235", 3, token())).isFalse();
        assertThat(at(NOW).isValid(HASH, 4, token())).isFalse();
        assertThat(at(NOW).isValid(HASH, 2, token())).isFalse();
    }

    @Test
    void shouldExpireAfterSixHours() {
        assertThat(at(NOW.plus(LIFETIME).minusSeconds(1)).isValid(HASH, 3, token()))
                .isTrue();
        assertThat(at(NOW.plus(LIFETIME)).isValid(HASH, 3, token())).isFalse();
    }

    @Test
    void shouldRejectOtherTexts() {
        String token = token();
        char last = token.charAt(token.length() - 2);
        String altered =
                token.substring(0, token.length() - 2) + (last == 'A' ? 'B' : 'A') + token.charAt(token.length() - 1);
        String other = new Seal(new byte[] {2}).seal("video " + HASH, new byte[12]);
        String shortPayload = new Seal(new byte[] {1}).seal("video " + HASH, new byte[4]);

        for (String text :
                new String[] {null, "", "x", altered, other, shortPayload, token + "=", token.substring(1)}) {
            assertThat(at(NOW).isValid(HASH, 3, text)).as(text).isFalse();
        }
    }

    private static String token() {
        return at(NOW).query(HASH, 3).substring("a=".length());
    }

    private static AccessTokens at(Instant now) {
        AccessTokens tokens = new AccessTokens(new OneSecret(), LIFETIME, Clock.fixed(now, ZoneOffset.UTC));
        tokens.start();
        return tokens;
    }

    private static final class OneSecret extends SecretRepository {
        @Override
        public byte[] key(String name) {
            return new byte[] {1};
        }
    }
}
