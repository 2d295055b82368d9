package io.vireo.mail;

import io.vireo.platform.PrivateFiles;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Properties;

/** Writes each mail to a file (RFC 5322), for installations without a mail server. */
final class FileMailer implements Mailer {
    private static final Logger LOG = System.getLogger(FileMailer.class.getName());

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss.SSS").withZone(ZoneOffset.UTC);

    private final Path directory;
    private final Session session;

    FileMailer(Path directory) {
        this.directory = directory;
        Properties properties = new Properties();
        properties.setProperty("mail.mime.allowutf8", "true");
        this.session = Session.getInstance(properties);
    }

    @Override
    public void send(OutgoingMail mail) throws MessagingException, IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        mail.message(session).writeTo(bytes);
        String name = TIME.format(mail.created()) + "-"
                + mail.template().toLowerCase(Locale.ROOT).replace('_', '-') + "-" + mail.messageId() + ".eml";
        Path file = PrivateFiles.directory(directory).resolve(name);
        PrivateFiles.write(file, bytes.toByteArray());
        LOG.log(Level.INFO, "No mail server is configured (vireo.mail.host): mails are written to {0}", file);
    }

    @Override
    public void releaseConnection() {
        // no connection to release
    }
}
