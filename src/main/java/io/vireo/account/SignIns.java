package io.vireo.account;

import io.vireo.token.Tokens;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** Lets people in: the right password for a token, a wrong one for an attempt less. */
@ApplicationScoped
class SignIns {
    @Inject
    PasswordCheck check;

    @Inject
    Tokens tokens;

    /** Throws as {@link PasswordCheck#require}. */
    String signIn(SignIn credentials, String address) {
        Channel owner = check.require(credentials.username(), credentials.password(), address);
        return tokens.issue(owner.id(), owner.username(), owner.tokenGeneration());
    }
}
