package io.vireo.account;

import io.vireo.http.Refusal;
import java.util.stream.Stream;

/** Passwords that whoever knows the account would try first. */
final class PersonalPassword {
    private PersonalPassword() {}

    /**
     * Refuses a password that is the username, the e-mail address or what stands before its {@code @}, regardless of case.
     *
     * @param field the name of the password in the body, for the answer
     * @param email empty if the account has none
     */
    static void refuse(String field, String password, String username, String email) {
        String local = email.substring(0, Math.max(0, email.lastIndexOf('@')));
        String chosen = Passwords.normalized(password);
        if (Stream.of(username, email, local).map(Passwords::normalized).anyMatch(chosen::equalsIgnoreCase)) {
            throw Refusal.invalidField(field);
        }
    }
}
