package io.vireo.streaming;

import io.vireo.delivery.BodySegment;
import io.vireo.delivery.Delivery;
import io.vireo.delivery.Representation;
import io.vireo.http.ServiceUnavailableException;
import io.vireo.media.SegmentFiles;
import io.vireo.media.segment.DataRange;
import io.vireo.media.segment.SegmentIndex;
import io.vireo.media.segment.SegmentIndex.InitBytes;
import io.vireo.media.segment.SegmentIndex.Segment;
import io.vireo.media.segment.SegmentIndexFormat;
import io.vireo.media.segment.SeparatedHead;
import io.vireo.media.segment.StreamFormats;
import io.vireo.platform.Component;
import io.vireo.streaming.StreamPart.Rendition;
import io.vireo.video.VideoCredentials;
import io.vireo.video.VideoFiles;
import io.vireo.video.VideoFiles.OpenedVideo;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Delivers playlists, manifests, initialization segments and segments. If a method throws, nothing has been sent, and the caller must
 * respond to the request.
 */
@Component
class StreamService {
    private static final String SEGMENT = "video/iso.segment";

    /** One for an index that was replaced, and one for an index that is damaged. */
    private static final int RETRIES = 2;

    @Inject
    VideoFiles videos;

    @Inject
    SegmentIndexLoader indexes;

    @Inject
    SegmentFiles files;

    @Inject
    StreamTexts texts;

    /**
     * Delivers a part of a stream.
     *
     * @param part the part of the path after the hash path
     * @throws io.vireo.http.ApiException {@link io.vireo.video.VideoError#NO_VIDEO} if the video does not exist or is hidden, {@link
     *     StreamError}, an error with status 412 or 416, or 503 if the files of the video are being replaced
     */
    void deliver(String hash, String part, Delivery delivery, VideoCredentials credentials) throws IOException {
        OpenedVideo video = videos.open(hash, credentials);
        StreamPart requested = StreamPart.parse(part).orElseThrow(StreamError.NO_SEGMENT::exception);
        LoadedIndex index = indexes.require(video);
        for (int retries = 0; ; retries++) {
            try {
                VideoFiles.send(video, represent(requested, video, index), delivery);
                return;
            } catch (NoSuchFileException e) {
                // the index is damaged, or one of the files was replaced
                if (retries == RETRIES) {
                    throw new ServiceUnavailableException();
                }
                video = videos.open(hash, credentials);
                index = indexes.replace(video, index);
            }
        }
    }

    /**
     * Delivers a part of the stream of a video that is known to be public and whose index is cached, if it needs no database access and no
     * gathering of audio.
     *
     * @return whether it was delivered
     */
    boolean deliverCached(String hash, String part, Delivery delivery) throws IOException {
        Optional<StreamPart> requested =
                StreamPart.parse(part).filter(found -> found.kind().isOfFile() && found.rendition() != Rendition.AUDIO);
        Optional<OpenedVideo> video = requested.isPresent() ? videos.openKnownPublic(hash) : Optional.empty();
        Optional<LoadedIndex> index = video.flatMap(indexes::cached);
        if (index.isEmpty()) {
            return false;
        }
        VideoFiles.send(video.get(), represent(requested.get(), video.get(), index.get()), delivery);
        return true;
    }

    private Representation represent(StreamPart part, OpenedVideo video, LoadedIndex loaded) throws IOException {
        SegmentIndex index = loaded.index();
        boolean isSeparate = part.kind() == StreamPart.Kind.MANIFEST || part.rendition() != Rendition.MUXED;
        if (isSeparate && index.formats() != StreamFormats.HLS_AND_DASH) {
            throw StreamError.NO_STREAM.exception();
        }
        return switch (part.kind()) {
            case MASTER_PLAYLIST -> texts.masterPlaylist(video, index);
            case MEDIA_PLAYLIST -> StreamTexts.mediaPlaylist(video, loaded);
            case MANIFEST -> texts.manifest(video, index);
            case CAPTION_PLAYLIST -> texts.captionPlaylist(video, index, part.language());
            case CAPTION_SEGMENT -> texts.captionSegment(video, part.language());
            case CHAPTERS -> texts.chapterList(video);
            case INIT -> init(part.rendition(), video, index);
            case SEGMENT -> segment(part, video, loaded);
        };
    }

    private static Representation init(Rendition rendition, OpenedVideo video, SegmentIndex index) {
        InitBytes init = index.init();
        return switch (rendition) {
            case MUXED -> TextRepresentation.of(video, "video/mp4", init.muxed());
            case VIDEO -> TextRepresentation.of(video, "video/mp4", init.video());
            case AUDIO -> {
                requireSegment(index.hasAudio());
                yield TextRepresentation.of(video, "audio/mp4", init.audio());
            }
        };
    }

    private Representation segment(StreamPart part, OpenedVideo video, LoadedIndex loaded) throws IOException {
        SegmentIndex index = loaded.index();
        int number = part.segment();
        requireSegment(number
                <= (part.rendition() == Rendition.AUDIO
                        ? index.audioSegments()
                        : index.segments().size()));
        requireSegment(part.rendition() != Rendition.AUDIO || index.hasAudio());
        Segment segment = index.segments().get(number - 1);
        ByteBuffer head = indexes.head(video, loaded, segment);
        List<BodySegment> body = switch (part.rendition()) {
            case MUXED -> body(head, segment.ranges());
            case VIDEO -> {
                SeparatedHead separated = SeparatedHead.video(head, segment.ranges());
                yield body(separated.head(), separated.pieces());
            }
            case AUDIO -> {
                SeparatedHead separated = SeparatedHead.audio(head, segment.ranges());
                byte[] gathered = files.gather(video.file(), separated.pieces());
                yield List.of(
                        new BodySegment.Memory(separated.head()), new BodySegment.Memory(ByteBuffer.wrap(gathered)));
            }
        };
        String etag = video.file().etag();
        String tag = etag.substring(0, etag.length() - 1)
                + '-'
                + part.rendition().path()
                + number
                + '-'
                + SegmentIndexFormat.VERSION
                + '"';
        return new Representation(video.file(), SEGMENT, tag, body);
    }

    private static List<BodySegment> body(ByteBuffer head, List<DataRange> ranges) {
        List<BodySegment> body = new ArrayList<>();
        body.add(new BodySegment.Memory(head));
        ranges.forEach(range -> body.add(new BodySegment.Slice(range.offset(), range.length())));
        return body;
    }

    private static void requireSegment(boolean exists) {
        if (!exists) {
            throw StreamError.NO_SEGMENT.exception();
        }
    }
}
