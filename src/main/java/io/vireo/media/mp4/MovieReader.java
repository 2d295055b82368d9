package io.vireo.media.mp4;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads the tracks of a movie with all their samples, from its tables and from its fragments, for a rewrite. All methods throw {@link
 * InvalidMp4Exception} if the file is inconsistent.
 */
public final class MovieReader {
    private final BoxReader reader;
    private final Movie movie;

    private MovieReader(BoxReader reader, Movie movie) {
        this.reader = reader;
        this.movie = movie;
    }

    /** Reads the headers. The channel must stay open. */
    public static MovieReader open(FileChannel file) throws IOException {
        BoxReader reader = new BoxReader(file);
        return new MovieReader(reader, Movie.read(reader));
    }

    /** Returns whether a file has movie fragments on its top level, without reading them. */
    public static boolean hasFragments(FileChannel file) throws IOException {
        boolean[] found = {false};
        new BoxReader(file).eachTopLevel(box -> found[0] |= box.type().equals("moof"));
        return found[0];
    }

    /** Receives the samples of a track in decoding order. */
    public interface SampleVisitor {
        /**
         * Visits a sample.
         *
         * @param offset its position in the file
         * @param size in bytes
         * @param decodeTime in units of the track's timescale, like the other times
         * @param time its presentation time
         */
        void visit(long offset, int size, boolean keyframe, long decodeTime, long time, long duration)
                throws IOException;
    }

    /** A track of a movie. */
    public final class TrackReader {
        private final Box trak;
        private final MediaTrack headers;

        private TrackReader(Box trak, boolean video) throws IOException {
            this.trak = trak;
            this.headers = MediaTrack.read(reader, trak, video);
        }

        public MediaTrack headers() {
            return headers;
        }

        /** Visits all samples: those of the tables first, then those of the fragments. */
        public void visit(SampleVisitor visitor) throws IOException {
            long end = 0;
            for (SampleReader samples = headers.samples().open(); samples.next(); ) {
                if (samples.description() != headers.description()) {
                    throw new InvalidMp4Exception("several sample descriptions");
                }
                end = samples.decodeTime() + samples.duration();
                visitor.visit(
                        samples.offset(),
                        samples.size(),
                        samples.isKeyframe(),
                        samples.decodeTime(),
                        samples.decodeTime() + samples.compositionOffset(),
                        samples.duration());
            }
            if (movie.fragments() != null) {
                visitFragments(new FragmentSamples(reader, movie.moov(), Track.id(reader, trak), end), visitor);
            }
        }

        private void visitFragments(FragmentSamples fragments, SampleVisitor visitor) throws IOException {
            long length = reader.length();
            FragmentSamples.Target target = (offset, size, keyframe, decodeTime, compositionOffset, duration) -> {
                if (offset < 0 || offset > length || size > length - offset || size > Integer.MAX_VALUE) {
                    throw new InvalidMp4Exception("a sample lies outside of the file");
                }
                visitor.visit(offset, (int) size, keyframe, decodeTime, decodeTime + compositionOffset, duration);
            };
            // a second reader: the visits of the top level and of the runs alternate
            reader.duplicate().eachTopLevel(box -> {
                if (box.type().equals("moof")) {
                    fragments.requireKnownPositions(box);
                    fragments.addTo(target, box);
                }
            });
        }
    }

    /** Returns the track that {@link Mp4Inspector} describes. */
    public TrackReader video() throws IOException {
        return new TrackReader(movie.videoTrak(), true);
    }

    /** Returns the audio tracks with samples, in the order of the file. */
    public List<TrackReader> audio() throws IOException {
        List<TrackReader> tracks = new ArrayList<>();
        for (Box trak : movie.audioTraks()) {
            tracks.add(new TrackReader(trak, false));
        }
        return tracks;
    }

    public boolean isFragmented() {
        return movie.fragments() != null;
    }

    /** Returns the timescale of the movie; 0 if unknown. */
    public long timescale() throws IOException {
        Box mvhd = mvhd();
        return mvhd == null ? 0 : Track.timescale(reader, mvhd);
    }

    /** Returns the matrix of the movie header; empty if it is missing. */
    public Optional<ByteBuffer> matrix() throws IOException {
        Box mvhd = mvhd();
        return mvhd == null ? Optional.empty() : MediaTrack.matrix(reader, mvhd, reader.u8(mvhd, 0) == 1 ? 48 : 36);
    }

    private @Nullable Box mvhd() throws IOException {
        return reader.find(movie.moov(), "mvhd").orElse(null);
    }
}
