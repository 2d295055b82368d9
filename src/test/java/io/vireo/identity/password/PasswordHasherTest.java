package io.vireo.identity.password;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.vireo.identity.password.PasswordHasher.Match;
import java.security.SecureRandom;
import java.util.Optional;
import org.bouncycastle.crypto.generators.OpenBSDBCrypt;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PasswordHasherTest {
    private static final String ORIGINAL = "$2b$14$YYjGW7YeC.hnglG1R/sLuO5afoLwytByJ4QZHDQFIztBDPS/W40c2";

    private final BcryptSettings settings = new BcryptSettings(10, 1, 1);
    private final BcryptExecutor bcryptExecutor = new BcryptExecutor(settings);
    private final PasswordHasher passwordHasher = new PasswordHasher(settings, bcryptExecutor, new SecureRandom());

    @AfterEach
    void stop() {
        bcryptExecutor.stop();
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
        assertThat(passwordHasher.compare("correct horse", Optional.of(ORIGINAL), 0))
                .isEqualTo(Match.OUTDATED);
        assertThat(passwordHasher.compare("x", Optional.of(passwordHasher.hash("x")), 0))
                .isEqualTo(Match.RIGHT);
    }

    @Test
    void shouldMatchNothingWithoutAHash() {
        assertThat(passwordHasher.compare("correct horse", Optional.empty(), 0)).isEqualTo(Match.WRONG);
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

    /** NFC is what most systems send, NFD what macOS and iOS may. */
    @Test
    void shouldComparePasswordsInNfc() {
        String hash = passwordHasher.hash("cafe\u0301 au lait");

        assertThat(passwordHasher.compare("caf\u00e9 au lait", Optional.of(hash), 0))
                .isEqualTo(Match.RIGHT);
        assertThat(passwordHasher.compare("cafe\u0301 au lait", Optional.of(hash), 0))
                .isEqualTo(Match.RIGHT);
        assertThat(passwordHasher.compare("cafe au lait", Optional.of(hash), 0)).isEqualTo(Match.WRONG);
    }

    @ParameterizedTest
    @ValueSource(strings = {"cafe\u0301 au lait", "caf\u00e9 au lait"})
    void shouldMatchAnOldHashOfTheRawFormAndFindItOutdated(String typed) {
        String raw = OpenBSDBCrypt.generate("2b", "cafe\u0301 au lait".getBytes(UTF_8), new byte[16], 10);

        assertThat(passwordHasher.compare(typed, Optional.of(raw), 0)).isEqualTo(Match.OUTDATED);
        assertThat(passwordHasher.compare("cafe au lait", Optional.of(raw), 0)).isEqualTo(Match.WRONG);
    }

    /** In NFC this has 72 bytes, in NFD 108. */
    @Test
    void shouldMeasureAPasswordInNfc() {
        String composed = "\u00e9".repeat(36);
        String hash = passwordHasher.hash("e\u0301".repeat(36));

        assertThat(isRight(composed, hash)).isTrue();
        assertThat(isRight(composed + "x", hash)).isFalse();
    }

    private boolean isRight(String password, String hash) {
        return passwordHasher.compare(password, Optional.of(hash), 0) != Match.WRONG;
    }
}
