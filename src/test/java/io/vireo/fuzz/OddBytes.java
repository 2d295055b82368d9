package io.vireo.fuzz;

import static io.vireo.fuzz.Mutation.any;

import io.vireo.Samples;
import io.vireo.TestImages;
import java.awt.Color;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** Mutations of videos and images. */
final class OddBytes {
    private static final int[] BOUNDARY_VALUES = {
        0, 1, 7, 8, -1, Integer.MAX_VALUE, Integer.MIN_VALUE, 0x7FFF_FFF0, 1 << 24
    };

    private static final int MIN_LENGTH = 16;

    private static final List<byte[]> FILES = List.of(
            Samples.video(),
            Samples.bytes("moov-last.mp4"),
            Samples.bytes("fragmented.mp4"),
            Samples.bytes("audio-only.m4a"),
            Samples.bytes("matroska.mp4"),
            TestImages.plain(Color.RED, 64, 48, "jpeg"),
            TestImages.plain(Color.RED, 64, 48, "png"),
            TestImages.plain(Color.RED, 64, 48, "gif"),
            new byte[0],
            new byte[] {0},
            new byte[3_000]);

    static final List<Mutation> ALL = List.of(OddBytes::damaged, OddBytes::damaged, OddBytes::replaced);

    private OddBytes() {}

    private static Request replaced(Request request, Random random) {
        return request.withBody(any(FILES, random));
    }

    static Request damaged(Request request, Random random) {
        byte[] file = request.body().clone();
        if (file.length < MIN_LENGTH) {
            return replaced(request, random);
        }
        for (int change = 0; change <= random.nextInt(4) && file.length >= MIN_LENGTH; change++) {
            int at = random.nextInt(file.length - 8);
            switch (random.nextInt(4)) {
                case 0 -> file[at] ^= (byte) (1 << random.nextInt(8));
                case 1 ->
                    ByteBuffer.wrap(file).putInt(at & ~3, BOUNDARY_VALUES[random.nextInt(BOUNDARY_VALUES.length)]);
                case 2 -> System.arraycopy(file, random.nextInt(file.length - 8), file, at, 8);
                default -> file = random.nextBoolean() ? Arrays.copyOf(file, at + 8) : file;
            }
        }
        return request.withBody(file);
    }
}
