package io.vireo.example;

import io.vireo.identity.ChannelCleanup;
import io.vireo.platform.Component;
import jakarta.inject.Inject;

/** A clean-up for the test that fails while a note with the text {@link #FAIL} exists. */
@Component
class FailingCleanup implements ChannelCleanup {
    static final String FAIL = "clean-ups fail";

    @Inject
    NoteRepository notes;

    @Override
    public String name() {
        return "a-failing-one";
    }

    @Override
    public void clean(long channelId) {
        if (notes.count(FAIL) > 0) {
            throw new IllegalStateException("as planned");
        }
    }
}
