package io.vireo.streaming;

import io.vireo.media.segment.SegmentIndex;
import java.util.ArrayList;
import java.util.List;

/** Writes HLS playlists (RFC 8216). The segments contain all tracks. */
final class HlsPlaylist {
    private static final int MICROS = 1_000_000;

    private HlsPlaylist() {}

    /** @param query is appended to the addresses; {@code ""} for none */
    static String master(SegmentIndex index, String query) {
        SegmentIndex.Picture picture = index.picture();
        return "#EXTM3U\n#EXT-X-VERSION:7\n#EXT-X-INDEPENDENT-SEGMENTS\n#EXT-X-STREAM-INF:BANDWIDTH="
                + index.muxed().peak()
                + ",AVERAGE-BANDWIDTH=" + index.muxed().average()
                + ",CODECS=\"" + index.codecs()
                + "\",RESOLUTION=" + picture.width() + 'x' + picture.height()
                + ",FRAME-RATE=" + decimal(picture.milliFrames(), 1000)
                + "\nm.m3u8" + suffix(query) + '\n';
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
