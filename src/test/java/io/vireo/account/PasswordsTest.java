package io.vireo.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PasswordsTest {
    private final Passwords passwords = new Passwords();

    @BeforeEach
    void prepare() {
        passwords.settings = new AccountSettings(402, 5, Duration.ofMinutes(10), Duration.ofMinutes(15), 10);
        passwords.random = new SecureRandom();
        passwords.prepare();
    }

    @Test
    void shouldMatchThePasswordOfAHashAndNoOther() {
        String hash = passwords.hash("correct horse");

        assertThat(hash).startsWith("$2b$10$").hasSize(60);
        assertThat(passwords.matches("correct horse", hash)).isTrue();
        assertThat(passwords.matches("correct horsf", hash)).isFalse();
        assertThat(passwords.matches("", hash)).isFalse();
    }

    @Test
    void shouldSaltEachHash() {
        assertThat(passwords.hash("correct horse")).isNotEqualTo(passwords.hash("correct horse"));
    }

    @Test
    void shouldMatchAHashOfTheOriginalService() {
        String hash = "$2b$14$YYjGW7YeC.hnglG1R/sLuO5afoLwytByJ4QZHDQFIztBDPS/W40c2";

        assertThat(passwords.matches("correct horse", hash)).isTrue();
        assertThat(passwords.isOutdated(hash)).isTrue();
        assertThat(passwords.isOutdated(passwords.hash("x"))).isFalse();
    }

    @Test
    void shouldNotTakeALongerPasswordForItsFirst72Bytes() {
        String limit = "0123456789".repeat(7) + "01";
        String hash = passwords.hash(limit);

        assertThat(passwords.matches(limit, hash)).isTrue();
        assertThat(passwords.matches(limit + "2", hash)).isFalse();
    }
}
