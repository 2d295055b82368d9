package io.vireo.mail;

import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A mail to be written.
 *
 * @param address the e-mail address alone, without a name
 * @param values what the template asks for
 * @param unsubscribe the address of a one-click unsubscription (RFC 8058), or null for a mail that cannot be declined
 * @param worth how long it is worth sending, or null for as long as any mail is tried
 */
public record MailRequest(
        String address,
        MailTemplate template,
        Map<String, String> values,
        @Nullable String unsubscribe,
        @Nullable Duration worth) {
    public MailRequest(String address, MailTemplate template, Map<String, String> values) {
        this(address, template, values, null, null);
    }

    public MailRequest withUnsubscribe(String link) {
        return new MailRequest(address, template, values, link, worth);
    }

    public MailRequest worth(Duration time) {
        return new MailRequest(address, template, values, unsubscribe, time);
    }

    /** The values are private. */
    @Override
    public String toString() {
        return template.name() + " to " + EmailRedactor.redact(address);
    }
}
