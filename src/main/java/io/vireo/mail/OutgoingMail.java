package io.vireo.mail;

import jakarta.mail.Message.RecipientType;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.time.Instant;
import java.util.Date;
import org.jspecify.annotations.Nullable;

/**
 * A mail ready for transport. Every attempt produces the same {@code Message-ID} and date, from the outbox, so that recipients can detect
 * duplicates.
 */
record OutgoingMail(
        String template,
        String messageId,
        Instant created,
        EmailAddress sender,
        EmailAddress recipient,
        MailContent content,
        @Nullable String unsubscribe) {
    private static final String UTF_8 = "UTF-8";

    static OutgoingMail of(QueuedMail mail, EmailAddress sender) throws EmailAddress.Unusable {
        return new OutgoingMail(
                mail.template(),
                mail.messageId(),
                mail.created(),
                sender,
                EmailAddress.of(mail.recipient()),
                mail.content(),
                mail.unsubscribe());
    }

    Message message(Session session) throws MessagingException {
        Message message = new Message(session, messageId + "@" + sender.domain());
        message.setFrom(sender.header());
        message.setRecipient(RecipientType.TO, recipient.header());
        message.setSubject(content.subject(), UTF_8);
        message.setSentDate(Date.from(created));
        // RFC 3834: suppresses automatic replies
        message.setHeader("Auto-Submitted", "auto-generated");
        if (unsubscribe != null) {
            message.setHeader("List-Unsubscribe", "<" + unsubscribe + ">");
            message.setHeader("List-Unsubscribe-Post", "List-Unsubscribe=One-Click");
        }
        MimeBodyPart text = new MimeBodyPart();
        text.setText(lines(content.text()), UTF_8, "plain");
        MimeBodyPart html = new MimeBodyPart();
        html.setText(lines(content.html()), UTF_8, "html");
        message.setContent(new MimeMultipart("alternative", text, html));
        message.saveChanges();
        return message;
    }

    /** Converts line ends to CRLF (RFC 5322, 2.3); Jakarta Mail does so only for its own lines and in SMTP. */
    private static String lines(String text) {
        return text.replaceAll("\\r?\\n|\\r", "\r\n");
    }

    /** Keeps the {@code Message-ID}, which Jakarta Mail would replace for each attempt. */
    static final class Message extends MimeMessage {
        private final String id;

        private Message(Session session, String id) {
            super(session);
            this.id = id;
        }

        @Override
        protected void updateMessageID() throws MessagingException {
            setHeader("Message-ID", "<" + id + ">");
        }
    }
}
