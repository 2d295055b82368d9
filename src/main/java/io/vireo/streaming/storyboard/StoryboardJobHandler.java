package io.vireo.streaming.storyboard;

import io.micrometer.core.instrument.Counter;
import io.vireo.media.MediaStore;
import io.vireo.media.frame.Storyboard;
import io.vireo.media.frame.StoryboardGenerator;
import io.vireo.media.frame.ThumbnailGenerator.FramesUnavailableException;
import io.vireo.media.mp4.InvalidMp4Exception;
import io.vireo.media.mp4.MovieChapters;
import io.vireo.media.mp4.Mp4Inspector;
import io.vireo.media.mp4.VideoMetadata;
import io.vireo.media.storage.StoredFile;
import io.vireo.media.text.Chapter;
import io.vireo.media.text.ChapterList;
import io.vireo.media.text.ChapterMark;
import io.vireo.platform.Component;
import io.vireo.platform.Metrics;
import io.vireo.platform.jobs.Job;
import io.vireo.platform.jobs.JobHandler;
import io.vireo.streaming.storyboard.StoryboardService.Made;
import io.vireo.video.VideoService;
import jakarta.inject.Inject;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Makes the storyboard of a published video, and reads the chapters of its file. The key of a job is the hash path. The job is retried if
 * no worker process was available; a video that cannot be decoded has no storyboard.
 */
@Component
class StoryboardJobHandler implements JobHandler {
    static final String KIND = "storyboard";

    private static final Logger LOG = System.getLogger(StoryboardJobHandler.class.getName());
    private static final Counter MADE = counter("made");
    private static final Counter IMPOSSIBLE = counter("impossible");

    @Inject
    MediaStore store;

    @Inject
    StoryboardGenerator generator;

    @Inject
    StoryboardService storyboards;

    @Inject
    StoryboardSettings settings;

    @Inject
    VideoService videoService;

    private static Counter counter(String result) {
        return Counter.builder("vireo.storyboards")
                .description("Videos for which it was tried to make a storyboard, by result")
                .tag("result", result)
                .register(Metrics.registry());
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public boolean isLongRunning() {
        return true;
    }

    /** Makes the storyboard; does nothing for a video that was deleted in the meantime. */
    @Override
    public void handle(Job job) {
        String hash = job.key();
        StoredFile video = videoService.isPublished(hash) ? store.video(hash).orElse(null) : null;
        if (video == null) {
            return;
        }
        Made made = store.onDisk(video, file -> make(hash, file));
        storyboards.complete(job, made);
        if (made.isTried()) {
            (made.storyboard() == null ? IMPOSSIBLE : MADE).increment();
        }
        LOG.log(
                Level.INFO,
                made.storyboard() == null ? "Video {0} has no storyboard" : "Made the storyboard of video {0}",
                hash);
    }

    private Made make(String hash, Path file) throws IOException {
        VideoMetadata metadata;
        try {
            metadata = Mp4Inspector.inspect(file);
        } catch (InvalidMp4Exception e) {
            return new Made(List.of(), null, true); // the original service accepted any file
        }
        List<Chapter> chapters = chapters(file, metadata.durationMillis());
        return settings.enabled()
                ? new Made(chapters, storyboard(hash, file, metadata), true)
                : new Made(chapters, null, false);
    }

    private static List<Chapter> chapters(Path file, long durationMillis) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            List<ChapterMark> marks = MovieChapters.read(channel).stream()
                    .map(start -> new ChapterMark(start.startMillis(), start.title()))
                    .toList();
            return ChapterList.of(marks, durationMillis);
        } catch (InvalidMp4Exception e) {
            LOG.log(Level.DEBUG, "The chapters of a video cannot be read: {0}", e.getMessage());
            return List.of();
        }
    }

    private @Nullable Storyboard storyboard(String hash, Path file, VideoMetadata metadata) throws IOException {
        try {
            return generator.of(hash, file, metadata, settings.budget()).orElse(null);
        } catch (InvalidMp4Exception e) {
            return null; // the tables of the samples are inconsistent
        } catch (FramesUnavailableException e) {
            throw new IOException("No worker for the storyboard of video " + hash + ": " + e.getMessage(), e);
        }
    }
}
