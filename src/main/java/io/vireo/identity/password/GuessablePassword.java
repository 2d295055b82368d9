package io.vireo.identity.password;

import io.vireo.http.ApiException;
import java.util.stream.Stream;

/** Rejects passwords that can be guessed from the account's own data. */
public final class GuessablePassword {
    private GuessablePassword() {}

    /**
     * Checks that a password is not the username, the e-mail address or its local part, regardless of case.
     *
     * @param field the name of the password property in the request body, for the error response
     * @param email empty if the account has none
     * @throws ApiException {@code invalid-field} with the name of the property
     */
    public static void requireNotGuessable(String field, String password, String username, String email) {
        String local = email.substring(0, Math.max(0, email.lastIndexOf('@')));
        String chosen = PasswordHasher.normalized(password);
        if (Stream.of(username, email, local).map(PasswordHasher::normalized).anyMatch(chosen::equalsIgnoreCase)) {
            throw ApiException.invalidField(field);
        }
    }
}
