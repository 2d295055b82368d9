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
    ChannelRepository channels;

    @Inject
    Tokens tokens;

    /** Throws as {@link PasswordCheck#require}. */
    String signIn(SignIn credentials, String address) {
        Channel owner = check.require(username(credentials), credentials.password(), address);
        return tokens.issue(owner.id(), owner.username(), owner.tokenGeneration());
    }

    /** Without white space around it, unless it is the name of a channel of the original service as it is. */
    private String username(SignIn credentials) {
        String given = credentials.username();
        String stripped = credentials.stripped();
        return given.equals(stripped) || channels.byUsername(given).isEmpty() ? stripped : given;
    }
}
