package io.vireo.streaming;

import io.vireo.media.segment.SegmentIndex;
import io.vireo.streaming.caption.CaptionTrack;
import java.util.ArrayList;
import java.util.List;

/** Writes HLS playlists (RFC 8216). The segments contain all tracks. */
final class HlsPlaylist {
    private static final int MICROS = 1_000_000;

    /** The attribute of captions for those who do not hear. */
    private static final String HEARING = ",CHARACTERISTICS=\"public.accessibility.transcribes-spoken-dialog,"
            + "public.accessibility.describes-music-and-sound\"";

    private HlsPlaylist() {}

    /** @param query is appended to the addresses; {@code ""} for none */
    static String master(SegmentIndex index, ManifestTracks tracks, String query) {
        SegmentIndex.Picture picture = index.picture();
        StringBuilder text = new StringBuilder("#EXTM3U\n#EXT-X-VERSION:7\n#EXT-X-INDEPENDENT-SEGMENTS\n");
        for (CaptionTrack caption : tracks.captions()) {
            text.append("#EXT-X-MEDIA:TYPE=SUBTITLES,GROUP-ID=\"s\",NAME=\"")
                    .append(caption.label())
                    .append("\",LANGUAGE=\"")
                    .append(caption.language())
                    .append("\",AUTOSELECT=YES,DEFAULT=NO,FORCED=NO")
                    .append(caption.kind().equals(CaptionTrack.CAPTIONS) ? HEARING : "")
                    .append(",URI=\"s/")
                    .append(caption.language())
                    .append(".m3u8")
                    .append(suffix(query))
                    .append("\"\n");
        }
        if (!tracks.chapters().isEmpty()) {
            text.append("#EXT-X-SESSION-DATA:DATA-ID=\"com.apple.hls.chapters\",URI=\"chapters.json")
                    .append(suffix(query))
                    .append("\"\n");
        }
        return text.append("#EXT-X-STREAM-INF:BANDWIDTH=")
                .append(index.muxed().peak())
                .append(",AVERAGE-BANDWIDTH=")
                .append(index.muxed().average())
                .append(",CODECS=\"")
                .append(index.codecs())
                .append("\",RESOLUTION=")
                .append(picture.width())
                .append('x')
                .append(picture.height())
                .append(",FRAME-RATE=")
                .append(decimal(picture.milliFrames(), 1000))
                .append(tracks.captions().isEmpty() ? "" : ",SUBTITLES=\"s\"")
                .append("\nm.m3u8")
                .append(suffix(query))
                .append('\n')
                .toString();
    }

    /**
     * Returns the playlist of captions: one segment as long as the video.
     *
     * @param query as for {@link #master}
     */
    static String captions(SegmentIndex index, String language, String query) {
        long micros = index.startMicros(index.segments().size()) - index.startMicros(0);
        return "#EXTM3U\n#EXT-X-VERSION:7\n#EXT-X-TARGETDURATION:" + targetSeconds(List.of(micros))
                + "\n#EXT-X-MEDIA-SEQUENCE:1\n#EXT-X-PLAYLIST-TYPE:VOD\n#EXTINF:" + decimal(micros, MICROS)
                + ",\n" + language + ".vtt" + suffix(query) + "\n#EXT-X-ENDLIST\n";
    }

    /** @param query as for {@link #master} */
    static String media(SegmentIndex index, String query) {
        String suffix = suffix(query);
        List<Long> durations = durations(index);
        StringBuilder text = new StringBuilder(64 * durations.size() + 256)
                .append("#EXTM3U\n#EXT-X-VERSION:7\n#EXT-X-TARGETDURATION:")
                .append(targetSeconds(durations))
                .append(
                        "\n#EXT-X-MEDIA-SEQUENCE:1\n#EXT-X-PLAYLIST-TYPE:VOD\n#EXT-X-INDEPENDENT-SEGMENTS\n#EXT-X-MAP:URI=\"m/init.mp4")
                .append(suffix)
                .append("\"\n");
        for (int segment = 0; segment < durations.size(); segment++) {
            text.append("#EXTINF:")
                    .append(decimal(durations.get(segment), MICROS))
                    .append(",\nm/")
                    .append(segment + 1)
                    .append(".m4s")
                    .append(suffix)
                    .append('\n');
        }
        return text.append("#EXT-X-ENDLIST\n").toString();
    }

    /** Returns the durations in microseconds. They are differences of rounded times, so that their sum is the duration of the video. */
    private static List<Long> durations(SegmentIndex index) {
        List<Long> durations = new ArrayList<>();
        for (int segment = 0; segment < index.segments().size(); segment++) {
            durations.add(index.startMicros(segment + 1) - index.startMicros(segment));
        }
        return durations;
    }

    /** Returns the longest duration, rounded to seconds (RFC 8216, 4.3.3.1). */
    private static long targetSeconds(List<Long> durations) {
        long longest = 0;
        for (long duration : durations) {
            longest = Math.max(longest, duration);
        }
        return Math.max(1, (longest + MICROS / 2) / MICROS);
    }

    private static String suffix(String query) {
        return query.isEmpty() ? "" : '?' + query;
    }

    /** Returns a fraction as a decimal number with all digits; the denominator is a power of ten. */
    static String decimal(long numerator, long denominator) {
        String rest = Long.toString(denominator + numerator % denominator);
        return numerator / denominator + "." + rest.substring(1);
    }
}
