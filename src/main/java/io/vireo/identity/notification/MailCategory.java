package io.vireo.identity.notification;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The mails that the owner of a channel may decline; the others concern the safety of the account. */
public enum MailCategory {
    PUBLISHED,
    BLOCKED;

    /** As it stands in links and bodies. */
    String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<MailCategory> of(String word) {
        return Arrays.stream(values()).filter(kind -> kind.key().equals(word)).findFirst();
    }
}
