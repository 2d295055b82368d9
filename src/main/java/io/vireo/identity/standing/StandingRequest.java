package io.vireo.identity.standing;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import io.vireo.auth.Standing;
import io.vireo.http.TextLength;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.jspecify.annotations.Nullable;

/**
 * The body of {@code PUT /c/{name}/standing}.
 *
 * @param days the number of days after which the standing ends; absent or null: it does not end by itself
 */
record StandingRequest(
        Standing standing,
        @TextLength(max = 500) String reason,

        @Min(1) @Max(3650) @Nullable @JsonSetter(nulls = Nulls.SET)
        Integer days) {}
