package io.vireo.importer;

import io.vireo.identity.AccountConstraints;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A row of the legacy table {@code Channels}. */
record LegacyAccount(
        long id, @Nullable String username, @Nullable String password) {
    private static final int MAX_NAME_LENGTH = 25;
    /** Equals no bcrypt hash, so no password matches it. */
    private static final String NO_PASSWORD = "!";

    /** Returns the problems of the row itself. */
    Set<ImportProblem> problems() {
        Set<ImportProblem> problems = EnumSet.noneOf(ImportProblem.class);
        if (id != (int) id) {
            problems.add(ImportProblem.CHANNEL_NUMBER);
        }
        if (username == null || username.isEmpty()) {
            problems.add(ImportProblem.NAME_MISSING);
        } else if (LegacyText.length(username) > MAX_NAME_LENGTH) {
            problems.add(ImportProblem.NAME_TOO_LONG);
        } else if (!username.matches(AccountConstraints.PATH_SEGMENT) || username.matches(".*[/\\\\].*")) {
            problems.add(ImportProblem.NAME_UNUSABLE);
        } else if (!username.matches(AccountConstraints.PLAIN)) {
            problems.add(ImportProblem.NAME_FORBIDDEN);
        }
        if (!hasPassword()) {
            problems.add(ImportProblem.PASSWORD_UNKNOWN);
        }
        return problems;
    }

    /** Returns the password hash to import. */
    String passwordHash() {
        return hasPassword() ? String.valueOf(password) : NO_PASSWORD;
    }

    private boolean hasPassword() {
        return password != null && password.matches(AccountConstraints.BCRYPT);
    }
}
