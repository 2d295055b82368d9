package io.vireo.media.remux;

import io.vireo.media.mp4.CodecString;
import io.vireo.media.mp4.MediaTrack;
import io.vireo.media.mp4.MediaTrack.Edit;
import io.vireo.media.mp4.MovieReader;
import io.vireo.media.mp4.MovieReader.TrackReader;
import io.vireo.media.mp4.SampleEntry;
import io.vireo.media.remux.InputTrack.Format;
import io.vireo.media.remux.InputTrack.Presentation;
import io.vireo.media.segment.StreamEntry;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads QuickTime movies and fragmented MP4 files: the first enabled video track, and the first audio track of a known codec. */
final class Mp4InputReader {
    private static final Set<String> VIDEO = Set.of("avc1", "avc3", "hvc1", "hev1", "dvh1", "dvhe", "av01", "vp09");
    private static final Set<String> QUICKTIME_MP3 = Set.of(".mp3", "ms\0U");
    private static final Pattern AUDIO = Pattern.compile("mp4a\\.(40\\..+|6[6789B])|opus|flac");
    private static final int CHANNELS = 24;
    private static final int SAMPLE_RATE = 32;
    private static final int LOWEST_MPEG1_RATE = 32_000;
    /** Smaller codes are those of the Macintosh. */
    private static final int FIRST_ISO_LANGUAGE = 0x400;

    private static final long NANOS = 1_000_000_000;
    /** A thousand hours in nanoseconds. */
    private static final long MAX_EDIT = 3_600_000_000_000_000L;

    private final MovieReader movie;
    private final SampleLimits limits;
    private final Scratch scratch;
    private final List<InputTrack> tracks = new ArrayList<>();

    private Mp4InputReader(MovieReader movie, SampleLimits limits, Scratch scratch) {
        this.movie = movie;
        this.limits = limits;
        this.scratch = scratch;
    }

    /**
     * Reads a movie.
     *
     * @throws UnsupportedInputException if a codec is not supported
     * @throws io.vireo.media.mp4.InvalidMp4Exception if the file is inconsistent
     */
    static MovieInput read(FileChannel file, Scratch scratch) throws IOException {
        MovieReader movie = MovieReader.open(file);
        return new Mp4InputReader(movie, new SampleLimits(file.size()), scratch).read();
    }

    private MovieInput read() throws IOException {
        TrackReader video = movie.video();
        MediaTrack headers = video.headers();
        if (!VIDEO.contains(headers.entry().type())) {
            throw UnsupportedInputException.video(CodecNames.of(headers.entry().type()));
        }
        List<TrackReader> all = movie.audio();
        Optional<TrackReader> audio = all.stream()
                .filter(track -> isSupported(track.headers().entry()))
                .findFirst();
        if (audio.isEmpty() && !all.isEmpty()) {
            throw UnsupportedInputException.audio(
                    CodecNames.of(all.get(0).headers().entry().type()));
        }
        add(video, SampleEntries.video(headers.entry()), true);
        if (audio.isPresent()) {
            add(audio.get(), audioEntry(audio.get().headers().entry()), false);
        }
        return new MovieInput(List.copyOf(tracks), movieScale(), movie.matrix());
    }

    private static boolean isSupported(SampleEntry entry) {
        return QUICKTIME_MP3.contains(entry.type())
                || AUDIO.matcher(CodecString.of(entry)).matches();
    }

    private static ByteBuffer audioEntry(SampleEntry entry) {
        if (!QUICKTIME_MP3.contains(entry.type())) {
            return StreamEntry.audio(entry).bytes();
        }
        int channels = entry.bytes().getShort(CHANNELS);
        int rate = entry.bytes().getInt(SAMPLE_RATE) >>> 16;
        int type = rate < LOWEST_MPEG1_RATE ? SampleEntries.MPEG2_AUDIO : SampleEntries.MPEG1_AUDIO;
        return SampleEntries.mpegAudio(type, channels, rate, ByteBuffer.allocate(0));
    }

    private long movieScale() throws IOException {
        long declared = movie.timescale();
        return declared == 0 || movie.isFragmented() ? MovieInput.MILLIS : declared;
    }

    private void add(TrackReader track, ByteBuffer entry, boolean video) throws IOException {
        MediaTrack headers = track.headers();
        if (headers.timescale() == 0 || headers.timescale() > NANOS) {
            throw new InvalidInputException("an unusual timescale");
        }
        SampleSpool samples = new SampleSpool(scratch.spool(SampleSpool.COLUMNS), limits, false);
        track.visit(samples::add);
        samples.finish();
        Format format = new Format(
                video,
                entry,
                headers.timescale(),
                headers.language() < FIRST_ISO_LANGUAGE ? InputTrack.UNDETERMINED : headers.language(),
                headers.matrix(),
                headers.width(),
                headers.height());
        tracks.add(new InputTrack(format, samples, presentation(headers, samples)));
    }

    private Presentation presentation(MediaTrack headers, SampleSpool samples) throws IOException {
        List<Edit> edits = movie.timescale() == 0 ? List.of() : headers.edits();
        if (edits.stream().anyMatch(edit -> !isPlain(edit))) {
            throw new InvalidInputException("an edit with another speed or an impossible time");
        }
        long first = samples.firstTime();
        if (edits.isEmpty()) {
            return new Presentation(List.of(), first, nanos(first, headers.timescale()));
        }
        if (!movie.isFragmented()) {
            return Presentation.of(edits);
        }
        long delay = 0;
        for (Edit edit : edits.subList(0, edits.size() - 1)) {
            delay += edit.duration();
        }
        Edit shown = edits.get(edits.size() - 1);
        boolean simple = edits.subList(0, edits.size() - 1).stream().allMatch(Edit::isEmpty);
        if (!simple || shown.isEmpty() || shown.mediaTime() > samples.maxEnd()) {
            throw new InvalidInputException("several edits in a fragmented file");
        }
        long from = Math.max(first, shown.mediaTime());
        return new Presentation(
                List.of(),
                from,
                nanos(delay, movie.timescale()) + nanos(from - shown.mediaTime(), headers.timescale()));
    }

    private static boolean isPlain(Edit edit) {
        return edit.normalRate()
                && edit.duration() >= 0
                && edit.duration() <= MAX_EDIT
                && edit.mediaTime() >= -1
                && edit.mediaTime() <= MAX_EDIT;
    }

    /** Converts a time without overflow if it is at most a thousand hours. */
    private static long nanos(long units, long timescale) {
        return units / timescale * NANOS + units % timescale * NANOS / timescale;
    }
}
