package io.vireo.mail;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;

/**
 * Mails to be sent. A mail is written in the caller's transaction: if that is rolled back there is none, if it is committed the mail
 * is sent, also when the mail server is away or the process dies (docs/decisions/0025-outbox.md).
 */
@ApplicationScoped
public class Outbox {
    private static final Logger LOG = System.getLogger(Outbox.class.getName());

    @Inject
    OutboxRepository mails;

    @Inject
    TemplateRenderer templateRenderer;

    @Inject
    MailSettings settings;

    @Inject
    Event<MailQueued> added;

    /**
     * Adds a mail. An address that cannot be one (an old database may hold some) is passed over with a warning, for what the mail
     * reports must not fail by it.
     */
    @Transactional(TxType.MANDATORY)
    public void add(MailRequest mailRequest) {
        try {
            EmailAddress recipient = EmailAddress.of(mailRequest.address());
            MailContent mailContent = templateRenderer.write(mailRequest.template(), mailRequest.values());
            QueuedMail mail = new QueuedMail(mailRequest.template(), recipient, mailContent, mailRequest.unsubscribe());
            mails.add(mail.created(mails.now(), lifetime(mailRequest)));
            added.fire(new MailQueued());
        } catch (EmailAddress.Unusable e) {
            LOG.log(
                    Level.WARNING,
                    "A mail ({0}) has no usable address and is not sent",
                    mailRequest.template().name());
        }
    }

    /** Takes back what has not been sent to an address yet: its owner is leaving. */
    @Transactional(TxType.MANDATORY)
    public void withdraw(String address) {
        try {
            mails.removeTo(EmailAddress.of(address).address());
        } catch (EmailAddress.Unusable e) {
            LOG.log(Level.DEBUG, "No mail is ever kept for an unusable address");
        }
    }

    private Duration lifetime(MailRequest mailRequest) {
        Duration worth = mailRequest.worth();
        return worth == null || worth.compareTo(settings.maxAge()) > 0 ? settings.maxAge() : worth;
    }
}
