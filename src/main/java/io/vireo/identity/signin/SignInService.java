package io.vireo.identity.signin;

import io.vireo.auth.Tokens;
import io.vireo.identity.Channel;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** Lets people in: the right password for a token, a wrong one for an attempt less. */
@ApplicationScoped
public class SignInService {
    @Inject
    PasswordAuthenticator check;

    @Inject
    Tokens tokens;

    /** Throws as {@link PasswordAuthenticator#require}. */
    public String signIn(SignInRequest credentials, String address) {
        Channel owner = check.require(credentials.username(), credentials.password(), address);
        return tokens.issue(owner.id(), owner.username(), owner.tokenGeneration());
    }
}
