package io.vireo.identity.password;

import io.vireo.http.ApiException;

/** Passwords that whoever knows the account would try first. */
public final class GuessablePassword {
    private GuessablePassword() {}

    /**
     * Refuses a password that is the username, the e-mail address or what stands before its {@code @}, regardless of case.
     *
     * @param field the name of the password in the body, for the answer
     * @param email empty if the account has none
     */
    public static void requireNotGuessable(String field, String password, String username, String email) {
        String local = email.substring(0, Math.max(0, email.lastIndexOf('@')));
        if (password.equalsIgnoreCase(username)
                || password.equalsIgnoreCase(email)
                || password.equalsIgnoreCase(local)) {
            throw ApiException.invalidField(field);
        }
    }
}
