package io.vireo.media.segment;

import io.vireo.BoxEditor;
import java.nio.ByteBuffer;
import java.util.Arrays;

/** Valid videos whose sample tables reach a limit of streams. */
public final class LimitVideos {
    private static final String SAMPLE = "moov-last.mp4";

    /** Where the media data of the sample begins. */
    private static final int MEDIA = 48;

    private LimitVideos() {}

    /**
     * A single group of pictures without content, of which 10,240 last a second.
     *
     * @param samples the number of pictures
     * @param sampleBytes the size of each picture
     * @param mediaBytes the size of the media data, of which the pictures are the beginning
     */
    public static byte[] of(int samples, int sampleBytes, int mediaBytes) {
        return BoxEditor.of(SAMPLE)
                .content("mdat", new byte[mediaBytes])
                .content("stss", table(0, 1, 1))
                .content("stsz", table(0, sampleBytes, samples))
                .put("stsc", 12, samples)
                .put("stts", 8, samples)
                .put("stts", 12, 1)
                .rename("edts", "free")
                .bytes();
    }

    /**
     * A video with two equal sample descriptions.
     *
     * @param second the number of the description of the second half, 1 or 2; the first half has 1
     */
    public static byte[] withTwoDescriptions(int second) {
        BoxEditor editor = BoxEditor.of(SAMPLE);
        ByteBuffer file = ByteBuffer.wrap(editor.bytes());
        int half = file.getInt(editor.at("stsz") + 12) / 2;
        int middle = MEDIA;
        for (int sample = 0; sample < half; sample++) {
            middle += file.getInt(editor.at("stsz") + 16 + 4 * sample);
        }
        int stsd = editor.at("stsd");
        byte[] entry = Arrays.copyOfRange(editor.bytes(), stsd + 12, stsd - 4 + file.getInt(stsd - 4));
        byte[] entries = ByteBuffer.allocate(8 + 2 * entry.length)
                .putInt(0)
                .putInt(2)
                .put(entry)
                .put(entry)
                .array();
        return editor.content("stsd", entries)
                .content("stsc", table(0, 2, 1, half, 1, 2, half, second))
                .content("stco", table(0, 2, MEDIA, middle))
                .bytes();
    }

    private static byte[] table(int... values) {
        ByteBuffer table = ByteBuffer.allocate(4 * values.length);
        Arrays.stream(values).forEach(table::putInt);
        return table.array();
    }
}
