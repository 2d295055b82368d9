package io.vireo.streaming;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A resource of a stream, as the end of its path names it.
 *
 * @param rendition the tracks of a segment or of an initialization segment; otherwise {@link Rendition#MUXED}
 * @param segment the number of a segment, counted from 1; otherwise 0
 * @param language the language of captions; otherwise {@code ""}
 */
record StreamPart(Kind kind, Rendition rendition, int segment, String language) {
    private static final Pattern PATH = Pattern.compile(
            "(master\\.m3u8)|(m\\.m3u8)|(manifest\\.mpd)|([mva])/(?:(init)\\.mp4|([1-9][0-9]{0,5})\\.m4s)");
    private static final Pattern CAPTIONS = Pattern.compile("s/([A-Za-z0-9-]{1,35})\\.(m3u8|vtt)");
    private static final String CHAPTERS = "chapters.json";

    /** The kinds of resources. */
    enum Kind {
        MASTER_PLAYLIST,
        MEDIA_PLAYLIST,
        MANIFEST,
        CAPTION_PLAYLIST,
        CAPTION_SEGMENT,
        CHAPTERS,
        INIT,
        SEGMENT;

        /** Returns whether the resource depends on the file of the video only, and not on the database. */
        boolean isOfFile() {
            return this == MEDIA_PLAYLIST || this == INIT || this == SEGMENT;
        }
    }

    /** The tracks of a segment. */
    enum Rendition {
        /** All tracks, for HLS. */
        MUXED("m"),
        VIDEO("v"),
        AUDIO("a");

        private final String path;

        Rendition(String path) {
            this.path = path;
        }

        /** Returns the name in a path. */
        String path() {
            return path;
        }

        private static Rendition of(String path) {
            return path.equals("v") ? VIDEO : path.equals("a") ? AUDIO : MUXED;
        }
    }

    StreamPart(Kind kind, Rendition rendition, int segment) {
        this(kind, rendition, segment, "");
    }

    /** Parses the part of a path after the hash path, without the slash; empty if there is no such resource. */
    static Optional<StreamPart> parse(String path) {
        if (path.equals(CHAPTERS)) {
            return Optional.of(new StreamPart(Kind.CHAPTERS, Rendition.MUXED, 0));
        }
        Matcher captions = CAPTIONS.matcher(path);
        if (captions.matches()) {
            Kind kind = captions.group(2).equals("vtt") ? Kind.CAPTION_SEGMENT : Kind.CAPTION_PLAYLIST;
            return Optional.of(new StreamPart(kind, Rendition.MUXED, 0, captions.group(1)));
        }
        Matcher matcher = PATH.matcher(path);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        if (matcher.group(4) == null) {
            Kind kind = matcher.group(1) != null
                    ? Kind.MASTER_PLAYLIST
                    : matcher.group(2) != null ? Kind.MEDIA_PLAYLIST : Kind.MANIFEST;
            return Optional.of(new StreamPart(kind, Rendition.MUXED, 0));
        }
        Rendition rendition = Rendition.of(matcher.group(4));
        return Optional.of(
                matcher.group(5) != null
                        ? new StreamPart(Kind.INIT, rendition, 0)
                        : new StreamPart(Kind.SEGMENT, rendition, Integer.parseInt(matcher.group(6))));
    }
}
