package io.vireo.identity.password;

import io.vireo.http.ServiceUnavailableException;
import io.vireo.identity.Channel;
import io.vireo.identity.ChannelRepository;
import io.vireo.identity.EmailForms;
import io.vireo.identity.IdentityError;
import io.vireo.identity.IdentityLimit;
import io.vireo.identity.deferred.DeferredAction.Kind;
import io.vireo.identity.deferred.DeferredActionService;
import io.vireo.identity.email.EmailToken;
import io.vireo.identity.email.EmailToken.Purpose;
import io.vireo.identity.email.EmailTokenService;
import io.vireo.platform.Component;
import io.vireo.platform.Transactions;
import io.vireo.ratelimit.RateLimiter;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;

/** Resets forgotten passwords by tokens that are mailed to the address of the account. */
@Component
public class PasswordResetService {
    @Inject
    EmailTokenService tokens;

    @Inject
    ChannelRepository channels;

    @Inject
    PasswordHasher passwordHasher;

    @Inject
    PasswordService passwordService;

    @Inject
    Transactions transactions;

    @Inject
    DeferredActionService deferredActions;

    @Inject
    RateLimiter limits;

    /**
     * Enqueues a reset mail to the owner of an e-mail address. The account is looked up later by a deferred action, so the call does not
     * reveal whether it exists.
     *
     * @param address the client's IP address
     * @throws io.vireo.http.ApiException {@link io.vireo.http.CommonError#TOO_MANY_REQUESTS} if the rate limit is exceeded
     */
    @Transactional(TxType.NEVER)
    public void forgot(String email, String address) {
        limits.acquire(IdentityLimit.PASSWORD_RESET_ADDRESS, address);
        limits.acquire(IdentityLimit.PASSWORD_RESET_ACCOUNT, EmailForms.key(email));
        deferredActions.enqueue(Kind.FORGOT, email);
    }

    /** Returns whether a reset token is valid; does not consume it. */
    boolean isUsable(String token) {
        return tokens.find(Purpose.RESET, token)
                .flatMap(found -> channels.byId(found.channelId()).filter(found::matchesPasswordOf))
                .isPresent();
    }

    /**
     * Changes the password and consumes the token; of several concurrent calls one succeeds. The token is checked before the password is
     * hashed, so an invalid token is cheap to reject.
     *
     * @throws io.vireo.http.ApiException {@link IdentityError#BAD_RESET_TOKEN} if the token is invalid, {@code invalid-field} if the
     * password is rejected
     * @throws ServiceUnavailableException if too many passwords are being hashed
     */
    @Transactional(TxType.NEVER)
    void reset(ResetPasswordRequest reset) {
        Channel channel = channel(
                tokens.find(Purpose.RESET, reset.resetToken()).orElseThrow(IdentityError.BAD_RESET_TOKEN::exception));
        GuessablePassword.requireNotGuessable(
                "password", reset.password(), channel.username(), channels.emailOf(channel.id()));
        String hash = passwordHasher.hash(reset.password());
        transactions.required(() -> reset(reset.resetToken(), hash));
    }

    private void reset(String token, String hash) {
        Channel channel =
                channel(tokens.consume(Purpose.RESET, token).orElseThrow(IdentityError.BAD_RESET_TOKEN::exception));
        if (!passwordService.reset(channel, hash)) {
            throw IdentityError.BAD_RESET_TOKEN.exception();
        }
    }

    private Channel channel(EmailToken token) {
        return channels.byId(token.channelId())
                .filter(found -> token.matchesPasswordOf(found))
                .orElseThrow(IdentityError.BAD_RESET_TOKEN::exception);
    }
}
