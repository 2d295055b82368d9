package io.vireo.identity;

import io.vireo.auth.AuthError;
import io.vireo.http.CommonError;
import io.vireo.ratelimit.RateLimits;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** What owners change of themselves, and may see of themselves. */
@ApplicationScoped
public class ProfileService {
    @Inject
    ChannelRepository channels;

    @Inject
    ProfileUpdate changes;

    @Inject
    RateLimits limits;

    /**
     * Changes the names, and asks for the confirmation of another e-mail address; the old one is told of it. Refuses with {@link
     * IdentityError#EMAIL_TAKEN} as sign-up does, {@link CommonError#TOO_MANY_REQUESTS}, or {@link AuthError#BAD_TOKEN} if the channel is gone.
     */
    public void change(long channelId, UpdateProfileRequest wish) {
        // before the transaction, which would hold one connection while this takes another
        if (wish.email() != null && !wish.email().equals(channels.emailOf(channelId))) {
            limits.acquire(IdentityLimit.ADDRESS_CHANGE_ACCOUNT, Long.toString(channelId));
        }
        changes.change(channelId, wish);
    }

    /** Refuses with {@link AuthError#BAD_TOKEN} if the channel is gone. */
    public PersonalData of(long channelId) {
        Channel channel = channels.byId(channelId).orElseThrow(AuthError.BAD_TOKEN::refusal);
        return channels.details(channelId)
                .orElseThrow(AuthError.BAD_TOKEN::refusal)
                .of(channel);
    }
}
