package io.vireo.streaming;

import static org.assertj.core.api.Assertions.assertThat;

import io.vireo.Samples;
import io.vireo.http.Json;
import io.vireo.media.segment.DataRange;
import io.vireo.media.segment.SegmentIndex;
import io.vireo.media.segment.SegmentIndex.BitRates;
import io.vireo.media.segment.SegmentIndex.InitBytes;
import io.vireo.media.segment.SegmentIndex.Picture;
import io.vireo.media.segment.SegmentIndex.Segment;
import io.vireo.media.segment.SegmentIndex.StreamTrack;
import io.vireo.media.segment.TestStream;
import io.vireo.media.text.Chapter;
import io.vireo.streaming.caption.CaptionTrack;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

class ManifestTest {
    private static final byte[] NONE = {};
    private static final ManifestTracks NO_TRACKS = ManifestTracks.of("abc1234", List.of(), List.of());

    private static final ManifestTracks TRACKS = ManifestTracks.of(
            "abc1234",
            List.of(
                    new CaptionTrack("de", "Deutsch", CaptionTrack.CAPTIONS),
                    new CaptionTrack("en", "The \"<best>\" & only", CaptionTrack.SUBTITLES),
                    new CaptionTrack("en-GB", "the '<best>' & only", CaptionTrack.SUBTITLES)),
            List.of(new Chapter(0, 6000, "Start & more"), new Chapter(6000, 12_365, "End")));

    @TempDir
    Path directory;

    /** 30000/1001 pictures a second: 180 and 180 and 10 of them; the audio ends 20 ms later. */
    private static SegmentIndex index() {
        List<DataRange> ranges = List.of(new DataRange(48, 1000));
        return new SegmentIndex(
                5000,
                0,
                new StreamTrack("avc1.64001f", 30_000, 370 * 1001, new BitRates(2_000_001, 1_500_000)),
                new StreamTrack("mp4a.40.2", 48_000, 593_560, new BitRates(130_000, 128_000)),
                new Picture(1280, 720, 29_970),
                new BitRates(2_100_001, 1_600_000),
                new InitBytes(NONE, NONE, NONE),
                List.of(
                        new Segment(0, 100, 0, 0, 0, 500, ranges),
                        new Segment(100, 100, 0, 180 * 1001, 288_768, 500, ranges),
                        new Segment(200, 100, 0, 360 * 1001, 577_536, 500, ranges)));
    }

    @Test
    void shouldDescribeTheStreamInTheMasterPlaylist() {
        assertThat(HlsPlaylist.master(index(), NO_TRACKS, "")).isEqualTo("""
                        #EXTM3U
                        #EXT-X-VERSION:7
                        #EXT-X-INDEPENDENT-SEGMENTS
                        #EXT-X-STREAM-INF:BANDWIDTH=2100001,AVERAGE-BANDWIDTH=1600000,CODECS="avc1.64001f,mp4a.40.2",\
                        RESOLUTION=1280x720,FRAME-RATE=29.970
                        m.m3u8
                        """);
    }

    @Test
    void shouldListTheSegmentsWithTheirExactDurations() {
        assertThat(HlsPlaylist.media(index(), "")).isEqualTo("""
                        #EXTM3U
                        #EXT-X-VERSION:7
                        #EXT-X-TARGETDURATION:6
                        #EXT-X-MEDIA-SEQUENCE:1
                        #EXT-X-PLAYLIST-TYPE:VOD
                        #EXT-X-INDEPENDENT-SEGMENTS
                        #EXT-X-MAP:URI="m/init.mp4"
                        #EXTINF:6.006000,
                        m/1.m4s
                        #EXTINF:6.006000,
                        m/2.m4s
                        #EXTINF:0.353833,
                        m/3.m4s
                        #EXT-X-ENDLIST
                        """);
    }

    @Test
    void shouldAppendTheAccessToEveryAddress() {
        assertThat(HlsPlaylist.master(index(), NO_TRACKS, "a=x_-1")).contains("\nm.m3u8?a=x_-1\n");
        assertThat(HlsPlaylist.media(index(), "a=x_-1"))
                .contains("URI=\"m/init.mp4?a=x_-1\"", "\nm/1.m4s?a=x_-1\n", "\nm/3.m4s?a=x_-1\n");
        assertThat(DashManifest.of(index(), NO_TRACKS, "a=x_-1"))
                .contains("\"v/init.mp4?a=x_-1\"", "\"v/$Number$.m4s?a=x_-1\"", "\"a/$Number$.m4s?a=x_-1\"");
    }

    @Test
    void shouldWriteAManifestWithBothTracks() throws Exception {
        String text = DashManifest.of(index(), NO_TRACKS, "");
        Document manifest = DocumentBuilderFactory.newDefaultInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
        Element root = manifest.getDocumentElement();
        assertThat(root.getAttribute("type")).isEqualTo("static");
        assertThat(root.getAttribute("mediaPresentationDuration")).isEqualTo("PT12.365833S");
        Element video = (Element) root.getElementsByTagName("Representation").item(0);
        assertThat(video.getAttribute("codecs")).isEqualTo("avc1.64001f");
        assertThat(video.getAttribute("bandwidth")).isEqualTo("2000001");
        assertThat(video.getAttribute("width")).isEqualTo("1280");
        assertThat(text)
                .contains("timescale=\"30000\"", "<S t=\"180180\" d=\"180180\"/>", "<S t=\"360360\" d=\"10010\"/>")
                .contains("timescale=\"48000\"", "<S t=\"577536\" d=\"16024\"/>");
        assertThat(root.getElementsByTagName("S").getLength()).isEqualTo(6);
    }

