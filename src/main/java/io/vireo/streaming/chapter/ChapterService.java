package io.vireo.streaming.chapter;

import io.vireo.auth.Caller;
import io.vireo.http.ApiException;
import io.vireo.media.text.Chapter;
import io.vireo.media.text.ChapterLines;
import io.vireo.media.text.ChapterList;
import io.vireo.media.text.TimedTextException;
import io.vireo.platform.Component;
import io.vireo.streaming.OwnedVideos;
import io.vireo.streaming.caption.NotCaptionException;
import io.vireo.streaming.chapter.ChapterRepository.Row;
import io.vireo.video.VideoChanged;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Finds the chapters of a video: those of the owner, else those of the file, else those in the description. The column {@code HasChapters}
 * of the video says whether there are any.
 */
@Component
public class ChapterService {
    /** The maximum size of a file in bytes. */
    public static final int MAX_BYTES = 1 << 20;

    /**
     * Chapters as a WebVTT file.
     *
     * @param changed when they were stored; for those of a description, which has no time of change, now
     */
    record ChapterText(Instant changed, byte[] content) {}

    @Inject
    ChapterRepository repository;

    @Inject
    OwnedVideos videos;

    @Inject
    Clock clock;

    /** Returns the chapters of a video. The caller checks that the viewer may open it. */
    public List<Chapter> ofVideo(String hash) {
        return repository.find(hash).map(ChapterService::chapters).orElse(List.of());
    }

    /** Returns the chapters of a video as a file; empty if it has none. The caller checks that the viewer may open it. */
    Optional<ChapterText> text(String hash) {
        Row row = repository.find(hash).orElse(null);
        if (row == null) {
            return Optional.empty();
        }
        List<Chapter> chapters = chapters(row);
        return chapters.isEmpty()
                ? Optional.empty()
                : Optional.of(new ChapterText(
                        row.content() == null ? clock.instant() : row.changed(), ChapterList.toWebVtt(chapters)));
    }

    private static List<Chapter> chapters(Row row) {
        byte[] content = row.content();
        return content == null
                ? ChapterList.ofDescription(row.description(), row.durationMillis())
                : parse(content, row.durationMillis());
    }

    private static List<Chapter> parse(byte[] file, long durationMillis) {
        try {
            return ChapterList.of(file, durationMillis);
        } catch (TimedTextException e) {
            throw new NotCaptionException(e);
        }
    }

    /**
     * Sets the chapters of a video of the caller.
     *
     * @param file WebVTT or SubRip
     * @return the chapters
     * @throws ApiException {@link io.vireo.streaming.caption.CaptionError#NOT_CAPTION}, or as {@link OwnedVideos#lock}
     */
    @Transactional
    public List<Chapter> put(String hash, Caller owner, byte[] file) {
        return put(hash, owner, parse(file, durationMillis(hash))); // before the lock: it takes some time
    }

    /**
     * Sets the chapters of a video of the caller.
     *
     * @param lines a list that {@link ChapterLines} reads
     * @return the chapters
     * @throws ApiException as {@link #put(String, Caller, byte[])}
     */
    @Transactional
    public List<Chapter> putLines(String hash, Caller owner, String lines) {
        try {
            return put(hash, owner, ChapterLines.parse(lines, durationMillis(hash)));
        } catch (TimedTextException e) {
            throw new NotCaptionException(e);
        }
    }

    private long durationMillis(String hash) {
        return repository.find(hash).map(Row::durationMillis).orElse(0L);
    }

    private List<Chapter> put(String hash, Caller owner, List<Chapter> chapters) {
        long videoId = videos.lock(hash, owner);
        repository.put(videoId, ChapterSource.OWNER, ChapterList.toWebVtt(chapters), clock.instant());
        videos.changed(hash);
        return chapters;
    }

    /** Returns whether the owner of a video has set its chapters: then {@link #remove} removes them. */
    public boolean isSetByOwner(String hash) {
        return repository.hasOwn(hash);
    }

    /**
     * Removes the chapters that the caller has set for a video.
     *
     * @return the remaining chapters, of the file or the description
     * @throws ApiException as {@link OwnedVideos#lock}
     */
    @Transactional
    public List<Chapter> remove(String hash, Caller owner) {
        if (repository.remove(videos.lock(hash, owner), ChapterSource.OWNER)) {
            videos.changed(hash);
        }
        return ofVideo(hash);
    }

    /**
     * Stores the chapters of the file of a video, which the caller has locked. The caller announces the change.
     *
     * @param chapters empty if the file has none
     */
    @Transactional(TxType.MANDATORY)
    public void putOfFile(long videoId, List<Chapter> chapters) {
        if (chapters.isEmpty()) {
            repository.remove(videoId, ChapterSource.FILE);
        } else {
            repository.put(videoId, ChapterSource.FILE, ChapterList.toWebVtt(chapters), clock.instant());
        }
    }

    /** Records, within the transaction that changes a video, whether it has chapters: the description may have changed. */
    void refresh(@Observes VideoChanged video) {
        repository.flush();
        refresh(video.hash());
    }

    /** Records whether a video has chapters. */
    @Transactional
    void refresh(String hash) {
        repository
                .find(hash)
                .ifPresent(row -> repository.mark(hash, !chapters(row).isEmpty()));
    }
}
