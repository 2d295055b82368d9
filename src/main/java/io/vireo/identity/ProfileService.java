package io.vireo.identity;

import io.vireo.auth.AuthError;
import io.vireo.http.CommonError;
import io.vireo.platform.Transactions;
import io.vireo.ratelimit.RateLimits;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;

/** What owners change of themselves, and may see of themselves. */
@ApplicationScoped
public class ProfileService {
    @Inject
    ChannelRepository channels;

    @Inject
    AccountMails mails;

    @Inject
    Transactions transactions;

    @Inject
    RateLimits limits;

    /**
     * Changes the names, and asks for the confirmation of another e-mail address; the old one is told of it. Refuses with {@link
     * IdentityError#EMAIL_TAKEN} as sign-up does, {@link CommonError#TOO_MANY_REQUESTS}, or {@link AuthError#BAD_TOKEN} if the channel is gone.
     */
    @Transactional(TxType.NEVER)
    public void change(long channelId, UpdateProfileRequest wish) {
        if (wish.email() != null && !wish.email().equals(EmailForms.canonical(channels.emailOf(channelId)))) {
            limits.acquire(IdentityLimit.ADDRESS_CHANGE_ACCOUNT, Long.toString(channelId));
        }
        transactions.required(() -> apply(channelId, wish));
    }

    private void apply(long channelId, UpdateProfileRequest wish) {
        if (channels.lock(channelId).isEmpty()) {
            throw AuthError.BAD_TOKEN.refusal();
        }
        ChannelDetails details = channels.details(channelId).orElseThrow(AuthError.BAD_TOKEN::refusal);
        details.rename(wish);
        String email = wish.email();
        if (email != null && !email.equals(EmailForms.canonical(details.email()))) {
            refuseTaken(email, details);
            mails.addressChanging(channelId, email);
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

    /** Refuses with {@link AuthError#BAD_TOKEN} if the channel is gone. */
    public PersonalData of(long channelId) {
        Channel channel = channels.byId(channelId).orElseThrow(AuthError.BAD_TOKEN::refusal);
        return channels.details(channelId)
                .orElseThrow(AuthError.BAD_TOKEN::refusal)
                .of(channel);
    }
}
