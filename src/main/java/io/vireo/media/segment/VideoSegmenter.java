package io.vireo.media.segment;

import io.vireo.media.mp4.CodecString;
import io.vireo.media.mp4.InvalidMp4Exception;
import io.vireo.media.mp4.MediaTrack;
import io.vireo.media.mp4.StreamSource;
import io.vireo.media.mp4.VideoMetadata;
import io.vireo.media.staging.StagedFile;
import io.vireo.media.staging.StagingArea;
import io.vireo.media.storage.StorageIo;
import io.vireo.platform.Component;
import jakarta.inject.Inject;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Makes the segment index of a video. The same file always results in the same index. */
@Component
public class VideoSegmenter {
    private static final System.Logger LOG = System.getLogger(VideoSegmenter.class.getName());
    private static final int LONGEST_CODECS = 100;

    private final StagingArea stagingArea;

    @Inject
    public VideoSegmenter(StagingArea stagingArea) {
        this.stagingArea = stagingArea;
    }

    /**
     * Cuts a video. A video that cannot be streamed is no error.
     *
     * @param metadata the metadata of the file
     * @throws io.vireo.media.storage.StorageFullException if the disk is full
     * @throws java.io.UncheckedIOException for other I/O errors
     */
    public SegmentedVideo segment(Path video, VideoMetadata metadata) {
        return StorageIo.attempt(() -> {
            try (FileChannel file = FileChannel.open(video, StandardOpenOption.READ)) {
                StreamSource source = StreamSource.read(file);
                String codecs = codecs(source);
                boolean hdr = CodedTransfer.isHdr(source.video().entry());
                try {
                    return segment(source, checksumOfBeginning(file), metadata, codecs, hdr);
                } catch (InvalidMp4Exception | UnsegmentableException e) {
                    LOG.log(Level.INFO, "A video cannot be streamed in segments: {0}", e.getMessage());
                    return none(codecs, hdr);
                }
            } catch (InvalidMp4Exception e) {
                LOG.log(Level.INFO, "A video cannot be streamed in segments: {0}", e.getMessage());
                return none("", false);
            }
        });
    }

    private static int checksumOfBeginning(FileChannel video) throws IOException {
        ByteBuffer beginning = ByteBuffer.allocate(SegmentIndexFormat.CHECKED_VIDEO_BYTES);
        for (int read = 0; read >= 0 && beginning.hasRemaining(); ) {
            read = video.read(beginning, beginning.position());
        }
        return SegmentIndexFormat.checksum(beginning.flip());
    }

    private SegmentedVideo segment(
            StreamSource source, int videoChecksum, VideoMetadata metadata, String codecs, boolean hdr)
            throws IOException {
        StagedFile file = stagingArea.begin();
        boolean complete = false;
        try {
            SegmentIndex index = SegmentBuilder.build(source, videoChecksum, metadata, file::write);
            file.write(ByteBuffer.wrap(SegmentIndexFormat.write(index)));
            complete = true;
            return new SegmentedVideo(Optional.of(file), new StreamProperties(codecs, hdr, index.formats()));
        } finally {
            if (!complete) {
                file.close();
            }
        }
    }

    private static SegmentedVideo none(String codecs, boolean hdr) {
        return new SegmentedVideo(Optional.empty(), new StreamProperties(codecs, hdr, StreamFormats.NONE));
    }

    /** Returns the codecs of the video and of the audio track that is streamed, or else of the first one. */
    private static String codecs(StreamSource source) {
        Optional<MediaTrack> audio =
                source.audio().stream().filter(AudioPlan::isPlayable).findFirst();
        String codecs = Stream.concat(
                        Stream.of(source.video()),
                        audio.or(() -> source.audio().stream().findFirst()).stream())
                .map(track -> CodecString.of(track.entry()))
                .filter(codec -> !codec.isEmpty())
                .collect(Collectors.joining(","));
        return codecs.length() <= LONGEST_CODECS ? codecs : "";
    }
}
