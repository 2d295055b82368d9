package io.vireo.streaming;

import io.vireo.media.segment.SegmentIndex;
import io.vireo.media.segment.SegmentIndex.Segment;
import io.vireo.media.segment.SegmentIndex.StreamTrack;
import java.util.List;
import java.util.function.ToLongFunction;

/** Writes DASH manifests (ISO/IEC 23009-1): video and audio apart, with the exact times of their segments. */
final class DashManifest {
    private final SegmentIndex index;
    private final String suffix;
    private final StringBuilder text = new StringBuilder();

    private DashManifest(SegmentIndex index, String query) {
        this.index = index;
        this.suffix = query.isEmpty() ? "" : '?' + query;
    }

    /**
     * Returns the manifest.
     *
     * @param query is appended to the addresses; {@code ""} for none. It has no characters that XML escapes
     */
    static String of(SegmentIndex index, String query) {
        return new DashManifest(index, query).write();
    }

    private String write() {
        long micros = index.startMicros(index.segments().size()) - index.startMicros(0);
        text.append("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<MPD xmlns=\"urn:mpeg:dash:schema:mpd:2011\"")
                .append(
                        " profiles=\"urn:mpeg:dash:profile:isoff-live:2011\" type=\"static\" mediaPresentationDuration=\"PT")
                .append(HlsPlaylist.decimal(micros, 1_000_000))
                .append("S\" minBufferTime=\"PT6S\">\n<Period start=\"PT0S\">\n");
        SegmentIndex.Picture picture = index.picture();
        adaptationSet(
                "video",
                "v",
                index.video(),
                " width=\"" + picture.width() + "\" height=\"" + picture.height() + "\" frameRate=\""
                        + picture.milliFrames() + "/1000\"");
        timeline(index.segments(), index.video(), Segment::start);
        if (index.hasAudio()) {
            adaptationSet("audio", "a", index.audio(), "");
            timeline(index.segments().subList(0, index.audioSegments()), index.audio(), Segment::audioStart);
        }
        return text.append("</Period>\n</MPD>\n").toString();
    }

    private void adaptationSet(String type, String name, StreamTrack track, String attributes) {
        text.append("<AdaptationSet contentType=\"")
                .append(type)
                .append("\" mimeType=\"")
                .append(type)
                .append("/mp4\" segmentAlignment=\"true\" startWithSAP=\"1\">\n<Representation id=\"")
                .append(name)
                .append("\" codecs=\"")
                .append(track.codec())
                .append("\" bandwidth=\"")
                .append(track.rates().peak())
                .append('"')
                .append(attributes)
                .append(">\n<SegmentTemplate timescale=\"")
                .append(track.timescale())
                .append("\" startNumber=\"1\" initialization=\"")
                .append(name)
                .append("/init.mp4")
                .append(suffix)
                .append("\" media=\"")
                .append(name)
                .append("/$Number$.m4s")
                .append(suffix)
                .append("\">\n<SegmentTimeline>\n");
    }

    private void timeline(List<Segment> segments, StreamTrack track, ToLongFunction<Segment> start) {
        for (int segment = 0; segment < segments.size(); segment++) {
            long time = start.applyAsLong(segments.get(segment));
            long end = segment + 1 < segments.size() ? start.applyAsLong(segments.get(segment + 1)) : track.end();
            text.append("<S t=\"")
                    .append(time)
                    .append("\" d=\"")
                    .append(end - time)
                    .append("\"/>\n");
        }
        text.append("</SegmentTimeline>\n</SegmentTemplate>\n</Representation>\n</AdaptationSet>\n");
    }
}
