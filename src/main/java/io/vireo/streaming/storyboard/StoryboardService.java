package io.vireo.streaming.storyboard;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.vireo.media.StoryboardFiles;
import io.vireo.media.frame.Storyboard;
import io.vireo.media.text.Chapter;
import io.vireo.platform.Component;
import io.vireo.platform.jobs.Job;
import io.vireo.platform.jobs.JobQueue;
import io.vireo.streaming.OwnedVideos;
import io.vireo.streaming.chapter.ChapterService;
import io.vireo.video.Video;
import io.vireo.video.VideoPublished;
import io.vireo.video.VideoRepository;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Enqueues the jobs that make storyboards, and stores their results. */
@Component
class StoryboardService {
    private static final Logger LOG = System.getLogger(StoryboardService.class.getName());
    private static final int MAX_REQUESTED = 10_000;

    @Inject
    StoryboardRepository repository;

    @Inject
    StoryboardFiles files;

    @Inject
    StoryboardSettings settings;

    @Inject
    ChapterService chapters;

    @Inject
    VideoRepository videos;

    @Inject
    OwnedVideos changes;

    @Inject
    JobQueue jobs;

    @Inject
    Clock clock;

    private final Cache<String, Boolean> requested = Caffeine.newBuilder()
            .maximumSize(MAX_REQUESTED)
            .expireAfterWrite(Duration.ofHours(1))
            .build();

    /**
     * The result of a job.
     *
     * @param chapters the chapters of the file
     * @param storyboard null if the video has none
     * @param isTried whether it was tried to make a storyboard
     */
    record Made(List<Chapter> chapters, @Nullable Storyboard storyboard, boolean isTried) {}

    void enqueue(@Observes VideoPublished video) {
        jobs.enqueue(StoryboardJobHandler.KIND, video.hash(), "");
    }

    /** Returns the storyboard of a video. If it was not tried yet to make it, it is made later, for requests to come. */
    @Transactional
    Optional<StoryboardText> request(String hash) {
        Optional<StoryboardText> found = repository.find(hash);
        boolean isMissing = found.isEmpty() && settings.enabled();
        if (isMissing && requested.asMap().putIfAbsent(hash, true) == null && repository.isUnknown(hash)) {
            jobs.enqueue(StoryboardJobHandler.KIND, hash, "");
        }
        return found;
    }

    /** Makes the storyboard of a video later again, whose sheet is missing or damaged; does nothing if the video has no storyboard. */
    @Transactional
    void makeAgain(String hash) {
        if (settings.enabled()
                && repository.find(hash).isPresent()
                && requested.asMap().putIfAbsent(hash, true) == null) {
            LOG.log(
                    Level.WARNING,
                    "The sheet of the storyboard of video {0} is missing or damaged; it is made again",
                    hash);
            jobs.enqueue(StoryboardJobHandler.KIND, hash, "");
        }
    }

    /** Enqueues the jobs of some videos for which it was not tried yet to make a storyboard. */
    @Transactional
    void enqueueUnknown(int limit) {
        repository.unknown(limit).forEach(hash -> jobs.enqueue(StoryboardJobHandler.KIND, hash, ""));
    }

    /**
     * Stores the result of a job, unless the video was deleted in the meantime: the deletion waits for the lock of the row, and removes
     * the sheet. If the transaction fails, the sheet remains for the next attempt, which replaces it.
     */
    @Transactional
    void complete(Job job, Made made) {
        String hash = job.key();
        Video video = videos.lock(hash).filter(Video::isPublished).orElse(null);
        if (video == null || !jobs.lockHeld(job)) {
            return;
        }
        chapters.putOfFile(video.id(), made.chapters());
        if (made.storyboard() != null) {
            files.put(hash, StoryboardText.SHEET, made.storyboard().jpeg());
            repository.put(video.id(), made.storyboard(), clock.instant());
        }
        if (made.isTried()) {
            repository.mark(video.id(), made.storyboard() != null);
        }
        changes.changed(hash);
    }
}
