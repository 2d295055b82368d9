package io.vireo.mail;

import io.vireo.platform.config.InvalidSettingException;
import io.vireo.platform.config.Settings;
import java.time.Duration;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/**
 * The server that takes the mails.
 *
 * @param starttls whether the connection must be made secure before anything is said
 * @param tls whether it is secure from its first byte
 * @param user null: the server asks for none
 * @param timeout for the connection, and for each answer
 */
record SmtpServer(
        String host,
        int port,
        boolean starttls,
        boolean tls,
        @Nullable String user,
        @Nullable String password,
        Duration timeout) {
    static SmtpServer from(String host, Settings settings) {
        SmtpServer server = new SmtpServer(
                host,
                (int) settings.number("vireo.mail.port", 1, 65535),
                settings.flag("vireo.mail.starttls"),
                settings.flag("vireo.mail.tls"),
                settings.optionalText("vireo.mail.user").orElse(null),
                settings.optionalText("vireo.mail.password").orElse(null),
                settings.duration("vireo.mail.timeout"));
        if (server.starttls && server.tls) {
            throw new InvalidSettingException("vireo.mail.starttls", "and vireo.mail.tls exclude each other");
        }
        if ((server.user == null) != (server.password == null)) {
            throw new InvalidSettingException("vireo.mail.user", "and vireo.mail.password belong together");
        }
        return server;
    }

    /** For a Jakarta Mail session of the protocol {@code smtp}. */
    Properties properties() {
        Properties properties = new Properties();
        String millis = Long.toString(timeout.toMillis());
        properties.setProperty("mail.smtp.connectiontimeout", millis);
        properties.setProperty("mail.smtp.timeout", millis);
        properties.setProperty("mail.smtp.writetimeout", millis);
        properties.setProperty("mail.smtp.quitwait", "false");
        properties.setProperty("mail.smtp.auth", Boolean.toString(user != null));
        properties.setProperty("mail.smtp.ssl.enable", Boolean.toString(tls));
        properties.setProperty("mail.smtp.ssl.checkserveridentity", "true");
        // required: a server, or who stands before it, that does not offer it gets no mail
        properties.setProperty("mail.smtp.starttls.enable", Boolean.toString(starttls));
        properties.setProperty("mail.smtp.starttls.required", Boolean.toString(starttls));
        return properties;
    }

    @Override
    public String toString() {
        return host + ":" + port;
    }
}
