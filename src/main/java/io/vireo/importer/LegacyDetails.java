package io.vireo.importer;

import io.vireo.identity.AccountConstraints;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A row of the legacy table {@code ChannelDetails}.
 *
 * @param birth a date as text
 */
record LegacyDetails(
        @Nullable Long channelId,
        @Nullable String firstName,
        @Nullable String middleName,
        @Nullable String lastName,
        @Nullable String email,
        @Nullable String birth) {
    private static final int MAX_NAME_LENGTH = 25;
    private static final int MAX_EMAIL_LENGTH = 255;

    /** Returns the problems of the row itself. */
    Set<ImportProblem> problems() {
        Set<ImportProblem> problems = EnumSet.noneOf(ImportProblem.class);
        if (email == null || email.isBlank()) {
            problems.add(ImportProblem.EMAIL_MISSING);
        } else if (LegacyText.length(email) > MAX_EMAIL_LENGTH) {
            problems.add(ImportProblem.EMAIL_TOO_LONG);
        } else if (!email.matches("[^@\\s\\p{C}]+@[^@\\s\\p{C}]+")) {
            problems.add(ImportProblem.EMAIL_INVALID);
        }
        if (names().anyMatch(name -> LegacyText.length(name) > MAX_NAME_LENGTH)) {
            problems.add(ImportProblem.PERSON_TOO_LONG);
        } else if (!names().allMatch(name -> name.matches(AccountConstraints.PLAIN))) {
            problems.add(ImportProblem.PERSON_FORBIDDEN);
        }
        if (birth != null && LegacyText.date(birth) == null) {
            problems.add(ImportProblem.BIRTH_UNKNOWN);
        }
        return problems;
    }

    private Stream<String> names() {
        return Stream.of(LegacyText.orEmpty(firstName), LegacyText.orEmpty(middleName), LegacyText.orEmpty(lastName));
    }
}
