package io.vireo.inbox;

import io.vireo.mail.MailTemplate;
import java.util.HashSet;
import java.util.Set;

/** The templates of the mails about notices. */
enum InboxMailTemplate implements MailTemplate {
    /** Sent at once. */
    INBOX_NOTICE("username", "what", "link", "settings"),
    /** Sent once a day, with at most {@link #MAX_LINES} notices, each with a sentence and a link. */
    INBOX_DIGEST("username", "count", "link", "settings", "more");

    static final int MAX_LINES = 10;

    private final Set<String> parameters;

    InboxMailTemplate(String... parameters) {
        this.parameters = Set.of(parameters);
    }

    @Override
    public Set<String> parameters() {
        if (!name().equals("INBOX_DIGEST")) {
            return parameters;
        }
        Set<String> all = new HashSet<>(parameters);
        for (int i = 1; i <= MAX_LINES; i++) {
            all.add("line" + i);
            all.add("link" + i);
        }
        return all;
    }
}
