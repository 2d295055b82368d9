package io.vireo.video.quota;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.jspecify.annotations.Nullable;

/** The body of {@code PUT /c/{name}/quota}. Absent and null: the setting of the role; 0: unlimited. */
record QuotaRequest(
        @Min(0) @Nullable @JsonSetter(nulls = Nulls.SET) Long bytes,

        @Min(0) @Max(Integer.MAX_VALUE) @Nullable @JsonProperty("videos-per-day") @JsonSetter(nulls = Nulls.SET)
        Long videosPerDay) {}
