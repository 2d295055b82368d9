package io.vireo.identity;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** When the mails about a kind of notices are sent. */
public enum MailFrequency {
    /** At once. */
    @JsonProperty("now")
    NOW,
    /** Together in one mail a day. */
    @JsonProperty("daily")
    DAILY,
    /** Never. */
    @JsonProperty("off")
    OFF;

    /** Returns the name in JSON and in the database. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Returns the constant with this {@link #key()}; empty if there is none. */
    public static Optional<MailFrequency> find(String key) {
        return Arrays.stream(values())
                .filter(frequency -> frequency.key().equals(key))
                .findFirst();
    }
}
