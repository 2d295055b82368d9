package io.vireo.mail;

import io.vireo.http.SiteAddress;
import io.vireo.platform.Component;
import jakarta.inject.Inject;
import java.net.URI;

/** Builds the absolute URLs of the site that mails contain: below {@code vireo.mail.base-url}, or of the local host if that is not set. */
@Component
public class SiteLinks {
    @Inject
    MailSettings settings;

    @Inject
    SiteAddress site;

    /**
     * Returns an absolute URL.
     *
     * @param path the path with leading slash, and the query, already percent-encoded
     */
    public String to(String path) {
        URI base = settings.baseUrl();
        return (base == null ? site.local() : base) + path;
    }
}
