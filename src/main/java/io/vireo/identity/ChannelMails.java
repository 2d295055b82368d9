package io.vireo.identity;

import io.vireo.identity.notification.MailPreferencesService;
import io.vireo.mail.MailCategory;
import io.vireo.mail.MailRequest;
import io.vireo.mail.MailTemplate;
import io.vireo.mail.Outbox;
import io.vireo.platform.Component;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Writes mails to the owners of channels, for all features. Each mail is written in the caller's transaction, which must be active: the
 * mail is sent if and only if the transaction commits. If the channel does not exist, no mail is written.
 *
 * <p>Each template receives the value {@code username} in addition to the values of the caller.
 */
@Component
@Transactional(TxType.MANDATORY)
public class ChannelMails {
    @Inject
    ChannelRepository channels;

    @Inject
    MailPreferencesService mailPreferencesService;

    @Inject
    Outbox outbox;

    /**
     * Writes a mail that cannot be declined.
     *
     * @param values the values of the template, by name
     */
    public void send(long channelId, MailTemplate template, Map<String, String> values) {
        send(channelId, template, values, null);
    }

    /**
     * Writes a mail unless the owner has declined its category. The mail contains the unsubscribe link of the category.
     *
     * @param values the values of the template, by name
     */
    public void sendIfWanted(long channelId, MailCategory category, MailTemplate template, Map<String, String> values) {
        mailPreferencesService
                .unsubscribeLink(channelId, category)
                .ifPresent(link -> send(channelId, template, values, link));
    }

    /**
     * Writes a mail whose unsubscribe link has a key of {@link NotificationKinds#hasMails}. The feature decides whether it is wanted.
     *
     * @param values the values of the template, by name
     */
    public void sendDeclinable(long channelId, String key, MailTemplate template, Map<String, String> values) {
        send(channelId, template, values, mailPreferencesService.unsubscribeLink(channelId, key));
    }

    private void send(long channelId, MailTemplate template, Map<String, String> values, @Nullable String unsubscribe) {
        channels.byId(channelId)
                .ifPresent(channel -> channels.details(channelId).ifPresent(details -> {
                    Map<String, String> all = new HashMap<>(values);
                    all.put("username", channel.username());
                    outbox.add(new MailRequest(details.email(), template, all, unsubscribe, null));
                }));
    }
}
