package io.vireo.platform.database;

import org.jspecify.annotations.Nullable;

/** Where the database is and who we are to it; user and password are null when the URL names them. */
public record DatabaseAddress(
        String url, @Nullable String user, @Nullable String password) {
    @Override
    public String toString() {
        return "DatabaseAddress[[REDACTED]]";
    }
}
