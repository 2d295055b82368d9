package io.vireo.mail;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/** Sends mails over SMTP (RFC 5321). Keeps one connection open until {@link #releaseConnection}. */
final class SmtpMailer implements Mailer {
    private static final Logger LOG = System.getLogger(SmtpMailer.class.getName());

    private final SmtpServer server;
    private final Session session;
    private @Nullable Transport connection;

    /**
     * Creates a mailer.
     *
     * @param name the host name for EHLO; without it Jakarta Mail would perform a DNS lookup, which can be slow
     */
    SmtpMailer(SmtpServer server, String name) {
        this.server = server;
        Properties properties = server.properties();
        properties.setProperty("mail.smtp.localhost", name);
        this.session = Session.getInstance(properties);
    }

    @Override
    public void send(OutgoingMail mail) throws MessagingException {
        boolean sent = false;
        try {
            Transport transport = connect(mail.recipient().needsUtf8());
            OutgoingMail.Message message = mail.message(session);
            transport.sendMessage(message, message.getAllRecipients());
            sent = true;
        } finally {
            if (!sent) {
                releaseConnection();
            }
        }
    }

    private Transport connect(boolean utf8) throws MessagingException {
        boolean otherKind = utf8 != Boolean.parseBoolean(session.getProperty("mail.mime.allowutf8"));
        if (connection != null && (otherKind || !connection.isConnected())) {
            releaseConnection();
        }
        if (connection == null) {
            session.getProperties().setProperty("mail.mime.allowutf8", Boolean.toString(utf8));
            connection = session.getTransport("smtp");
            connection.connect(server.host(), server.port(), server.user(), server.password());
        }
        return connection;
    }

    @Override
    public void releaseConnection() {
        if (connection != null) {
            try {
                connection.close();
            } catch (MessagingException e) {
                LOG.log(Level.DEBUG, "Closing the connection to the mail server failed", e);
            }
            connection = null;
        }
    }
}
