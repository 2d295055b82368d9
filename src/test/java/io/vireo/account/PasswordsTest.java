package io.vireo.account;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.vireo.account.Passwords.Match;
import java.security.SecureRandom;
import java.util.Optional;
import org.bouncycastle.crypto.generators.OpenBSDBCrypt;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PasswordsTest {
    private static final String ORIGINAL = "$2b$14$YYjGW7YeC.hnglG1R/sLuO5afoLwytByJ4QZHDQFIztBDPS/W40c2";

    private final Passwords passwords = new Passwords();

    @BeforeEach
    void prepare() {
        passwords.settings = new HashingSettings(10, 1, 1);
        passwords.random = new SecureRandom();
        passwords.channels = new ChannelRepository() {
            @Override
            int costliestHash() {
                return 0;
            }
        };
        passwords.hashing = new Hashing();
        passwords.hashing.settings = passwords.settings;
        passwords.hashing.prepare();
    }

    @AfterEach
    void stop() {
        passwords.hashing.stop();
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
        assertThat(passwords.compare("correct horse", Optional.of(ORIGINAL))).isEqualTo(Match.OUTDATED);
        assertThat(passwords.compare("x", Optional.of(passwords.hash("x")))).isEqualTo(Match.RIGHT);
    }

    @Test
    void shouldMatchNothingWithoutAHash() {
        assertThat(passwords.compare("correct horse", Optional.empty())).isEqualTo(Match.WRONG);
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

    /** NFC is what most systems send, NFD what macOS and iOS may. */
    @Test
    void shouldComparePasswordsInNfc() {
        String hash = passwords.hash("cafe\u0301 au lait");

        assertThat(passwords.compare("caf\u00e9 au lait", Optional.of(hash))).isEqualTo(Match.RIGHT);
        assertThat(passwords.compare("cafe\u0301 au lait", Optional.of(hash))).isEqualTo(Match.RIGHT);
        assertThat(passwords.compare("cafe au lait", Optional.of(hash))).isEqualTo(Match.WRONG);
    }

    @ParameterizedTest
    @ValueSource(strings = {"cafe\u0301 au lait", "caf\u00e9 au lait"})
    void shouldMatchAnOldHashOfTheRawFormAndFindItOutdated(String typed) {
        String raw = OpenBSDBCrypt.generate("2b", "cafe\u0301 au lait".getBytes(UTF_8), new byte[16], 10);

        assertThat(passwords.compare(typed, Optional.of(raw))).isEqualTo(Match.OUTDATED);
        assertThat(passwords.compare("cafe au lait", Optional.of(raw))).isEqualTo(Match.WRONG);
    }

    /** In NFC this has 72 bytes, in NFD 108. */
    @Test
    void shouldMeasureAPasswordInNfc() {
        String composed = "\u00e9".repeat(36);
        String hash = passwords.hash("e\u0301".repeat(36));

        assertThat(isRight(composed, hash)).isTrue();
        assertThat(isRight(composed + "x", hash)).isFalse();
    }

    private boolean isRight(String password, String hash) {
        return passwords.compare(password, Optional.of(hash)) != Match.WRONG;
    }
}
