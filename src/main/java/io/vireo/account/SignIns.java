package io.vireo.account;

import io.vireo.token.Tokens;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Optional;

/** Lets people in: the right password for a token, a wrong one for an attempt less. */
@ApplicationScoped
class SignIns {
    private static final Logger LOG = System.getLogger(SignIns.class.getName());

    @Inject
    ChannelRepository channels;

    @Inject
    LoginAttemptTracker attempts;

    @Inject
    Passwords passwords;

    @Inject
    Tokens tokens;

    @Inject
    AccountSettings settings;

    /** Throws {@link SignInRejected} or {@link SignInBlocked}. No transaction is open while bcrypt works. */
    String signIn(SignIn credentials, String address) {
        LoginPair pair = new LoginPair(address, credentials.username());
        attempts.refuseBlocked(pair);
        Optional<Channel> channel = channels.byUsername(credentials.username());
        if (!isRight(channel, credentials.password())) {
            int left = attempts.failed(pair);
            LOG.log(Level.INFO, "A sign-in from {0} failed, {1} attempts left", address, left);
            throw new SignInRejected(left, settings.rejectedStatus());
        }
        attempts.succeeded(pair);
        Channel owner = channel.orElseThrow();
        return tokens.issue(owner.id(), owner.username(), owner.tokenGeneration());
    }

    private boolean isRight(Optional<Channel> channel, String password) {
        if (channel.isEmpty()) {
            passwords.matchNobody(password);
            return false;
        }
        return passwords.matches(password, channel.get().passwordHash());
    }
}
