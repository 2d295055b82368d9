package io.vireo.video.tag;

import io.vireo.platform.Component;
import io.vireo.platform.Transactions;
import io.vireo.video.VideoChanged;
import io.vireo.video.VideoCleanup;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;

/** Keeps the lists of tags in step with their videos, within the transaction of a change, and removes the tags of a deleted video. */
@Component
class TagsOfVideo implements VideoCleanup {
    @Inject
    TagRepository tags;

    @Inject
    Transactions transactions;

    void synchronize(@Observes VideoChanged video) {
        tags.synchronize(video.hash());
    }

    @Override
    public String name() {
        return "tags-of-video";
    }

    @Override
    public void clean(long videoId) {
        transactions.required(() -> tags.remove(videoId));
    }
}
