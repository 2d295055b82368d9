package io.vireo.video.upload;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.Base64;
import me.desair.tus.server.checksum.ChecksumAlgorithm;
import org.jspecify.annotations.Nullable;

/** Verifies the header {@code Upload-Checksum} of a request against the received bytes. */
final class TusChecksum {
    private final @Nullable MessageDigest digest;
    private final String expected;

    private TusChecksum(@Nullable MessageDigest digest, String expected) {
        this.digest = digest;
        this.expected = expected;
    }

    /** Returns the verification for a request. The algorithm must have been checked before; without the header nothing is verified. */
    static TusChecksum of(HttpServletRequest request) {
        String header = request.getHeader("Upload-Checksum");
        if (header == null || header.isBlank()) {
            return new TusChecksum(null, "");
        }
        String[] parts = header.strip().split(" ", 2);
        return new TusChecksum(
                ChecksumAlgorithm.forTusName(parts[0]).getMessageDigest(), parts.length > 1 ? parts[1].strip() : "");
    }

    boolean isGiven() {
        return digest != null;
    }

    void update(ByteBuffer bytes) {
        if (digest != null) {
            digest.update(bytes);
        }
    }

    boolean matches() {
        return digest == null
                || Base64.getEncoder().encodeToString(digest.digest()).equals(expected);
    }
}
