package io.vireo.account;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The mails that the owner of a channel may decline; the others concern the safety of the account. */
enum Notification {
    PUBLISHED,
    BLOCKED;

    /** As it stands in links and bodies. */
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<Notification> of(String word) {
        return Arrays.stream(values()).filter(kind -> kind.word().equals(word)).findFirst();
    }
}
