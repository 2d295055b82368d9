package io.vireo.moderation.report;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Locale;

/** Why a user reports a subject. */
enum ReportReason {
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
    String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
