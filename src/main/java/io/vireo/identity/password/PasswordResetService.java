package io.vireo.identity.password;

import io.vireo.http.ServiceUnavailableException;
import io.vireo.identity.Channel;
import io.vireo.identity.ChannelRepository;
import io.vireo.identity.IdentityError;
import io.vireo.identity.IdentityLimit;
import io.vireo.identity.deferred.DeferredAction.Kind;
import io.vireo.identity.deferred.DeferredActionService;
import io.vireo.identity.email.EmailToken;
import io.vireo.identity.email.EmailToken.Purpose;
import io.vireo.identity.email.EmailTokens;
import io.vireo.ratelimit.RateLimits;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.Locale;

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
    PasswordUpdater passwordUpdater;

    @Inject
    DeferredActionService requests;

    @Inject
    RateLimits limits;

    /**
     * Has a link mailed to the owner of the address, if there is one: everything that depends on it happens later. Refuses with {@link
     * CommonError#TOO_MANY_REQUESTS}.
     */
    void forgot(String email, String address) {
        limits.acquire(IdentityLimit.FORGOT_ADDRESS, address);
        limits.acquire(IdentityLimit.FORGOT_ACCOUNT, email.toLowerCase(Locale.ROOT));
        requests.enqueue(Kind.FORGOT, email);
    }

    /**
     * The hash of the new password; no transaction may be open, for it takes long. A token that is not good costs nothing: refuses it
     * with {@link IdentityError#BAD_RESET_TOKEN}, the password as an invalid field; throws {@link ServiceUnavailableException} if too many are hashed.
     */
    String hash(ResetPasswordRequest reset) {
        Channel channel = channel(
                tokens.find(Purpose.RESET, reset.resetToken()).orElseThrow(IdentityError.BAD_RESET_TOKEN::refusal));
        GuessablePassword.requireNotGuessable(
                "password", reset.password(), channel.username(), channels.emailOf(channel.id()));
        return passwordHasher.hash(reset.password());
    }

    /** Uses up the token and puts the password in force. Of several at once one succeeds, the others have a bad token. */
    @Transactional
    void reset(String token, String hash) {
        Channel channel = channel(tokens.use(Purpose.RESET, token).orElseThrow(IdentityError.BAD_RESET_TOKEN::refusal));
        if (!passwordUpdater.reset(channel, hash)) {
            throw IdentityError.BAD_RESET_TOKEN.refusal();
        }
    }

    private Channel channel(EmailToken token) {
        return channels.byId(token.channelId())
                .filter(found -> token.isOfSamePassword(found))
                .orElseThrow(IdentityError.BAD_RESET_TOKEN::refusal);
    }
}
