package io.vireo.streaming;

import io.vireo.delivery.Representation;
import io.vireo.http.Json;
import io.vireo.media.segment.SegmentIndex;
import io.vireo.media.text.WebVttWriter;
import io.vireo.platform.Component;
import io.vireo.streaming.caption.CaptionService;
import io.vireo.streaming.caption.CaptionText;
import io.vireo.streaming.chapter.ChapterService;
import io.vireo.video.VideoFiles.OpenedVideo;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;

/**
 * Writes the playlists and manifests of a video, and what they refer to of its captions and chapters. What depends on captions and chapters
 * has no known time of change, so it is dated now.
 */
@Component
class StreamTexts {
    private static final String HLS = "application/vnd.apple.mpegurl";
    private static final String DASH = "application/dash+xml";
    private static final String JSON = "application/json";

    @Inject
    CaptionService captions;

    @Inject
    ChapterService chapters;

    @Inject
    Clock clock;

    /** Returns the media playlist, which depends on the file of the video only. */
    static Representation mediaPlaylist(OpenedVideo video, LoadedIndex index) {
        return video.query().isEmpty()
                ? TextRepresentation.of(video, HLS, index.mediaPlaylist())
                : TextRepresentation.of(
                        video,
                        HLS,
                        HlsPlaylist.media(index.index(), video.query()).getBytes(StandardCharsets.UTF_8));
    }

    Representation masterPlaylist(OpenedVideo video, SegmentIndex index) {
        return dated(video, HLS, HlsPlaylist.master(index, tracks(video.hash()), video.query()));
    }

    Representation manifest(OpenedVideo video, SegmentIndex index) {
        return dated(video, DASH, DashManifest.of(index, tracks(video.hash()), video.query()));
    }

    private ManifestTracks tracks(String hash) {
        return ManifestTracks.of(hash, captions.ofVideo(hash), chapters.ofVideo(hash));
    }

    private Representation dated(OpenedVideo video, String mediaType, String text) {
        return TextRepresentation.of(video, clock.instant(), mediaType, text);
    }

    /** Returns the playlist of captions, which consists of one segment. */
    Representation captionPlaylist(OpenedVideo video, SegmentIndex index, String language) {
        CaptionText caption = caption(video, language);
        return TextRepresentation.of(
                video,
                caption.changed(),
                HLS,
                HlsPlaylist.captions(index, caption.track().language(), video.query()));
    }

    /** Returns the only segment of captions. */
    Representation captionSegment(OpenedVideo video, String language) {
        CaptionText caption = caption(video, language);
        String text = WebVttWriter.asSegment(new String(caption.content(), StandardCharsets.UTF_8));
        return TextRepresentation.of(video, caption.changed(), TextRepresentation.WEBVTT, text);
    }

    private CaptionText caption(OpenedVideo video, String language) {
        return captions.find(video.hash(), language).orElseThrow(StreamError.NO_SEGMENT::exception);
    }

    /** Returns the chapters in the format of Apple's players (JSON chapters for HLS). */
    Representation chapterList(OpenedVideo video) {
        List<HlsChapter> entries = HlsChapter.of(chapters.ofVideo(video.hash()));
        if (entries.isEmpty()) {
            throw StreamError.NO_SEGMENT.exception();
        }
        return dated(video, JSON, Json.text(entries));
    }
}
