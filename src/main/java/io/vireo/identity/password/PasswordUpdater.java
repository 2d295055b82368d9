package io.vireo.identity.password;

import io.vireo.identity.Channel;
import io.vireo.identity.ChannelRepository;
import io.vireo.identity.IdentityLimit;
import io.vireo.identity.signin.LoginAttemptRepository;
import io.vireo.identity.signin.UnknownAddressLimiter;
import io.vireo.ratelimit.RateLimits;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;

/** Puts passwords in force: all tokens that were issued before are dead from then on. */
@ApplicationScoped
public class PasswordUpdater {
    @Inject
    ChannelRepository channels;

    @Inject
    LoginAttemptRepository attempts;

    @Inject
    RateLimits limits;

    @Inject
    Event<PasswordChanged> changed;

    /**
     * Changes the password of a channel as it was read, whose owner has shown to know the old one.
     *
     * @return false if it was changed by another meanwhile, and is left as it is
     */
    @Transactional
    boolean change(Channel channel, String hash) {
        boolean mine = channels.changePassword(channel, hash);
        if (mine) {
            changed.fire(new PasswordChanged(channel.id()));
        }
        return mine;
    }

    /**
     * Replaces the forgotten password of a channel as it was read, and ends all blocks of the account.
     *
     * @return false if it was changed by another meanwhile, and is left as it is
     */
    @Transactional
    boolean reset(Channel channel, String hash) {
        boolean mine = change(channel, hash);
        if (mine) {
            attempts.forget(channel.username());
            limits.reset(IdentityLimit.SIGN_IN_ACCOUNT, UnknownAddressLimiter.subject(channel));
        }
        return mine;
    }

    /** Replaces the hash by another of the same password, unless it was changed meanwhile; tokens stay valid. */
    @Transactional
    public void rehash(Channel channel, String hash) {
        channels.rehash(channel, hash);
    }
}
