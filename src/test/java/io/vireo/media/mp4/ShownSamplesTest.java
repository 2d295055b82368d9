package io.vireo.media.mp4;

import static org.assertj.core.api.Assertions.assertThat;

import io.vireo.BoxEditor;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.BitSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Edit lists on a video of 40 frames and one keyframe. Frames are numbered in presentation order: frame n begins at media time
 * 2048 + 1024 n, with 10240 units per second.
 */
class ShownSamplesTest {
    @TempDir
    Path directory;

    @Test
    void shouldShowEverythingWithoutAnEditList() throws IOException {
        assertShown(BoxEditor.of("one-group.mp4").rename("edts", "free"), 0, 40);
        assertShown(BoxEditor.of("one-group.mp4").edits(), 0, 40);
        assertShown(BoxEditor.of("one-group.mp4"), 0, 40);
    }

    @Test
    void shouldHideFramesBeforeTheEdit() throws IOException {
        assertShown(edits(3000, frame(10), 1), 10, 40);
        assertShown(edits(2950, frame(10) + 512, 1), 11, 40);
        assertShown(edits(500, -1, 1, 3000, frame(10), 1), 10, 40);
    }

    /** Durations are in milliseconds: two and a half frames, and a frame shown for less than a millisecond. */
    @Test
    void shouldHideFramesAfterTheEdit() throws IOException {
        assertShown(edits(1000, frame(0), 1), 0, 10);
        assertShown(edits(250, frame(5), 1), 5, 8);
        assertShown(BoxEditor.of("one-group.mp4").edits(1001, frame(0) - 5, 1), 0, 10);
    }

    @Test
    void shouldShowEachOfSeveralSegments() throws IOException {
        BitSet both = new BitSet();
        both.set(5, 10);
        both.set(30, 35);
        assertThat(shown(edits(500, frame(30), 1, 500, frame(5), 1))).isEqualTo(both);
    }

    @Test
    void shouldShowOneFrameForADwellEdit() throws IOException {
        assertShown(edits(3000, frame(12) + 100, 0), 12, 13);
    }

    @Test
    void shouldTreatADurationOfZeroAsUnlimited() throws IOException {
        assertShown(edits(0, frame(25), 1), 25, 40);
    }

    @Test
    void shouldShowTheLastFrameIfTheEditStartsWithinIt() throws IOException {
        assertShown(edits(50, frame(39) + 500, 1), 39, 40);
    }

    @Test
    void shouldShowNothingIfNoFrameIsInAnEdit() throws IOException {
        assertShown(edits(4000, -1, 1), 0, 0);
        assertShown(edits(4000, frame(1000), 1), 0, 0);
    }

    @Test
    void shouldRead64BitEditLists() throws IOException {
        byte[] wide = new byte[28];
        wide[0] = 1;
        wide[7] = 1;
        wide[14] = 3000 >> 8;
        wide[15] = (byte) 3000;
        wide[22] = (byte) (frame(10) >> 8);
        wide[25] = 1;
        assertShown(BoxEditor.of("one-group.mp4").content("elst", wide), 10, 40);
    }

    @Test
    void shouldAcceptAListWithTooHighAnEntryCount() throws IOException {
        assertShown(edits(3000, frame(10), 1).put("elst", 4, Integer.MAX_VALUE), 10, 40);
        assertShown(BoxEditor.of("one-group.mp4").content("elst", (byte) 0), 0, 40);
    }

    @Test
    void shouldApplyEditListsToFragments() throws IOException {
        BoxEditor file = BoxEditor.of("one-group-fragmented.mp4");
        assertShown(file, 0, 40);
        assertShown(file.put("elst", 12, frame(10)), 10, 40);
    }

    @Test
    void shouldNeverReturnAFrameBeforeTheEdit() throws IOException {
        SampleIndex index = index(edits(3000, frame(10), 1));
        for (int part = 0; part < 100; part++) {
            int sample = index.shownAt(part / 100.0);
            assertThat(index.isShown(sample)).isTrue();
            assertThat(index.keyframeFor(sample)).isZero();
        }
    }

    /** Frames that are presented before the keyframe they follow in the file depend on the previous group of pictures. */
    @Test
    void shouldUseThePreviousKeyframeForLeadingFramesOfAnOpenGop() throws IOException {
        SampleIndex index = index(BoxEditor.of("open-groups.mp4").edits(100, frame(9), 1));
        int leading = index.shownAt(0);
        int keyframe = index.keyframeFor(leading);
        assertThat(index.shownCount()).isEqualTo(1);
        assertThat(keyframe).isLessThan(leading - 1);
        assertThat(index.isBefore(leading, keyframe)).isFalse();
    }

    private static int frame(int number) {
        return 2048 + 1024 * number;
    }

    private static BoxEditor edits(int... entries) {
        return BoxEditor.of("one-group.mp4").edits(entries);
    }

    private void assertShown(BoxEditor file, int from, int to) throws IOException {
        BitSet expected = new BitSet();
        expected.set(from, to);
        assertThat(shown(file)).isEqualTo(expected);
    }

    /** Returns the positions of the shown frames in presentation order. */
    private BitSet shown(BoxEditor file) throws IOException {
        SampleIndex index = index(file);
        BitSet shown = new BitSet();
        IntStream.range(0, index.count())
                .filter(index::isShown)
                .forEach(sample -> shown.set((int) IntStream.range(0, index.count())
                        .filter(other -> index.isBefore(other, sample))
                        .count()));
        return shown;
    }

    private SampleIndex index(BoxEditor file) throws IOException {
        try (FileChannel channel = FileChannel.open(file.write(directory))) {
            return AvcTrack.find(channel).orElseThrow().samples();
        }
    }
}
