package io.vireo.identity;

import io.vireo.auth.AuthError;
import io.vireo.http.CommonError;
import io.vireo.platform.Component;
import io.vireo.platform.Transactions;
import io.vireo.ratelimit.RateLimiter;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;

/** Reads and changes the personal data of an account on behalf of its owner. */
@Component
public class ProfileService {
    @Inject
    ChannelRepository channels;

    @Inject
    AccountMails mails;

    @Inject
    Transactions transactions;

    @Inject
    RateLimiter limits;

    /**
     * Changes the names, and starts the verification of a new e-mail address, of which the current address is notified.
     *
     * @throws io.vireo.http.ApiException {@link IdentityError#EMAIL_TAKEN} if another account has the address, {@link
     * CommonError#TOO_MANY_REQUESTS} if the rate limit is exceeded, {@link AuthError#BAD_TOKEN} if the channel no longer exists
     */
    @Transactional(TxType.NEVER)
    public void change(long channelId, UpdateProfileRequest request) {
        if (request.email() != null && !request.email().equals(EmailForms.canonical(channels.emailOf(channelId)))) {
            limits.acquire(IdentityLimit.EMAIL_CHANGE_ACCOUNT, Long.toString(channelId));
        }
        transactions.required(() -> apply(channelId, request));
    }

    private void apply(long channelId, UpdateProfileRequest request) {
        if (channels.lock(channelId).isEmpty()) {
            throw AuthError.BAD_TOKEN.exception();
        }
        ChannelDetails details = channels.details(channelId).orElseThrow(AuthError.BAD_TOKEN::exception);
        details.rename(request);
        String email = request.email();
        if (email != null && !email.equals(EmailForms.canonical(details.email()))) {
            requireAvailable(email, details);
            mails.addressChanging(channelId, email);
        }
    }

    /** Rejects an address of another account. The owner's own address is accepted in another case. */
    private void requireAvailable(String email, ChannelDetails details) {
        if (channels.byEmail(email)
                .filter(other -> other.id() != details.channelId())
                .isPresent()) {
            throw IdentityError.EMAIL_TAKEN.exception();
        }
    }

    /**
     * Returns the personal data of a channel.
     *
     * @throws io.vireo.http.ApiException {@link AuthError#BAD_TOKEN} if the channel no longer exists
     */
    public PersonalData of(long channelId) {
        Channel channel = channels.byId(channelId).orElseThrow(AuthError.BAD_TOKEN::exception);
        return channels.details(channelId)
                .orElseThrow(AuthError.BAD_TOKEN::exception)
                .of(channel);
    }
}
