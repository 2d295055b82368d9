package io.vireo.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PasswordsTest {
    private static final String ORIGINAL = "$2b$14$YYjGW7YeC.hnglG1R/sLuO5afoLwytByJ4QZHDQFIztBDPS/W40c2";

    private final HashingSettings settings = new HashingSettings(10, 1, 1);
    private final Hashing hashing = new Hashing(settings);
    private final Passwords passwords = new Passwords(settings, hashing, new SecureRandom());

    @AfterEach
    void stop() {
        hashing.stop();
    }

    @Test
    void shouldMatchThePasswordOfAHashAndNoOther() {
        String hash = passwords.hash("correct horse");

        assertThat(hash).startsWith("$2b$10$").hasSize(60);
        assertThat(isRight("correct horse", hash)).isTrue();
        assertThat(isRight("correct horsf", hash)).isFalse();
        assertThat(isRight("", hash)).isFalse();
    }

    @Test
    void shouldSaltEachHash() {
        assertThat(passwords.hash("correct horse")).isNotEqualTo(passwords.hash("correct horse"));
    }

    @Test
    void shouldMatchAHashOfTheOriginalService() {
        assertThat(isRight("correct horse", ORIGINAL)).isTrue();
        assertThat(passwords.isOutdated(ORIGINAL)).isTrue();
        assertThat(passwords.isOutdated(passwords.hash("x"))).isFalse();
    }

    @Test
    void shouldMatchNothingWithoutAHash() {
        assertThat(passwords.isRight("correct horse", Optional.empty(), 0)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "correct horse",
                "$2b$10$short",
                "$1$10$YYjGW7YeC.hnglG1R/sLuO5afoLwytByJ4QZHDQFIztBDPS/W40c2"
            })
    void shouldMatchNothingWithWhatIsNoBcryptHash(String stored) {
        assertThat(isRight("correct horse", stored)).isFalse();
    }

    @Test
    void shouldNotTakeALongerPasswordForItsFirst72Bytes() {
        String limit = "0123456789".repeat(7) + "01";
        String hash = passwords.hash(limit);

        assertThat(isRight(limit, hash)).isTrue();
        assertThat(isRight(limit + "2", hash)).isFalse();
    }

    private boolean isRight(String password, String hash) {
        return passwords.isRight(password, Optional.of(hash), 0);
    }
}
