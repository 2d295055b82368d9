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
import io.vireo.identity.email.EmailTokens;
import io.vireo.platform.Transactions;
import io.vireo.ratelimit.RateLimits;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;

/** New passwords for those who have forgotten theirs and can read the mails of the account. */
@ApplicationScoped
class PasswordResetService {
    @Inject
    EmailTokens tokens;

    @Inject
    ChannelRepository channels;

    @Inject
    PasswordHasher passwordHasher;

    @Inject
    PasswordService passwordService;

    @Inject
    Transactions transactions;

    @Inject
    DeferredActionService requests;

    @Inject
    RateLimits limits;

    /**
     * Has a link mailed to the owner of the address, if there is one: everything that depends on it happens later. Refuses with {@link
     * CommonError#TOO_MANY_REQUESTS}.
     */
    @Transactional(TxType.NEVER)
    void forgot(String email, String address) {
        limits.acquire(IdentityLimit.FORGOT_ADDRESS, address);
        limits.acquire(IdentityLimit.FORGOT_ACCOUNT, EmailForms.key(email));
        requests.enqueue(Kind.FORGOT, email);
    }

    /** Whether a token can be used now; it is not used up by that. */
    boolean isUsable(String token) {
        return tokens.find(Purpose.RESET, token)
                .flatMap(found -> channels.byId(found.channelId()).filter(found::isOfSamePassword))
                .isPresent();
    }

    /**
     * Puts the new password in force and uses up the token; of several at once one succeeds. A token that is not good costs nothing:
     * refuses it with {@link IdentityError#BAD_RESET_TOKEN} first, then the password as an invalid field; throws {@link ServiceUnavailableException} if too
     * many are hashed.
     */
    @Transactional(TxType.NEVER)
    void reset(ResetPasswordRequest reset) {
        Channel channel = channel(
                tokens.find(Purpose.RESET, reset.resetToken()).orElseThrow(IdentityError.BAD_RESET_TOKEN::refusal));
        GuessablePassword.requireNotGuessable(
                "password", reset.password(), channel.username(), channels.emailOf(channel.id()));
        String hash = passwordHasher.hash(reset.password());
        transactions.required(() -> reset(reset.resetToken(), hash));
    }

    private void reset(String token, String hash) {
        Channel channel = channel(tokens.use(Purpose.RESET, token).orElseThrow(IdentityError.BAD_RESET_TOKEN::refusal));
        if (!passwordService.reset(channel, hash)) {
            throw IdentityError.BAD_RESET_TOKEN.refusal();
        }
    }

    private Channel channel(EmailToken token) {
        return channels.byId(token.channelId())
                .filter(found -> token.isOfSamePassword(found))
                .orElseThrow(IdentityError.BAD_RESET_TOKEN::refusal);
    }
}
