package io.vireo.identity;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a person, for the person alone.
 *
 * @param middleName empty when there is none
 * @param birth null for accounts of the original service that have none
 * @param emailVerified when the address was confirmed, or null
 * @param created when the account was opened, or null where that is not known
 */
public record PersonalData(
        String username,
        String firstName,
        String middleName,
        String lastName,
        String email,
        @Nullable Instant emailVerified,
        @Nullable LocalDate birth,
        @Nullable Instant created) {

    @Override
    public String toString() {
        return "PersonalData[REDACTED]";
    }
}
