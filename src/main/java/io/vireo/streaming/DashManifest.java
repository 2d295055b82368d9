package io.vireo.streaming;

import io.vireo.media.segment.SegmentIndex;
import io.vireo.media.segment.SegmentIndex.Segment;
import io.vireo.media.segment.SegmentIndex.StreamTrack;
import io.vireo.media.text.Chapter;
import io.vireo.media.text.TextEscapes;
import io.vireo.streaming.caption.CaptionTrack;
import java.util.List;
import java.util.function.ToLongFunction;

/** Writes DASH manifests (ISO/IEC 23009-1): video and audio apart, with the exact times of their segments. */
final class DashManifest {
    private final SegmentIndex index;
    private final ManifestTracks tracks;
    private final String suffix;
    private final StringBuilder text = new StringBuilder();

    private DashManifest(SegmentIndex index, ManifestTracks tracks, String query) {
        this.index = index;
        this.tracks = tracks;
        this.suffix = query.isEmpty() ? "" : '?' + query;
    }

    /**
     * Returns the manifest.
     *
     * @param query is appended to the addresses; {@code ""} for none. It has no characters that XML escapes
     */
    static String of(SegmentIndex index, ManifestTracks tracks, String query) {
        return new DashManifest(index, tracks, query).write();
    }

    private String write() {
        long micros = index.startMicros(index.segments().size()) - index.startMicros(0);
        text.append("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<MPD xmlns=\"urn:mpeg:dash:schema:mpd:2011\"")
                .append(
                        " profiles=\"urn:mpeg:dash:profile:isoff-live:2011\" type=\"static\" mediaPresentationDuration=\"PT")
                .append(HlsPlaylist.decimal(micros, 1_000_000))
                .append("S\" minBufferTime=\"PT6S\">\n<Period start=\"PT0S\">\n");
        chapters();
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
        tracks.captions().forEach(this::captions);
        return text.append("</Period>\n</MPD>\n").toString();
    }

    /** Writes the chapters as events: DASH has no other place for them. */
    private void chapters() {
        if (tracks.chapters().isEmpty()) {
            return;
        }
        text.append("<EventStream schemeIdUri=\"urn:vireo:chapters\" timescale=\"1000\">\n");
        int id = 0;
        for (Chapter chapter : tracks.chapters()) {
            text.append("<Event presentationTime=\"")
                    .append(chapter.startMillis())
                    .append("\" duration=\"")
                    .append(chapter.endMillis() - chapter.startMillis())
                    .append("\" id=\"")
                    .append(++id)
                    .append("\">")
                    .append(TextEscapes.escape(chapter.title()))
                    .append("</Event>\n");
        }
        text.append("</EventStream>\n");
    }

    /** Writes captions, which are one file. */
    private void captions(CaptionTrack caption) {
        text.append("<AdaptationSet contentType=\"text\" mimeType=\"text/vtt\" lang=\"")
                .append(caption.language())
                .append("\">\n<Label>")
                .append(TextEscapes.escape(caption.label()))
                .append("</Label>\n<Role schemeIdUri=\"urn:mpeg:dash:role:2011\" value=\"")
                .append(caption.kind().equals(CaptionTrack.CAPTIONS) ? "caption" : "subtitle")
                .append("\"/>\n<Representation id=\"s-")
                .append(caption.language())
                .append("\" bandwidth=\"1000\">\n<BaseURL>../../../captions/")
                .append(tracks.hash())
                .append('/')
                .append(caption.language())
                .append(suffix)
                .append("</BaseURL>\n</Representation>\n</AdaptationSet>\n");
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
