package io.vireo.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.vireo.http.ApiException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwk.PublicJsonWebKey;
import org.jose4j.jwx.JsonWebStructure;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Follows the steps of docs/keys.md; each {@link #start} simulates the start of a node, which reads the key directory. */
class KeyRotationTest {
    @TempDir
    Path directory;

    private Tokens before;
    private String oldToken;

    @BeforeEach
    void createFirstKey() {
        before = start();
        oldToken = before.issue(1, "ada", 0);
    }

    @Test
    void shouldGenerateAKeyOnTheFirstStartAndReuseIt() {
        assertThat(start().verify(oldToken).caller().channelId()).isEqualTo(1);
        assertThat(directory.resolve("token-1.pem")).exists();
    }

    @Test
    void shouldVerifyWithAPublishedKeyBeforeSigningWithIt() throws Exception {
        Path keyPair = newKey("new.pem");
        publishOnly(keyPair, "token-2026-12.pem");
        Tokens published = start();

        assertThat(keyId(published.issue(1, "ada", 0))).isEqualTo(keyId(oldToken));
        Files.move(keyPair, directory.resolve("token-2026-12.pem"), StandardCopyOption.REPLACE_EXISTING);
        String newToken = start().issue(2, "eve", 0);
        assertThat(keyId(newToken)).isNotEqualTo(keyId(oldToken));
        assertThat(published.verify(newToken).caller().channelId()).isEqualTo(2);
    }

    @Test
    void shouldSignWithTheNewestKeyAndAcceptOldTokensUntilTheyExpire() throws Exception {
        newKey("token-2026-12.pem");
        Tokens rotated = start();

        String newToken = rotated.issue(1, "ada", 0);

        assertThat(keyId(newToken)).isNotEqualTo(keyId(oldToken));
        assertThat(rotated.verify(newToken).caller().channelId()).isEqualTo(1);
        assertThat(rotated.verify(oldToken).caller().channelId()).isEqualTo(1);
        assertThat(published(rotated)).containsExactlyInAnyOrder(keyId(oldToken), keyId(newToken));
    }

    @Test
    void shouldRejectTokensOfARemovedKey() throws Exception {
        newKey("token-2026-12.pem");
        Files.delete(directory.resolve("token-1.pem"));
        Tokens rotated = start();

        assertThatExceptionOfType(ApiException.class)
                .isThrownBy(() -> rotated.verify(oldToken))
                .satisfies(apiException -> assertThat(apiException.reason()).isEqualTo(AuthError.BAD_TOKEN));
    }

    @Test
    void shouldPublishPublicKeysOnly() throws Exception {
        for (JsonWebKey key : new JsonWebKeySet(before.keys.verificationKeys()).getJsonWebKeys()) {
            assertThat(((PublicJsonWebKey) key).getPrivateKey()).isNull();
            assertThat(key.getUse()).isEqualTo("sig");
            assertThat(key.getAlgorithm()).isEqualTo("ES256");
        }
    }

    private Tokens start() {
        TokenSettings settings = new TokenSettings("vireo", Duration.ofHours(3), directory);
        RevokedTokenRepository revokedTokens = new RevokedTokenRepository() {
            @Override
            Optional<AccountState> stateOf(long channelId, int generation, String tokenId) {
                return Optional.of(new AccountState(AccountRole.USER, Standing.GOOD));
            }
        };
        SigningKeys keys = new SigningKeys(settings, new SecureRandom());
        return new Tokens(keys, settings, revokedTokens, Clock.systemUTC());
    }

    private Path newKey(String name) throws IOException {
        Path file = directory.resolve(name);
        PemKeys.write(file, PemKeys.generate(new SecureRandom()));
        return file;
    }

    private void publishOnly(Path keyPair, String name) throws IOException {
        String pem = Files.readString(keyPair);
        Files.writeString(directory.resolve(name), pem.substring(pem.indexOf("-----BEGIN PUBLIC KEY-----")));
    }

    private static String keyId(String token) throws Exception {
        return JsonWebStructure.fromCompactSerialization(token).getKeyIdHeaderValue();
    }

    private static List<String> published(Tokens tokens) throws Exception {
        return new JsonWebKeySet(tokens.keys.verificationKeys())
                .getJsonWebKeys().stream().map(JsonWebKey::getKeyId).toList();
    }
}
