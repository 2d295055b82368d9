package io.vireo.account;

import io.vireo.http.Refusal;
import io.vireo.http.Unavailable;
import io.vireo.platform.startup.Phase;
import io.vireo.platform.startup.StartupPhase;
import io.vireo.platform.startup.StartupTask;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Optional;

/** Whether somebody knows the password of an account: asked at sign-in and before what cannot be undone. Every answer counts. */
@ApplicationScoped
@Phase(StartupPhase.PREPARE)
class PasswordCheck implements StartupTask {
    private static final Logger LOG = System.getLogger(PasswordCheck.class.getName());

    @Inject
    ChannelRepository channels;

    @Inject
    LoginAttemptTracker attempts;

    @Inject
    Strangers strangers;

    @Inject
    Passwords passwords;

    @Inject
    Hashing hashing;

    @Inject
    NewPasswords newPasswords;

    @Inject
    AccountSettings settings;

    /** Its numbers are there from the start. */
    @Override
    public void start() {
        SignInMeters.RIGHT.increment(0);
    }

    /**
     * The channel of this name whose password this is. No transaction may be open: bcrypt works for long.
     *
     * @throws SignInRejected when the password is wrong or there is no such channel
     * @throws SignInBlocked after too many failed attempts of the address for the name
     * @throws Unavailable when too many passwords wait to be checked
     */
    Channel require(String username, String password, String address) {
        try {
            Channel owner = check(username, password, address);
            SignInMeters.RIGHT.increment();
            return owner;
        } catch (Refusal e) {
            SignInMeters.refused(e.reason());
            throw e;
        }
    }

    private Channel check(String username, String password, String address) {
        hashing.requirePlace();
        LoginPair pair = new LoginPair(address, username);
        attempts.refuseBlocked(pair);
        Optional<Channel> channel = channels.byUsername(username);
        strangers.refuseTooMany(channel, pair);
        if (!passwords.isRight(password, channel.map(Channel::passwordHash))) {
            int left = attempts.failed(pair, channel);
            strangers.failed(channel, pair);
            LOG.log(Level.INFO, "A sign-in from {0} failed, {1} attempts left", address, left);
            throw new SignInRejected(left, settings.rejectedStatus());
        }
        Channel owner = channel.orElseThrow();
        attempts.succeeded(pair);
        strangers.succeeded(owner, pair);
        renewHash(owner, password);
        return owner;
    }

    /** When the cost is set anew, the password is only here to be hashed again. */
    private void renewHash(Channel owner, String password) {
        if (passwords.isOutdated(owner.passwordHash())) {
            try {
                newPasswords.rehash(owner, passwords.hash(password));
            } catch (Unavailable e) {
                // at another sign-in then; this one has succeeded
            }
        }
    }
}
