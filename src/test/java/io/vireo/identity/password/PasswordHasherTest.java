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
    private static final String LEGACY_HASH = "$2b$14$YYjGW7YeC.hnglG1R/sLuO5afoLwytByJ4QZHDQFIztBDPS/W40c2";

    private final BcryptSettings settings = new BcryptSettings(10, 1, 1);
    private final BcryptExecutor bcryptExecutor = new BcryptExecutor(settings);
    private final PasswordHasher passwordHasher = new PasswordHasher(settings, bcryptExecutor, new SecureRandom());

    @AfterEach
    void stop() {
        bcryptExecutor.stop();
    }

    @Test
    void shouldMatchOnlyThePasswordOfAHash() {
        String hash = passwordHasher.hash("correct horse");

        assertThat(hash).startsWith("$2b$10$").hasSize(60);
        assertThat(matches("correct horse", hash)).isTrue();
        assertThat(matches("correct horsf", hash)).isFalse();
        assertThat(matches("", hash)).isFalse();
    }

    @Test
    void shouldSaltEachHash() {
        assertThat(passwordHasher.hash("correct horse")).isNotEqualTo(passwordHasher.hash("correct horse"));
    }

    @Test
    void shouldReportALegacyHashAsOutdated() {
        assertThat(passwordHasher.compare("correct horse", Optional.of(LEGACY_HASH), 0))
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
    void shouldMatchNothingWithAnInvalidHash(String stored) {
        assertThat(matches("correct horse", stored)).isFalse();
    }

    @Test
    void shouldNotTruncateAPasswordTo72Bytes() {
        String limit = "0123456789".repeat(7) + "01";
        String hash = passwordHasher.hash(limit);

        assertThat(matches(limit, hash)).isTrue();
        assertThat(matches(limit + "2", hash)).isFalse();
    }

    /** Most systems send NFC; macOS and iOS may send NFD. */
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
    void shouldReportALegacyHashOfTheRawFormAsOutdated(String typed) {
        String raw = OpenBSDBCrypt.generate("2b", "cafe\u0301 au lait".getBytes(UTF_8), new byte[16], 10);

        assertThat(passwordHasher.compare(typed, Optional.of(raw), 0)).isEqualTo(Match.OUTDATED);
        assertThat(passwordHasher.compare("cafe au lait", Optional.of(raw), 0)).isEqualTo(Match.WRONG);
    }

    /** In NFC this has 72 bytes, in NFD 108. */
    @Test
    void shouldMeasureTheLengthInNfc() {
        String composed = "\u00e9".repeat(36);
        String hash = passwordHasher.hash("e\u0301".repeat(36));

        assertThat(matches(composed, hash)).isTrue();
        assertThat(matches(composed + "x", hash)).isFalse();
    }

    private boolean matches(String password, String hash) {
        return passwordHasher.compare(password, Optional.of(hash), 0) != Match.WRONG;
    }
}
