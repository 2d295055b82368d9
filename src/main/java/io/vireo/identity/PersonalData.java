package io.vireo.identity;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * The personal data of the owner of a channel, as returned to the owner only.
 *
 * @param middleName empty if the owner has none
 * @param birth null for accounts of the original service without a date
 * @param emailVerified when the address was verified, or null
 * @param created when the account was created, or null if not recorded
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
