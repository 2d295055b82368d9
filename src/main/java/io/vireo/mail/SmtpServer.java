package io.vireo.mail;

import io.vireo.platform.config.InvalidSettingException;
import io.vireo.platform.config.Settings;
import java.time.Duration;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/**
 * The connection settings of the SMTP server.
 *
 * @param starttls whether STARTTLS is required
 * @param tls whether the connection uses TLS from the start (implicit TLS)
 * @param user null for a server without authentication
 * @param timeout for connecting and for each response
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

    /** Returns the properties of a Jakarta Mail session for the protocol {@code smtp}. */
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
        // required: no mail is sent if the server, or an attacker in between, does not offer STARTTLS
        properties.setProperty("mail.smtp.starttls.enable", Boolean.toString(starttls));
        properties.setProperty("mail.smtp.starttls.required", Boolean.toString(starttls));
        return properties;
    }

    @Override
    public String toString() {
        return host + ":" + port;
    }
}
