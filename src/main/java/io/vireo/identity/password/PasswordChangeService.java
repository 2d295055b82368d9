package io.vireo.identity.password;

import io.vireo.auth.AuthError;
import io.vireo.auth.Caller;
import io.vireo.auth.Tokens;
import io.vireo.identity.Channel;
import io.vireo.identity.ChannelRepository;
import io.vireo.identity.signin.PasswordAuthenticator;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** Changes the password of those who know the old one. */
@ApplicationScoped
class PasswordChangeService {
    @Inject
    ChannelRepository channels;

    @Inject
    PasswordAuthenticator check;

    @Inject
    PasswordHasher passwordHasher;

    @Inject
    PasswordUpdater passwordUpdater;

    @Inject
    Tokens tokens;

    /**
     * Throws as {@link PasswordAuthenticator#require}; of two changes at the same moment one is refused with {@link AuthError#BAD_TOKEN}, for the
     * other has ended its token.
     *
     * @return the channel's only token from now on
     */
    String change(Caller caller, ChangePasswordRequest wish, String address) {
        Channel channel = channels.byId(caller.channelId()).orElseThrow(AuthError.BAD_TOKEN::refusal);
        GuessablePassword.requireNotGuessable(
                ChangePasswordRequest.NEW, wish.chosen(), channel.username(), channels.emailOf(channel.id()));
        Channel owner = check.require(channel.username(), wish.old(), address);
        if (!passwordUpdater.change(owner, passwordHasher.hash(wish.chosen()))) {
            throw AuthError.BAD_TOKEN.refusal();
        }
        return tokens.issue(owner.id(), owner.username(), owner.tokenGeneration() + 1);
    }
}
