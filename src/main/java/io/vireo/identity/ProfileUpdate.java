package io.vireo.identity;

import io.vireo.auth.AuthError;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;

/** The transaction of {@link ProfileService#change}: all that is wished for, or nothing. */
@ApplicationScoped
class ProfileUpdate {
    @Inject
    ChannelRepository channels;

    @Inject
    AccountMails mails;

    @Transactional
    void change(long channelId, UpdateProfileRequest wish) {
        if (channels.lock(channelId).isEmpty()) {
            throw AuthError.BAD_TOKEN.refusal();
        }
        ChannelDetails details = channels.details(channelId).orElseThrow(AuthError.BAD_TOKEN::refusal);
        details.rename(wish);
        String email = wish.email();
        if (email != null && !email.equals(details.email())) {
            requireAvailable(email, details);
            mails.addressChanging(channelId, email);
        }
    }

    /** The owner may write the own address in another case. */
    private void requireAvailable(String email, ChannelDetails details) {
        if (channels.byEmail(email)
                .filter(other -> other.id() != details.channelId())
                .isPresent()) {
            throw IdentityError.EMAIL_TAKEN.refusal();
        }
    }
}
