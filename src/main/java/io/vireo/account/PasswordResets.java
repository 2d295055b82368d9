package io.vireo.account;

import io.vireo.account.LinkToken.Purpose;
import io.vireo.account.QuietRequest.Kind;
import io.vireo.http.CommonError;
import io.vireo.http.Unavailable;
import io.vireo.limit.Limit;
import io.vireo.limit.RateLimits;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.Locale;

/** New passwords for those who have forgotten theirs and can read the mails of the account. */
@ApplicationScoped
class PasswordResets {
    @Inject
    LinkTokens tokens;

    @Inject
    ChannelRepository channels;

    @Inject
    Passwords passwords;

    @Inject
    NewPasswords newPasswords;

    @Inject
    QuietRequests requests;

    @Inject
    RateLimits limits;

    /**
     * Has a link mailed to the owner of the address, if there is one: everything that depends on it happens later. Refuses with {@link
     * CommonError#TOO_MANY_REQUESTS}.
     */
    void forgot(String email, String address) {
        limits.spend(Limit.FORGOT_ADDRESS, address);
        limits.spend(Limit.FORGOT_ACCOUNT, email.toLowerCase(Locale.ROOT));
        requests.note(Kind.FORGOT, email);
    }

    /**
     * The hash of the new password; no transaction may be open, for it takes long. A token that is not good costs nothing: refuses it
     * with {@link IdentityError#BAD_RESET_TOKEN}, the password as an invalid field; throws {@link Unavailable} if too many are hashed.
     */
    String hash(PasswordReset reset) {
        Channel channel = channel(
                tokens.find(Purpose.RESET, reset.resetToken()).orElseThrow(IdentityError.BAD_RESET_TOKEN::refusal));
        PersonalPassword.refuse("password", reset.password(), channel.username(), channels.emailOf(channel.id()));
        return passwords.hash(reset.password());
    }

    /** Uses up the token and puts the password in force. Of several at once one succeeds, the others have a bad token. */
    @Transactional
    void reset(String token, String hash) {
        Channel channel = channel(tokens.use(Purpose.RESET, token).orElseThrow(IdentityError.BAD_RESET_TOKEN::refusal));
        if (!newPasswords.reset(channel, hash)) {
            throw IdentityError.BAD_RESET_TOKEN.refusal();
        }
    }

    private Channel channel(LinkToken token) {
        return channels.byId(token.channelId())
                .filter(found -> token.isOfSamePassword(found))
                .orElseThrow(IdentityError.BAD_RESET_TOKEN::refusal);
    }
}
