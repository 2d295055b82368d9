package io.vireo.platform;

import org.jspecify.annotations.Nullable;

/** Where the database is and who we are to it; user and password are null when the URL names them. */
record DatabaseAddress(
        String url, @Nullable String user, @Nullable String password) {
    @Override
    public String toString() {
        return "DatabaseAddress[[REDACTED]]";
    }
}
