package io.vireo.identity;

import io.vireo.identity.email.EmailTokenSettings;
import io.vireo.identity.email.EmailVerificationService;
import io.vireo.identity.password.PasswordChanged;
import io.vireo.mail.EmailRedactor;
import io.vireo.mail.MailRequest;
import io.vireo.mail.Outbox;
import io.vireo.mail.SiteLinks;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Duration;
import java.util.Map;

/**
 * Tells the owner of a channel by mail what happened to it. Each is written in the caller's transaction, which must be open: what is
 * rolled back is not told, what is committed is.
 *
 * <p>No mail says more of a person than the username: who signs up with somebody else's address must not learn or spread anything.
 */
@ApplicationScoped
@Transactional(TxType.MANDATORY)
public class AccountMails {
    private static final String USERNAME = "username";
    private static final String LINK = "link";
    private static final String TIME = "time";

    @Inject
    ChannelRepository channels;

    @Inject
    EmailVerificationService verifications;

    @Inject
    ChannelMails mails;

    @Inject
    EmailTokenSettings settings;

    @Inject
    SiteLinks links;

    @Inject
    Outbox outbox;

    /** A channel was opened; the mail has the link that confirms its address. */
    public void welcome(Channel channel, String address) {
        Map<String, String> values = Map.of(
                USERNAME,
                channel.username(),
                LINK,
                verifications.link(channel, address),
                TIME,
                content(settings.verification()));
        outbox.add(new MailRequest(address, IdentityMailTemplate.WELCOME, values));
    }

    /**
     * The owner wants another e-mail address: it gets a link, the old one gets to know. The address of the account changes when the
     * link is opened, and only then.
     */
    void addressChanging(long channelId, String newAddress) {
        channels.byId(channelId).ifPresent(channel -> {
            Map<String, String> values = Map.of(
                    USERNAME,
                    channel.username(),
                    LINK,
                    verifications.link(channel, newAddress),
                    TIME,
                    content(settings.verification()));
            outbox.add(new MailRequest(newAddress, IdentityMailTemplate.CONFIRM_ADDRESS, values));
            mails.send(
                    channelId,
                    IdentityMailTemplate.ADDRESS_CHANGING,
                    Map.of("address", EmailRedactor.redact(newAddress)));
        });
    }

    /** A forgotten password may be replaced by a link, which carries this token. */
    public void passwordForgotten(Channel channel, String token) {
        Map<String, String> values = Map.of(
                USERNAME, channel.username(), LINK, links.to("/reset?token=" + token), TIME, content(settings.reset()));
        channels.details(channel.id())
                .ifPresent(details ->
                        outbox.add(new MailRequest(details.email(), IdentityMailTemplate.PASSWORD_FORGOTTEN, values)
                                .worth(settings.reset())));
    }

    void passwordChanged(@Observes PasswordChanged changed) {
        mails.send(changed.channelId(), IdentityMailTemplate.PASSWORD_CHANGED, Map.of());
    }

    /** To be called while the account is still there; other mails to it that wait are taken back. */
    public void deleted(long channelId) {
        channels.details(channelId).ifPresent(details -> outbox.withdraw(details.email()));
        mails.send(channelId, IdentityMailTemplate.ACCOUNT_DELETED, Map.of());
    }

    /** {@code 3 days}, {@code 30 minutes}: in the largest unit that there is a whole one of. */
    static String content(Duration time) {
        if (time.toDays() > 0) {
            return content(time.toDays(), "day");
        }
        return time.toHours() > 0 ? content(time.toHours(), "hour") : content(time.toMinutes(), "minute");
    }

    private static String content(long number, String unit) {
        return number + " " + unit + (number == 1 ? "" : "s");
    }
}
