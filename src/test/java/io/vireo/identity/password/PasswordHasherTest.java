package io.vireo.identity.password;

import static org.assertj.core.api.Assertions.assertThat;

import io.vireo.identity.ChannelRepository;
import java.security.SecureRandom;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PasswordHasherTest {
    private static final String ORIGINAL = "$2b$14$YYjGW7YeC.hnglG1R/sLuO5afoLwytByJ4QZHDQFIztBDPS/W40c2";

    private final PasswordHasher passwordHasher = new PasswordHasher();

    @BeforeEach
    void prepare() {
        passwordHasher.settings = new BcryptSettings(10, 1, 1);
        passwordHasher.random = new SecureRandom();
        passwordHasher.channels = new ChannelRepository() {
            @Override
            public int costliestHash() {
                return 0;
            }
        };
        passwordHasher.bcryptExecutor = new BcryptExecutor();
        passwordHasher.bcryptExecutor.settings = passwordHasher.settings;
        passwordHasher.bcryptExecutor.prepare();
    }

    @AfterEach
    void stop() {
        passwordHasher.bcryptExecutor.stop();
    }

    @Test
    void shouldMatchThePasswordOfAHashAndNoOther() {
        String hash = passwordHasher.hash("correct horse");

        assertThat(hash).startsWith("$2b$10$").hasSize(60);
        assertThat(isRight("correct horse", hash)).isTrue();
        assertThat(isRight("correct horsf", hash)).isFalse();
        assertThat(isRight("", hash)).isFalse();
    }

    @Test
    void shouldSaltEachHash() {
        assertThat(passwordHasher.hash("correct horse")).isNotEqualTo(passwordHasher.hash("correct horse"));
    }

    @Test
    void shouldMatchAHashOfTheOriginalService() {
        assertThat(isRight("correct horse", ORIGINAL)).isTrue();
        assertThat(passwordHasher.isOutdated(ORIGINAL)).isTrue();
        assertThat(passwordHasher.isOutdated(passwordHasher.hash("x"))).isFalse();
    }

    @Test
    void shouldMatchNothingWithoutAHash() {
        assertThat(passwordHasher.isRight("correct horse", Optional.empty())).isFalse();
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
        String hash = passwordHasher.hash(limit);

        assertThat(isRight(limit, hash)).isTrue();
        assertThat(isRight(limit + "2", hash)).isFalse();
    }

    private boolean isRight(String password, String hash) {
        return passwordHasher.isRight(password, Optional.of(hash));
    }
}
