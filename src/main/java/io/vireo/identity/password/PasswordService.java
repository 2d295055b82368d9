package io.vireo.identity.password;

import io.vireo.auth.AuthError;
import io.vireo.auth.Caller;
import io.vireo.auth.Tokens;
import io.vireo.identity.Channel;
import io.vireo.identity.ChannelRepository;
import io.vireo.identity.signin.LoginAttemptTracker;
import io.vireo.identity.signin.SignInService;
import io.vireo.platform.Component;
import io.vireo.platform.Transactions;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;

/** Changes passwords and thereby revokes all tokens that were issued before. */
@Component
public class PasswordService {
    private final ChannelRepository channels;
    private final SignInService signIns;
    private final LoginAttemptTracker attempts;
    private final PasswordHasher passwordHasher;
    private final Tokens tokens;
    private final Transactions transactions;
    private final Event<PasswordChanged> passwordChanges;

    @Inject
    PasswordService(
            ChannelRepository channels,
            SignInService signIns,
            LoginAttemptTracker attempts,
            PasswordHasher passwordHasher,
            Tokens tokens,
            Transactions transactions,
            Event<PasswordChanged> passwordChanges) {
        this.channels = channels;
        this.signIns = signIns;
        this.attempts = attempts;
        this.passwordHasher = passwordHasher;
        this.tokens = tokens;
        this.transactions = transactions;
        this.passwordChanges = passwordChanges;
    }

    /**
     * Changes the password of the caller after verifying the old one. Throws as {@link SignInService#authenticate}.
     *
     * @param address the client's IP address
     * @return a new token, the only valid token of the channel
     * @throws io.vireo.http.ApiException {@link AuthError#BAD_TOKEN} if a concurrent change has revoked the caller's token
     */
    @Transactional(TxType.NEVER)
    public String change(Caller caller, ChangePasswordRequest request, String address) {
        Channel channel = channels.byId(caller.channelId()).orElseThrow(AuthError.BAD_TOKEN::exception);
        GuessablePassword.requireNotGuessable(
                ChangePasswordRequest.NEW, request.chosen(), channel.username(), channels.emailOf(channel.id()));
        Channel owner = signIns.authenticate(channel.username(), request.old(), address);
        String hash = passwordHasher.hash(request.chosen());
        if (!transactions.required(() -> replace(owner, hash))) {
            throw AuthError.BAD_TOKEN.exception();
        }
        return tokens.issue(owner.id(), owner.username(), owner.tokenGeneration() + 1);
    }

    /**
     * Replaces the forgotten password of a channel and ends all lockouts of the account.
     *
     * @return whether the password was replaced; false if it was changed since the channel was read
     */
    @Transactional(TxType.MANDATORY)
    boolean reset(Channel channel, String hash) {
        boolean replaced = replace(channel, hash);
        if (replaced) {
            attempts.reset(channel);
        }
        return replaced;
    }

    private boolean replace(Channel channel, String hash) {
        boolean replaced = channels.changePassword(channel, hash);
        if (replaced) {
            passwordChanges.fire(new PasswordChanged(channel.id()));
        }
        return replaced;
    }
}
