package io.vireo.video.quota;

import io.vireo.http.ApiException;
import java.util.Map;

/** Thrown if an upload does not fit into a quota of its channel; contains the quota and what is used of it. */
final class QuotaExceededException extends ApiException {
    private static final long serialVersionUID = 1L;

    QuotaExceededException(long limit, long used) {
        super(QuotaError.QUOTA, Map.of("quota", Map.of("limit", limit, "used", used)), null);
    }
}
