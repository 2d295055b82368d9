package io.vireo.mail;

import io.vireo.platform.Component;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;

/**
 * A transactional outbox for mails. A mail is written in the caller's transaction: a rollback discards it, and after a commit it is sent
 * even if the mail server is unavailable or the process crashes (docs/decisions/0025-outbox.md). Delivery is at least once.
 */
@Component
public class Outbox {
    private static final Logger LOG = System.getLogger(Outbox.class.getName());

    @Inject
    OutboxRepository mails;

    @Inject
    TemplateRenderer templateRenderer;

    @Inject
    MailSettings settings;

    @Inject
    Event<MailQueued> queued;

    /**
     * Adds a mail. A mail with an invalid address, as imported rows may contain, is skipped with a warning instead of failing the caller's
     * transaction.
     */
    @Transactional(TxType.MANDATORY)
    public void add(MailRequest mailRequest) {
        try {
            EmailAddress recipient = EmailAddress.of(mailRequest.address());
            MailContent mailContent = templateRenderer.write(mailRequest.template(), mailRequest.values());
            QueuedMail mail = new QueuedMail(mailRequest.template(), recipient, mailContent, mailRequest.unsubscribe());
            mails.add(mail.created(mails.now(), lifetime(mailRequest)));
            queued.fire(new MailQueued());
        } catch (EmailAddress.Unusable e) {
            LOG.log(
                    Level.WARNING,
                    "Skipped a mail ({0}): its address is invalid",
                    mailRequest.template().name());
        }
    }

    /** Removes the queued mails to an address, because the account is being deleted. */
    @Transactional(TxType.MANDATORY)
    public void withdraw(String address) {
        try {
            mails.removeTo(EmailAddress.of(address).address());
        } catch (EmailAddress.Unusable e) {
            LOG.log(Level.DEBUG, "Nothing to withdraw: mails to an invalid address are never queued");
        }
    }

    private Duration lifetime(MailRequest mailRequest) {
        Duration maxAge = mailRequest.maxAge();
        return maxAge == null || maxAge.compareTo(settings.maxAge()) > 0 ? settings.maxAge() : maxAge;
    }
}
