package io.vireo.identity.signin;

import io.vireo.auth.Tokens;
import io.vireo.identity.Channel;
import io.vireo.identity.ChannelRepository;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** Lets people in: the right password for a token, a wrong one for an attempt less. */
@ApplicationScoped
public class SignInService {
    @Inject
    PasswordAuthenticator check;

    @Inject
    ChannelRepository channels;

    @Inject
    Tokens tokens;

    /** Throws as {@link PasswordAuthenticator#require}. */
    public String signIn(SignInRequest credentials, String address) {
        Channel owner = check.require(username(credentials), credentials.password(), address);
        return tokens.issue(owner.id(), owner.username(), owner.tokenGeneration());
    }

    /** Without white space around it, unless it is the name of a channel of the original service as it is. */
    private String username(SignInRequest credentials) {
        String given = credentials.username();
        String stripped = credentials.stripped();
        return given.equals(stripped) || channels.byUsername(given).isEmpty() ? stripped : given;
    }
}
