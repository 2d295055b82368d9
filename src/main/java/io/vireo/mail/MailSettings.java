package io.vireo.mail;

import io.vireo.platform.config.InvalidSettingException;
import io.vireo.platform.config.Settings;
import io.vireo.platform.config.SettingsRecord;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Settings of mail.
 *
 * @param server the SMTP server; null if mails are written to {@code files}
 * @param from the sender
 * @param baseUrl the public URL of the site, without trailing slash; null for the local URL
 * @param files the directory of the {@code .eml} files
 * @param fileRetention how long the files are kept
 * @param retry the delay after the first failed attempt; it doubles with each further one
 * @param maxAge how long sending is retried
 */
@SettingsRecord
record MailSettings(
        @Nullable SmtpServer server,
        EmailAddress from,
        @Nullable URI baseUrl,
        Path files,
        Duration fileRetention,
        Duration retry,
        Duration maxAge) {
    private static final Logger LOG = System.getLogger(MailSettings.class.getName());
    private static final String LOCAL = "localhost";
    private static final String BASE_URL = "vireo.mail.base-url";

    static MailSettings from(Settings settings) {
        URI baseUrl = settings.optionalText(BASE_URL).map(MailSettings::baseUrl).orElse(null);
        return new MailSettings(
                settings.optionalText("vireo.mail.host")
                        .map(host -> SmtpServer.from(host, settings))
                        .orElse(null),
                sender(settings, baseUrl == null ? LOCAL : baseUrl.getHost()),
                baseUrl,
                settings.dataDirectory().resolve("mail"),
                settings.duration("vireo.mail.file-retention"),
                settings.duration("vireo.mail.retry"),
                settings.duration("vireo.mail.max-age"));
    }

    private static URI baseUrl(String text) {
        try {
            URI url = URI.create(text.replaceAll("/+$", ""));
            String scheme = String.valueOf(url.getScheme()).toLowerCase(Locale.ROOT);
            if ((scheme.equals("http") || scheme.equals("https"))
                    && url.getHost() != null
                    && url.getRawUserInfo() == null
                    && url.getRawQuery() == null
                    && url.getRawFragment() == null) {
                return URI.create(url.toASCIIString());
            }
        } catch (IllegalArgumentException e) {
            // rejected below
        }
        throw new InvalidSettingException(
                BASE_URL, "must be an http or https address without a query, such as https://vireo.example");
    }

    /** Returns the host of the base URL; {@code localhost} if it is not set. */
    String host() {
        return baseUrl == null ? LOCAL : baseUrl.getHost();
    }

    /** Logs a warning for a combination of settings that is valid but probably unintended. */
    void warn() {
        if (server != null && baseUrl == null) {
            LOG.log(
                    Level.WARNING,
                    "{0} is not set: the links in the mails that {1} sends lead to this machine, http://localhost."
                            + " Set it to the address of the site, such as https://vireo.example",
                    BASE_URL,
                    server);
        }
    }

    private static EmailAddress sender(Settings settings, String host) {
        String key = "vireo.mail.from";
        try {
            return EmailAddress.parse(settings.optionalText(key).orElse("Vireo <noreply@" + host + ">"));
        } catch (EmailAddress.Unusable e) {
            throw new InvalidSettingException(key, "must be an e-mail address, such as Vireo <noreply@vireo.example>");
        }
    }
}