    @Test
    void shouldListCaptionsAndChaptersInTheMasterPlaylist() {
        assertThat(HlsPlaylist.master(index(), TRACKS, "a=x"))
                .startsWith("""
                        #EXTM3U
                        #EXT-X-VERSION:7
                        #EXT-X-INDEPENDENT-SEGMENTS
                        #EXT-X-MEDIA:TYPE=SUBTITLES,GROUP-ID="s",NAME="Deutsch",LANGUAGE="de",AUTOSELECT=YES,DEFAULT=NO,FORCED=NO,\
                        CHARACTERISTICS="public.accessibility.transcribes-spoken-dialog,\
                        public.accessibility.describes-music-and-sound",URI="s/de.m3u8?a=x"
                        #EXT-X-MEDIA:TYPE=SUBTITLES,GROUP-ID="s",NAME="The '<best>' & only",LANGUAGE="en",AUTOSELECT=YES,DEFAULT=NO,\
                        FORCED=NO,URI="s/en.m3u8?a=x"
                        #EXT-X-MEDIA:TYPE=SUBTITLES,GROUP-ID="s",NAME="the '<best>' & only (en-GB)",LANGUAGE="en-GB",AUTOSELECT=YES,\
                        DEFAULT=NO,FORCED=NO,URI="s/en-GB.m3u8?a=x"
                        #EXT-X-SESSION-DATA:DATA-ID="com.apple.hls.chapters",URI="chapters.json?a=x"
                        #EXT-X-STREAM-INF:""")
                .endsWith(",SUBTITLES=\"s\"\nm.m3u8?a=x\n");
        assertThat(HlsPlaylist.captions(index(), "en-GB", "a=x")).isEqualTo("""
                        #EXTM3U
                        #EXT-X-VERSION:7
                        #EXT-X-TARGETDURATION:12
                        #EXT-X-MEDIA-SEQUENCE:1
                        #EXT-X-PLAYLIST-TYPE:VOD
                        #EXTINF:12.365833,
                        en-GB.vtt?a=x
                        #EXT-X-ENDLIST
                        """);
    }

    @Test
    void shouldListCaptionsAndChaptersInTheManifest() throws Exception {
        Document manifest = DocumentBuilderFactory.newDefaultInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(
                        DashManifest.of(index(), TRACKS, "a=x").getBytes(StandardCharsets.UTF_8)));
        Element root = manifest.getDocumentElement();
        Element event = (Element) root.getElementsByTagName("Event").item(1);
        assertThat(event.getAttribute("presentationTime")).isEqualTo("6000");
        assertThat(event.getAttribute("duration")).isEqualTo("6365");
        assertThat(root.getElementsByTagName("Event").item(0).getTextContent()).isEqualTo("Start & more");
        Element english = (Element) root.getElementsByTagName("AdaptationSet").item(3);
        assertThat(english.getAttribute("lang")).isEqualTo("en");
        assertThat(english.getAttribute("mimeType")).isEqualTo("text/vtt");
        assertThat(english.getTextContent()).contains("The '<best>' & only", "../../../captions/abc1234/en?a=x");
    }

    @Test
    void shouldWriteChaptersForApplesPlayers() {
        assertThat(Json.text(HlsChapter.of(TRACKS.chapters())))
                .startsWith(
                        "[{\"chapter\":1,\"start-time\":0.0,\"duration\":6.0,"
                                + "\"titles\":[{\"language\":\"und\",\"title\":\"Start & more\"}]},{\"chapter\":2,\"start-time\":6.0,");
    }

    @Test
    void shouldOmitTheAudioOfASilentVideo() throws IOException {
        SegmentIndex silent =
                TestStream.of(Samples.path("baseline.mp4"), directory).index();
        assertThat(DashManifest.of(silent, NO_TRACKS, "")).doesNotContain("audio");
        assertThat(HlsPlaylist.master(silent, NO_TRACKS, ""))
                .contains("CODECS=\"avc1.", "RESOLUTION=320x240", "FRAME-RATE=10.000")
                .doesNotContain("mp4a");
        assertThat(HlsPlaylist.media(silent, "")).contains("#EXTINF:2.000000,\nm/1.m4s\n#EXT-X-ENDLIST");
    }

    /** The bit rate of a segment with its head; the only segment is shorter than half of the target duration. */
    @Test
    void shouldMeasureTheBitRates() throws IOException {
        TestStream stream = TestStream.of(Samples.path("baseline.mp4"), directory);
        long bits = 8L * stream.muxed().get(0).length;
        assertThat(stream.index().muxed()).isEqualTo(new BitRates((bits + 1) / 2, (bits + 1) / 2));
    }
}
