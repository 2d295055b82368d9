package io.vireo.account;

import io.vireo.mail.Letter;
import io.vireo.mail.Mask;
import io.vireo.mail.Outbox;
import io.vireo.mail.SiteLinks;
import io.vireo.mail.Template;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Tells the owner of a channel by mail what happened to it. Each is written in the caller's transaction, which must be open: what is
 * rolled back is not told, what is committed is.
 *
 * <p>No mail says more of a person than the username: who signs up with somebody else's address must not learn or spread anything.
 */
@ApplicationScoped
@Transactional(TxType.MANDATORY)
public class Notices {
    private static final String USERNAME = "username";
    private static final String LINK = "link";
    private static final String TIME = "time";

    @Inject
    ChannelRepository channels;

    @Inject
    EmailVerifications verifications;

    @Inject
    Notifications notifications;

    @Inject
    LinkSettings settings;

    @Inject
    SiteLinks links;

    @Inject
    Outbox outbox;

    /** A channel was opened; the mail has the link that confirms its address. */
    void welcome(Channel channel, String address) {
        Map<String, String> values = Map.of(
                USERNAME,
                channel.username(),
                LINK,
                verifications.link(channel, address),
                TIME,
                words(settings.verification()));
        outbox.add(new Letter(address, Template.WELCOME, values));
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
                    words(settings.verification()));
            outbox.add(new Letter(newAddress, Template.CONFIRM_ADDRESS, values));
            tell(channel, Template.ADDRESS_CHANGING, Map.of("address", Mask.addresses(newAddress)));
        });
    }

    /** A forgotten password may be replaced by a link, which carries this token. */
    void passwordForgotten(Channel channel, String token) {
        Map<String, String> values = Map.of(
                USERNAME, channel.username(), LINK, links.to("/reset?token=" + token), TIME, words(settings.reset()));
        channels.details(channel.id())
                .ifPresent(details -> outbox.add(
                        new Letter(details.email(), Template.PASSWORD_FORGOTTEN, values).worth(settings.reset())));
    }

    void passwordChanged(@Observes PasswordChanged changed) {
        channels.byId(changed.channelId()).ifPresent(channel -> tell(channel, Template.PASSWORD_CHANGED, Map.of()));
    }

    /** At most once a day, unless the owner does not want it. */
    void blocked(long channelId) {
        if (notifications.mayTellBlocked(channelId)) {
            tellWhoWants(channelId, Notification.BLOCKED, Template.SIGN_IN_BLOCKED, Map.of());
        }
    }

    /** Unless the owner does not want it. */
    public void published(long channelId, String title, String hash) {
        Map<String, String> values = Map.of("title", title, LINK, links.to("/video/" + hash));
        tellWhoWants(channelId, Notification.PUBLISHED, Template.VIDEO_PUBLISHED, values);
    }

    /** To be called while the account is still there; other mails to it that wait are taken back. */
    public void deleted(long channelId) {
        channels.byId(channelId).ifPresent(channel -> {
            channels.details(channelId).ifPresent(details -> outbox.withdraw(details.email()));
            tell(channel, Template.ACCOUNT_DELETED, Map.of());
        });
    }

    private void tellWhoWants(long channelId, Notification kind, Template template, Map<String, String> values) {
        notifications
                .unsubscribeLink(channelId, kind)
                .ifPresent(
                        link -> channels.byId(channelId).ifPresent(channel -> letter(channel, template, values, link)));
    }

    private void tell(Channel channel, Template template, Map<String, String> values) {
        letter(channel, template, values, null);
    }

    private void letter(Channel channel, Template template, Map<String, String> values, @Nullable String unsubscribe) {
        Map<String, String> all = new HashMap<>(values);
        all.put(USERNAME, channel.username());
        channels.details(channel.id())
                .ifPresent(details -> outbox.add(new Letter(details.email(), template, all, unsubscribe, null)));
    }

    /** {@code 3 days}, {@code 30 minutes}: in the largest unit that there is a whole one of. */
    static String words(Duration time) {
        if (time.toDays() > 0) {
            return words(time.toDays(), "day");
        }
        return time.toHours() > 0 ? words(time.toHours(), "hour") : words(time.toMinutes(), "minute");
    }

    private static String words(long number, String unit) {
        return number + " " + unit + (number == 1 ? "" : "s");
    }
}
