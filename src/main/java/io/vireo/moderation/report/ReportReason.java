package io.vireo.moderation.report;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Why a user reports a subject. */
public enum ReportReason {
    @JsonProperty("spam")
    SPAM,
    @JsonProperty("abuse")
    ABUSE,
    @JsonProperty("violence")
    VIOLENCE,
    @JsonProperty("sexual")
    SEXUAL,
    @JsonProperty("copyright")
    COPYRIGHT,
    @JsonProperty("other")
    OTHER;

    /** Returns the name in the database and in JSON. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Returns the reason with a name; empty if there is none. */
    public static Optional<ReportReason> find(String key) {
        return Arrays.stream(values())
                .filter(reason -> reason.key().equals(key))
                .findFirst();
    }
}
