package io.vireo.account;

import io.vireo.token.AuthError;
import io.vireo.token.Caller;
import io.vireo.token.Tokens;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** Changes the password of those who know the old one. */
@ApplicationScoped
class PasswordChanges {
    @Inject
    ChannelRepository channels;

    @Inject
    PasswordCheck check;

    @Inject
    Passwords passwords;

    @Inject
    NewPasswords newPasswords;

    @Inject
    Tokens tokens;

    /**
     * Throws as {@link PasswordCheck#require}; of two changes at the same moment one is refused with {@link AuthError#BAD_TOKEN}, for the
     * other has ended its token.
     *
     * @return the channel's only token from now on
     */
    String change(Caller caller, PasswordChange wish, String address) {
        Channel channel = channels.byId(caller.channelId()).orElseThrow(AuthError.BAD_TOKEN::refusal);
        PersonalPassword.refuse(PasswordChange.NEW, wish.chosen(), channel.username(), channels.emailOf(channel.id()));
        Channel owner = check.require(channel.username(), wish.old(), address);
        if (!newPasswords.change(owner, passwords.hash(wish.chosen()))) {
            throw AuthError.BAD_TOKEN.refusal();
        }
        return tokens.issue(owner.id(), owner.username(), owner.tokenGeneration() + 1);
    }
}
