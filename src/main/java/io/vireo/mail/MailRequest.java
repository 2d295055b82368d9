package io.vireo.mail;

import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A mail to be rendered and added to the outbox.
 *
 * @param address the e-mail address, without a display name
 * @param values the values of the {@linkplain MailTemplate#parameters() parameters} of the template, by name
 * @param unsubscribe the URL for one-click unsubscription (RFC 8058), or null for a mail that cannot be declined
 * @param maxAge how long the mail is retried, or null for the default maximum age
 */
public record MailRequest(
        String address,
        MailTemplate template,
        Map<String, String> values,
        @Nullable String unsubscribe,
        @Nullable Duration maxAge) {
    /** @throws IllegalArgumentException if the values are not those that the template declares */
    public MailRequest {
        if (!values.keySet().equals(template.parameters())) {
            throw new IllegalArgumentException(
                    template.name() + " requires " + template.parameters() + ", not " + values.keySet());
        }
    }

    public MailRequest(String address, MailTemplate template, Map<String, String> values) {
        this(address, template, values, null, null);
    }

    public MailRequest withUnsubscribe(String link) {
        return new MailRequest(address, template, values, link, maxAge);
    }

    /** Returns a copy with a maximum age; the default maximum age applies if it is shorter. */
    public MailRequest withMaxAge(Duration time) {
        return new MailRequest(address, template, values, unsubscribe, time);
    }

    /** Omits the values, which are personal data. */
    @Override
    public String toString() {
        return template.name() + " to " + EmailRedactor.redact(address);
    }
}
