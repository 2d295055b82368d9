package io.vireo.takeover;

import io.vireo.account.AccountForm;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A row of the original's {@code Channels}. */
record OldAccount(
        long id, @Nullable String username, @Nullable String password) {
    private static final int LONGEST_NAME = 25;
    /** No password is hashed to this: nobody signs in with what once stood there. */
    private static final String NO_PASSWORD = "!";

    /** What is wrong with the row by itself. */
    Set<Problem> problems() {
        Set<Problem> problems = EnumSet.noneOf(Problem.class);
        if (id != (int) id) {
            problems.add(Problem.CHANNEL_NUMBER);
        }
        if (username == null || username.isEmpty()) {
            problems.add(Problem.NAME_MISSING);
        } else if (Text.length(username) > LONGEST_NAME) {
            problems.add(Problem.NAME_TOO_LONG);
        } else if (!username.matches(AccountForm.PATH_SEGMENT) || username.matches(".*[/\\\\].*")) {
            problems.add(Problem.NAME_UNUSABLE);
        } else if (!username.matches(AccountForm.PLAIN)) {
            problems.add(Problem.NAME_FORBIDDEN);
        }
        if (!hasPassword()) {
            problems.add(Problem.PASSWORD_UNKNOWN);
        }
        return problems;
    }

    /** What to keep as its password. */
    String passwordHash() {
        return hasPassword() ? String.valueOf(password) : NO_PASSWORD;
    }

    private boolean hasPassword() {
        return password != null && password.matches(AccountForm.BCRYPT);
    }
}
