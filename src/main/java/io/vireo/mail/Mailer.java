package io.vireo.mail;

import jakarta.mail.MessagingException;
import java.io.IOException;

/** Where mails go: to an SMTP server or into files. Used by one thread at a time. */
interface Mailer {
    /** Returns when the mail has been taken over; with an exception it has not, or it is not known. */
    void send(OutgoingMail mail) throws MessagingException, IOException;

    /** There is nothing more to send for now. */
    void releaseConnection();
}
