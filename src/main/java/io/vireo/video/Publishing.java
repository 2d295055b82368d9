package io.vireo.video;

import io.vireo.account.VideoCountRepository;
import io.vireo.http.Reason;
import io.vireo.media.Draft;
import io.vireo.media.MediaStore;
import io.vireo.media.VideoFacts;
import io.vireo.token.Caller;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;

/**
 * The transactions of a video's life. Files and row change together under the lock of the row: the files are in place before the
 * row says published, and whatever finds the row unpublished may remove the files.
 */
@ApplicationScoped
class Publishing {
    @Inject
    VideoRepository videos;

    @Inject
    VideoCountRepository counts;

    @Inject
    MediaStore store;

    @Inject
    HashPath hashPath;

    @Inject
    Clock clock;

    @Inject
    Event<VideoChanged> changes;

    /** Announces a video of a channel and returns its hash path. */
    @Transactional
    String announce(Announcement announcement, long channelId) {
        String hash = hashPath.draw();
        while (videos.exists(hash)) {
            hash = hashPath.draw();
        }
        videos.add(Video.announce(hash, channelId, announcement, clock.instant()));
        return hash;
    }

    /** Refuses an upload that has no announcement, another owner, or has been made already. */
    @Transactional
    void requireAwaited(String hash, long channelId) {
        requireAwaited(videos.byHash(hash).orElseThrow(Reason.NO_VIDEO::refusal), channelId);
    }

    /** Puts the files in place and publishes the row; refuses as {@link #requireAwaited(String, long)} if another was faster. */
    @Transactional
    void publish(String hash, long channelId, Draft draft, VideoFacts facts, byte[] thumbnail) {
        Video video = videos.lock(hash).orElseThrow(Reason.NO_VIDEO::refusal);
        requireAwaited(video, channelId);
        long bytes = draft.size();
        store.publish(draft, hash, thumbnail);
        video.publish(facts, bytes, clock.instant());
        counts.add(channelId, 1);
        changes.fire(new VideoChanged(hash));
    }

    /** Changes what a video is called, also before it is published. */
    @Transactional
    VideoEntry edit(String hash, Caller owner, Edit edit) {
        Video video = videos.lock(hash).orElseThrow(Reason.NO_VIDEO::refusal);
        if (video.channelId() != owner.channelId()) {
            throw Reason.NOT_OWNER.refusal();
        }
        video.edit(edit);
        if (video.isPublished()) {
            changes.fire(new VideoChanged(hash));
        }
        return video.entry(owner.username());
    }

    /** Removes the files of a video that was not published after all; a published one is left alone. */
    @Transactional
    void withdraw(String hash) {
        videos.lock(hash).filter(video -> !video.isPublished()).ifPresent(video -> store.remove(hash));
    }

    /** Removes what a crash left of an upload, and the announcement itself if nobody filled it in time. */
    @Transactional
    void tidy(String hash, Duration patience) {
        videos.lock(hash).filter(video -> !video.isPublished()).ifPresent(video -> {
            store.remove(hash);
            videos.removeIfOlder(video, clock.instant().minus(patience));
        });
    }

    private static void requireAwaited(Video video, long channelId) {
        if (video.channelId() != channelId) {
            throw Reason.NOT_OWNER.refusal();
        }
        if (video.isPublished()) {
            throw Reason.ALREADY_UPLOADED.refusal();
        }
    }
}
