package io.vireo.inbox;

import io.vireo.identity.Channels;
import io.vireo.platform.Component;
import io.vireo.platform.Transactions;
import io.vireo.platform.jobs.Job;
import io.vireo.platform.jobs.JobHandler;
import io.vireo.platform.jobs.JobQueue;
import io.vireo.video.PublishedVideo;
import io.vireo.video.VideoPublished;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;

/**
 * Writes the mails about a new video to the subscribers with the bell that want them at once. A job writes some mails and replaces itself
 * by the job for the next ones, in one transaction: each subscriber gets one mail.
 */
@Component
class BellVideoMails implements JobHandler {
    private static final String KIND = "bell-video-mails";

    /** The number of mails in a transaction. */
    private static final int BATCH = 100;

    @Inject
    InboxPreferenceRepository preferences;

    @Inject
    BellVideoFactRepository videos;

    @Inject
    Channels channels;

    @Inject
    NoticeMails mails;

    @Inject
    JobQueue jobs;

    @Inject
    Transactions transactions;

    void onPublished(@Observes VideoPublished video) {
        if (preferences.areVideosWantedNow()) {
            jobs.enqueue(KIND, key(video.videoId(), 0), "");
        }
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public void handle(Job job) {
        long videoId = Long.parseLong(job.key().split(" ")[0]);
        long after = Long.parseLong(job.key().split(" ")[1]);
        transactions.required(() -> {
            if (jobs.lockHeld(job)) {
                write(videoId, after);
                jobs.cancel(KIND, job.key());
            }
        });
    }

    private void write(long videoId, long after) {
        Optional<PublishedVideo> listed = videos.listed(videoId);
        if (listed.isEmpty()) {
            return;
        }
        PublishedVideo video = listed.get();
        String channel = channels.nameOf(video.channelId()).orElse("");
        List<Long> subscribers = preferences.wantVideosNow(video.channelId(), after, BATCH);
        subscribers.forEach(subscriber -> mails.sendVideo(subscriber, channel, video.hash(), video.title()));
        if (subscribers.size() == BATCH) {
            jobs.enqueue(KIND, key(videoId, subscribers.get(BATCH - 1)), "");
        }
    }

    private static String key(long videoId, long after) {
        return videoId + " " + after;
    }
}
