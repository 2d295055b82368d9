package io.vireo;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** Damages sample videos in ways that are hard for parsers; deterministic for a seed. */
public final class Mutations {
    private static final List<String> SAMPLES = List.of(
            "baseline.mp4",
            "moov-last.mp4",
            "high-1080.mp4",
            "fragmented.mp4",
            "movie.mov",
            "aac-audio.mp4",
            "hevc.mp4",
            "one-group.mp4",
            "open-groups.mp4",
            "one-group-fragmented.mp4",
            "two-tracks.mp4");
    private static final int[] BOUNDARY_VALUES = {
        0, 1, 7, 8, -1, Integer.MAX_VALUE, Integer.MIN_VALUE, 0x7FFF_FFF0, 1 << 24
    };

    private Mutations() {}

    public static byte[] of(long seed) {
        return of(SAMPLES, seed);
    }

    /** Damages one of the given samples. */
    public static byte[] of(List<String> samples, long seed) {
        Random random = new Random(seed);
        byte[] file = Samples.bytes(samples.get(random.nextInt(samples.size())));
        for (int change = 0; change <= random.nextInt(4); change++) {
            int at = random.nextInt(file.length - 8);
            switch (random.nextInt(4)) {
                case 0 -> file[at] ^= (byte) (1 << random.nextInt(8));
                case 1 ->
                    ByteBuffer.wrap(file).putInt(at & ~3, BOUNDARY_VALUES[random.nextInt(BOUNDARY_VALUES.length)]);
                case 2 -> System.arraycopy(file, random.nextInt(file.length - 8), file, at, 8);
                default -> file = random.nextBoolean() ? Arrays.copyOf(file, at + 8) : file;
            }
        }
        return file;
    }
}
