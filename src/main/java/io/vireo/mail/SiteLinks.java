package io.vireo.mail;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** Addresses of the site for people, as they stand in mails. */
@ApplicationScoped
public class SiteLinks {
    @Inject
    MailSettings settings;

    /** @param path with its slash and its query, in the characters of a URL */
    public String to(String path) {
        return settings.baseUrl() + path;
    }
}
