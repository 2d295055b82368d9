package io.vireo.mail;

import io.vireo.platform.config.InvalidSettingException;
import io.vireo.platform.config.Settings;
import io.vireo.platform.startup.SettingsTask;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * @param server where mails are sent; null: they are written to {@code files}
 * @param from the sender
 * @param baseUrl the address of the site for people, without a slash at its end
 * @param files the directory of the {@code .eml} files
 * @param fileRetention how long they stay there
 * @param retry the wait after the first failure; it doubles with each further one
 * @param maxAge how long a mail is tried
 */
record MailSettings(
        @Nullable SmtpServer server,
        EmailAddress from,
        URI baseUrl,
        Path files,
        Duration fileRetention,
        Duration retry,
        Duration maxAge) {
    static MailSettings from(Settings settings) {
        URI baseUrl = baseUrl(settings);
        return new MailSettings(
                settings.optionalText("vireo.mail.host")
                        .map(host -> SmtpServer.from(host, settings))
                        .orElse(null),
                sender(settings, baseUrl.getHost()),
                baseUrl,
                settings.dataDirectory().resolve("mail"),
                settings.duration("vireo.mail.file-retention"),
                settings.duration("vireo.mail.retry"),
                settings.duration("vireo.mail.max-age"));
    }

    private static URI baseUrl(Settings settings) {
        String key = "vireo.mail.base-url";
        try {
            URI url = URI.create(settings.text(key).replaceAll("/+$", ""));
            String scheme = String.valueOf(url.getScheme()).toLowerCase(Locale.ROOT);
            if ((scheme.equals("http") || scheme.equals("https"))
                    && url.getHost() != null
                    && url.getRawUserInfo() == null
                    && url.getRawQuery() == null
                    && url.getRawFragment() == null) {
                return URI.create(url.toASCIIString());
            }
        } catch (IllegalArgumentException e) {
            // answered below
        }
        throw new InvalidSettingException(
                key, "must be an http or https address without a query, such as https://vireo.example");
    }

    private static EmailAddress sender(Settings settings, String host) {
        String key = "vireo.mail.from";
        try {
            return EmailAddress.parse(settings.optionalText(key).orElse("Vireo <noreply@" + host + ">"));
        } catch (EmailAddress.Unusable e) {
            throw new InvalidSettingException(key, "must be an e-mail address, such as Vireo <noreply@vireo.example>");
        }
    }

    /** Makes the settings injectable and reads them at the start, where a wrong one must be told. */
    @ApplicationScoped
    static class Reader implements SettingsTask {
        @Produces
        @Singleton
        MailSettings settings() {
            return from(Settings.current());
        }

        @Override
        public void start() {
            settings();
        }
    }
}
