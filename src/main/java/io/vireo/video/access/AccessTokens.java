package io.vireo.video.access;

import io.vireo.platform.Component;
import io.vireo.platform.crypto.Seal;
import io.vireo.platform.crypto.SecretRepository;
import io.vireo.platform.startup.Phase;
import io.vireo.platform.startup.StartupPhase;
import io.vireo.platform.startup.StartupTask;
import jakarta.inject.Inject;
import java.nio.ByteBuffer;
import java.time.Clock;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Issues and verifies the access tokens of videos that are not public. A token is sealed to one video and one version of its access, and
 * expires. It stands in a query string, because {@code <video>} and {@code <img>} send no header. All nodes share the secret.
 *
 * <p>The secret is loaded at the start: the threads of the fast path have no context in which the container injects an entity manager,
 * and a bean created there keeps none.
 */
@Component
@Phase(StartupPhase.PREPARE)
class AccessTokens implements StartupTask {
    private static final String SECRET = "video-access";
    private static final int BYTES = Long.BYTES + Integer.BYTES;

    private final SecretRepository secrets;
    private final Duration lifetime;
    private final Clock clock;

    private volatile @Nullable Seal seal;

    @Inject
    AccessTokens(SecretRepository secrets, AccessSettings settings, Clock clock) {
        this(secrets, settings.tokenLifetime(), clock);
    }

    AccessTokens(SecretRepository secrets, Duration lifetime, Clock clock) {
        this.secrets = secrets;
        this.lifetime = lifetime;
        this.clock = clock;
    }

    @Override
    public void start() {
        seal = new Seal(secrets.key(SECRET));
    }

    private Seal seal() {
        return Objects.requireNonNull(seal, "the secret is loaded at the start");
    }

    /**
     * Returns a query string that opens the files of a video.
     *
     * @param version {@link io.vireo.video.VideoAccess#version()}
     */
    String query(String hash, int version) {
        byte[] payload = ByteBuffer.allocate(BYTES)
                .putLong(clock.instant().plus(lifetime).getEpochSecond())
                .putInt(version)
                .array();
        return "a=" + seal().seal(context(hash), payload);
    }

    /** Returns whether a text is a token of this video and version that has not expired. */
    boolean isValid(String hash, int version, @Nullable String text) {
        if (text == null) {
            return false;
        }
        byte[] payload = seal().open(context(hash), text).orElse(null);
        if (payload == null || payload.length != BYTES) {
            return false;
        }
        ByteBuffer token = ByteBuffer.wrap(payload);
        return clock.instant().getEpochSecond() < token.getLong() && token.getInt() == version;
    }

    private static String context(String hash) {
        return "video " + hash;
    }
}
