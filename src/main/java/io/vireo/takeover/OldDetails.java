package io.vireo.takeover;

import io.vireo.account.AccountForm;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A row of the original's {@code ChannelDetails}; {@code birth} is a date as text. */
record OldDetails(
        @Nullable Long channelId,
        @Nullable String firstName,
        @Nullable String middleName,
        @Nullable String lastName,
        @Nullable String email,
        @Nullable String birth) {
    private static final int LONGEST_NAME = 25;
    private static final int LONGEST_EMAIL = 255;

    /** What is wrong with the row by itself. */
    Set<Problem> problems() {
        Set<Problem> problems = EnumSet.noneOf(Problem.class);
        if (email == null || email.isBlank()) {
            problems.add(Problem.EMAIL_MISSING);
        } else if (Text.length(email) > LONGEST_EMAIL) {
            problems.add(Problem.EMAIL_TOO_LONG);
        } else if (!email.matches("[^@\\s\\p{C}]+@[^@\\s\\p{C}]+")) {
            problems.add(Problem.EMAIL_ODD);
        }
        if (names().anyMatch(name -> Text.length(name) > LONGEST_NAME)) {
            problems.add(Problem.PERSON_TOO_LONG);
        } else if (!names().allMatch(name -> name.matches(AccountForm.PLAIN))) {
            problems.add(Problem.PERSON_FORBIDDEN);
        }
        if (birth != null && Text.date(birth) == null) {
            problems.add(Problem.BIRTH_UNKNOWN);
        }
        return problems;
    }

    private Stream<String> names() {
        return Stream.of(Text.orEmpty(firstName), Text.orEmpty(middleName), Text.orEmpty(lastName));
    }
}
