package io.vireo.platform.database;

import org.jspecify.annotations.Nullable;

/** URL and credentials of the database; user and password are null when the URL contains them. */
public record DatabaseAddress(
        String url, @Nullable String user, @Nullable String password) {
    @Override
    public String toString() {
        return "DatabaseAddress[[REDACTED]]";
    }
}
