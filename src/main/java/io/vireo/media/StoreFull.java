package io.vireo.media;

import io.vireo.http.Reason;
import io.vireo.http.Refusal;
import java.io.IOException;
import java.util.Locale;

/** The file system of the store has no room left, or no more than the reserve. */
public final class StoreFull extends Refusal {
    private static final long serialVersionUID = 1L;

    StoreFull() {
        super(Reason.NO_SPACE);
    }

    /**
     * Throws {@link StoreFull} if {@code e} says that there is no room; Java has no exception of its own for ENOSPC and EDQUOT, only
     * the operating system's words.
     */
    static void throwIfSaidBy(IOException e) {
        String message = String.valueOf(e.getMessage()).toLowerCase(Locale.ROOT);
        if (message.contains("no space left") || message.contains("not enough space") || message.contains("quota")) {
            throw new StoreFull();
        }
    }
}
