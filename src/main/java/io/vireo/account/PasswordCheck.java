package io.vireo.account;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Optional;

/** Whether somebody knows the password of an account: asked at sign-in and before what cannot be undone. Every answer counts. */
@ApplicationScoped
class PasswordCheck {
    private static final Logger LOG = System.getLogger(PasswordCheck.class.getName());

    @Inject
    ChannelRepository channels;

    @Inject
    LoginAttemptTracker attempts;

    @Inject
    Passwords passwords;

    @Inject
    AccountSettings settings;

    /**
     * The channel of this name whose password this is. No transaction may be open: bcrypt works for long.
     *
     * @throws SignInRejected when the password is wrong or there is no such channel
     * @throws SignInBlocked after too many failed attempts of the address for the name
     */
    Channel require(String username, String password, String address) {
        LoginPair pair = new LoginPair(address, username);
        attempts.refuseBlocked(pair);
        Optional<Channel> channel = channels.byUsername(username);
        if (!isRight(channel, password)) {
            int left = attempts.failed(pair);
            LOG.log(Level.INFO, "A sign-in from {0} failed, {1} attempts left", address, left);
            throw new SignInRejected(left, settings.rejectedStatus());
        }
        attempts.succeeded(pair);
        return channel.orElseThrow();
    }

    private boolean isRight(Optional<Channel> channel, String password) {
        if (channel.isEmpty()) {
            passwords.matchNobody(password);
            return false;
        }
        return passwords.matches(password, channel.get().passwordHash());
    }
}
