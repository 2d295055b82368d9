package io.vireo.video.quota;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import io.vireo.http.TextLength;
import io.vireo.identity.AccountConstraints;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.jspecify.annotations.Nullable;

/**
 * The body of {@code PUT /c/{name}/quota}. A quota that is absent or null: the setting of the role; 0: unlimited.
 *
 * @param password the password of the calling administrator
 */
record QuotaRequest(
        @Min(0) @Nullable @JsonSetter(nulls = Nulls.SET) Long bytes,

        @Min(0) @Max(Integer.MAX_VALUE) @Nullable @JsonProperty("videos-per-day") @JsonSetter(nulls = Nulls.SET)
        Long videosPerDay,

        @TextLength(max = 72, maxBytes = AccountConstraints.MAX_PASSWORD_BYTES, normalized = true)
        String password) {
    /** Omits the password. */
    @Override
    public String toString() {
        return "QuotaRequest[" + bytes + ", " + videosPerDay + "]";
    }
}
