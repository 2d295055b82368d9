package io.vireo.mail;

import io.vireo.http.SiteAddress;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URI;

/** Addresses of the site for people, as they stand in mails: below {@code vireo.mail.base-url}, or on this machine without it. */
@ApplicationScoped
public class SiteLinks {
    @Inject
    MailSettings settings;

    @Inject
    SiteAddress site;

    /** @param path with its slash and its query, in the characters of a URL */
    public String to(String path) {
        URI base = settings.baseUrl();
        return (base == null ? site.local() : base) + path;
    }
}
