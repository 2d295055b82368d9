package io.vireo.account;

import io.vireo.token.AuthError;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;

/** The transaction of {@link Profiles#change}: all that is wished for, or nothing. */
@ApplicationScoped
class ProfileChanges {
    @Inject
    ChannelRepository channels;

    @Inject
    Notices notices;

    @Transactional
    void change(long channelId, ProfileChange wish) {
        if (channels.lock(channelId).isEmpty()) {
            throw AuthError.BAD_TOKEN.refusal();
        }
        ChannelDetails details = channels.details(channelId).orElseThrow(AuthError.BAD_TOKEN::refusal);
        details.rename(wish);
        String email = wish.email();
        if (email != null && !email.equals(details.email())) {
            refuseTaken(email, details);
            notices.addressChanging(channelId, email);
        }
    }

    /** The owner may write the own address in another case. */
    private void refuseTaken(String email, ChannelDetails details) {
        if (channels.byEmail(email)
                .filter(other -> other.id() != details.channelId())
                .isPresent()) {
            throw IdentityError.EMAIL_TAKEN.refusal();
        }
    }
}
