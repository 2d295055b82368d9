package io.vireo.identity;

import io.vireo.identity.notification.MailPreferencesService;
import io.vireo.mail.MailCategory;
import io.vireo.mail.MailRequest;
import io.vireo.mail.MailTemplate;
import io.vireo.mail.Outbox;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Sends mails to the owners of channels, for every feature. A mail is written in the caller's transaction, which must be open: it is
 * sent if the transaction is committed, and only then. A channel that does not exist gets none.
 *
 * <p>Each template gets the value {@code username} in addition to those of the caller.
 */
@ApplicationScoped
@Transactional(TxType.MANDATORY)
public class ChannelMails {
    @Inject
    ChannelRepository channels;

    @Inject
    MailPreferencesService mailPreferencesService;

    @Inject
    Outbox outbox;

    /** Sends a mail that cannot be declined. */
    public void send(long channelId, MailTemplate template, Map<String, String> values) {
        send(channelId, template, values, null);
    }

    /** Sends a mail unless the owner has declined its category; it carries the link by which the category is declined. */
    public void sendIfWanted(long channelId, MailCategory category, MailTemplate template, Map<String, String> values) {
        mailPreferencesService
                .unsubscribeLink(channelId, category)
                .ifPresent(link -> send(channelId, template, values, link));
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
