package io.vireo.streaming.caption;

import io.vireo.auth.Caller;
import io.vireo.http.ApiException;
import io.vireo.media.text.TimedTextException;
import io.vireo.media.text.TimedTextReader;
import io.vireo.media.text.WebVttWriter;
import io.vireo.platform.Component;
import io.vireo.streaming.OwnedVideos;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** Stores and reads captions. What is stored is always written by {@link WebVttWriter}. */
@Component
public class CaptionService {
    /** The maximum size of a file in bytes. */
    public static final int MAX_BYTES = 1 << 20;

    private static final int MAX_LANGUAGES = 50;
    private static final int MAX_LABEL = 100;

    @Inject
    CaptionRepository repository;

    @Inject
    OwnedVideos videos;

    @Inject
    Clock clock;

    /** Returns the captions of a video, by language. The caller checks that the viewer may open it. */
    public List<CaptionTrack> ofVideo(String hash) {
        return repository.ofVideo(hash);
    }

    /** Returns captions of a video; empty if it has none in this language. The caller checks that the viewer may open the video. */
    public Optional<CaptionText> find(String hash, String language) {
        return CaptionLanguage.parse(language).flatMap(tag -> repository.find(hash, tag));
    }

    /**
     * Returns what a client wants to call captions.
     *
     * @param label empty for the name of the language
     * @param kind empty for subtitles
     * @throws ApiException {@code {"invalid-field": …}}
     */
    public static CaptionTrack describe(String language, String label, String kind) {
        String tag = CaptionLanguage.parse(language).orElseThrow(() -> ApiException.invalidField("language"));
        String name = label.strip();
        if (name.codePointCount(0, name.length()) > MAX_LABEL
                || name.codePoints().anyMatch(Character::isISOControl)) {
            throw ApiException.invalidField("label");
        }
        if (!List.of("", CaptionTrack.SUBTITLES, CaptionTrack.CAPTIONS).contains(kind)) {
            throw ApiException.invalidField("kind");
        }
        return new CaptionTrack(
                tag,
                name.isEmpty() ? CaptionLanguage.nativeName(tag) : name,
                kind.isEmpty() ? CaptionTrack.SUBTITLES : kind);
    }

    /**
     * Stores captions of a video of the caller, or replaces those of the same language.
     *
     * @param file WebVTT or SubRip
     * @throws ApiException {@link CaptionError#NOT_CAPTION}, {@link CaptionError#TOO_MANY_CAPTIONS}, or as {@link OwnedVideos#lock}
     */
    @Transactional
    public void put(String hash, Caller owner, CaptionTrack track, byte[] file) {
        byte[] content = content(file, repository.durationMillis(hash)); // before the lock: it takes some time
        long videoId = videos.lock(hash, owner);
        if (repository.countOthers(videoId, track.language()) >= MAX_LANGUAGES) {
            throw CaptionError.TOO_MANY_CAPTIONS.exception();
        }
        repository.put(videoId, new CaptionText(track, clock.instant(), content));
        videos.changed(hash);
    }

    private static byte[] content(byte[] file, long durationMillis) {
        try {
            return WebVttWriter.write(TimedTextReader.read(file, durationMillis))
                    .getBytes(StandardCharsets.UTF_8);
        } catch (TimedTextException e) {
            throw new NotCaptionException(e);
        }
    }

    /**
     * Removes captions of a video of the caller.
     *
     * @return whether they existed
     * @throws ApiException as {@link OwnedVideos#lock}
     */
    @Transactional
    public boolean remove(String hash, Caller owner, String language) {
        long videoId = videos.lock(hash, owner);
        boolean removed = CaptionLanguage.parse(language)
                .filter(tag -> repository.remove(videoId, tag))
                .isPresent();
        if (removed) {
            videos.changed(hash);
        }
        return removed;
    }
}
