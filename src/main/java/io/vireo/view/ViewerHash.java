package io.vireo.view;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.vireo.platform.Component;
import jakarta.inject.Inject;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Hashes who views, with a key that all nodes share for a day and that is deleted afterwards. */
@Component
class ViewerHash {
    private static final String ALGORITHM = "HmacSHA256";
    private static final int BYTES = 16;
    private static final int MAX_KEYS = 3;

    @Inject
    ViewerKeyRepository repository;

    private final Map<Long, byte[]> keys = new ConcurrentHashMap<>();

    /** Returns the day of a time, in days since 1970. */
    static long day(Instant time) {
        return Math.floorDiv(time.getEpochSecond(), TimeUnit.DAYS.toSeconds(1));
    }

    /**
     * Returns the hash of a viewer, 32 hexadecimal digits.
     *
     * @param day today or yesterday
     * @param viewer what identifies the viewer
     */
    String of(long day, String viewer) {
        if (keys.size() >= MAX_KEYS) {
            keys.clear();
        }
        byte[] key = keys.computeIfAbsent(day, repository::key);
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(key, ALGORITHM));
            return HexFormat.of().formatHex(mac.doFinal(viewer.getBytes(UTF_8)), 0, BYTES);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This Java has no " + ALGORITHM, e);
        }
    }
}
