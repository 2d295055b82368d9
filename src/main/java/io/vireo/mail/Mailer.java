package io.vireo.mail;

import jakarta.mail.MessagingException;
import java.io.IOException;

/** Transport for mails: an SMTP server or files. Implementations need not be thread-safe. */
interface Mailer {
    /** Sends a mail and returns after it was accepted. If it throws, the mail was not accepted, or the outcome is unknown. */
    void send(OutgoingMail mail) throws MessagingException, IOException;

    /** Closes an open connection; called when no mail is due. */
    void releaseConnection();
}
