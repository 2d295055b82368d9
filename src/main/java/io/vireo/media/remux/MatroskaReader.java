package io.vireo.media.remux;

import io.vireo.media.remux.EbmlReader.Element;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads Matroska and WebM files (RFC 9559) in one pass: the first enabled video track, and the first audio track of a known codec. Sizes of
 * segments and clusters may be unknown, as recordings of browsers have it; then the last block may be cut short.
 */
final class MatroskaReader {
    private static final long EBML = 0x1A45DFA3;
    private static final long SEGMENT = 0x18538067;
    private static final long INFO = 0x1549A966;
    private static final long TRACKS = 0x1654AE6B;
    private static final long CLUSTER = 0x1F43B675;
    private static final long CUES = 0x1C53BB6B;
    private static final long TAGS = 0x1254C367;
    private static final long SEEK_HEAD = 0x114D9B74;
    private static final long CHAPTERS = 0x1043A770;
    private static final long ATTACHMENTS = 0x1941A469;
    /** The elements that end a cluster of unknown size. */
    private static final Set<Long> ENDS_CLUSTER =
            Set.of(EBML, SEGMENT, INFO, TRACKS, CLUSTER, CUES, TAGS, SEEK_HEAD, CHAPTERS, ATTACHMENTS);

    private static final int MAX_TRACKS = 64;
    private static final long MAX_TICK_NANOS = 1_000_000_000;

    private final EbmlReader reader;
    private final Scratch scratch;
    private final SampleLimits limits;
    private long tickNanos = 1_000_000;
    private @Nullable MatroskaClusters clusters;
    private @Nullable MatroskaTimeline video;
    private @Nullable MatroskaTimeline audio;

    private MatroskaReader(FileChannel file, Scratch scratch) throws IOException {
        this.reader = new EbmlReader(file);
        this.scratch = scratch;
        this.limits = new SampleLimits(file.size());
    }

    /**
     * Reads a file.
     *
     * @throws UnsupportedInputException if a codec is not supported, or there is no video
     * @throws InvalidInputException if the file is inconsistent or cut short
     */
    static MovieInput read(FileChannel file, Scratch scratch) throws IOException {
        MatroskaReader matroska = new MatroskaReader(file, scratch);
        matroska.readSegment(matroska.segment());
        return matroska.movie();
    }

    /** Returns the first segment. */
    private Element segment() throws IOException {
        long position = 0;
        for (Element element = reader.element(0, reader.length());
                element != null;
                element = reader.element(position, reader.length())) {
            if (element.id() == EBML) {
                reader.each(element, this::requireKnownType);
            } else if (element.id() == SEGMENT) {
                if (element.cut()) {
                    throw new InvalidInputException("the file is cut short");
                }
                return element;
            }
            position = element.end();
        }
        throw new InvalidInputException("no segment");
    }

    private void requireKnownType(Element element) throws IOException {
        if (element.id() == 0x4282 && !Set.of("matroska", "webm").contains(reader.text(element, 32))) {
            throw UnsupportedInputException.container("EBML, but not Matroska");
        }
    }

    private void readSegment(Element segment) throws IOException {
        long position = segment.body();
        for (Element element = reader.element(position, segment.end());
                element != null;
                element = reader.element(position, segment.end())) {
            if (element.cut() && !segment.unknownSize()) {
                throw new InvalidInputException("an element is larger than its segment");
            }
            if (element.id() == EBML || element.id() == SEGMENT) {
                return; // what follows is another file
            }
            if (element.id() == CLUSTER) {
                position = clusters().read(element);
            } else if (element.unknownSize() || element.cut()) {
                return;
            } else {
                readElement(element);
                position = element.end();
            }
        }
    }

    private void readElement(Element element) throws IOException {
        if (element.id() == INFO) {
            long before = tickNanos;
            reader.each(element, field -> {
                if (field.id() == 0x2AD7B1) {
                    tickNanos = reader.uint(field);
                }
            });
            boolean late = video != null && tickNanos != before;
            if (tickNanos <= 0 || tickNanos > MAX_TICK_NANOS || late) {
                throw new InvalidInputException("an impossible time scale");
            }
        } else if (element.id() == TRACKS && video == null) {
            readTracks(element);
        }
    }

    private void readTracks(Element element) throws IOException {
        List<MatroskaTrack> tracks = new ArrayList<>();
        reader.each(element, entry -> {
            if (entry.id() == 0xAE && tracks.size() < MAX_TRACKS) {
                tracks.add(MatroskaTrack.read(reader, entry));
            }
        });
        List<MatroskaTrack> pictures = tracks.stream()
                .filter(track -> track.type == MatroskaTrack.VIDEO)
                .toList();
        MatroskaTrack picture = pictures.stream()
                .filter(track -> track.enabled)
                .findFirst()
                .or(() -> pictures.stream().findFirst())
                .orElseThrow(() -> new UnsupportedInputException("The Matroska file has no video."));
        MatroskaCodec.unsupported(picture).ifPresent(codec -> {
            throw UnsupportedInputException.video(codec);
        });
        List<MatroskaTrack> sounds = tracks.stream()
                .filter(track -> track.type == MatroskaTrack.AUDIO)
                .toList();
        Optional<MatroskaTrack> sound = sounds.stream()
                .filter(track -> MatroskaCodec.unsupported(track).isEmpty())
                .findFirst();
        if (sound.isEmpty() && !sounds.isEmpty()) {
            throw UnsupportedInputException.audio(
                    MatroskaCodec.unsupported(sounds.get(0)).orElse(""));
        }
        MatroskaTimeline pictureTimeline = timeline(picture, true);
        MatroskaTimeline soundTimeline =
                sound.map(track -> timeline(track, false)).orElse(null);
        video = pictureTimeline;
        audio = soundTimeline;
        long soundNumber = sound.map(track -> track.number).orElse(-1L);
        clusters = new MatroskaClusters(reader, tickNanos, picture.number, pictureTimeline, soundNumber, soundTimeline);
    }

    private MatroskaTimeline timeline(MatroskaTrack track, boolean reordered) {
        SampleSpool samples = new SampleSpool(scratch.spool(SampleSpool.COLUMNS), limits, reordered);
        return new MatroskaTimeline(reader, track, samples, tickNanos);
    }

    private MatroskaClusters clusters() {
        if (clusters == null) {
            throw new InvalidInputException("no tracks before the data");
        }
        return clusters;
    }

    private MovieInput movie() {
        MatroskaTimeline pictures = video;
        MatroskaTimeline sounds = audio;
        if (pictures == null || pictures.count() == 0) {
            throw new UnsupportedInputException("The Matroska file has no video.");
        }
        List<InputTrack> tracks = new ArrayList<>(List.of(pictures.finish()));
        if (sounds != null && sounds.count() > 0) {
            tracks.add(sounds.finish());
        }
        return new MovieInput(List.copyOf(tracks), MovieInput.MILLIS, Optional.empty());
    }

    /** Returns whether an element ends a cluster of unknown size. */
    static boolean endsCluster(Element element) {
        return ENDS_CLUSTER.contains(element.id());
    }
}
