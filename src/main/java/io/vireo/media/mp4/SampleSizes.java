package io.vireo.media.mp4;

import java.io.IOException;

/** Iterates over the sizes of the samples: {@code stsz}, or the compact {@code stz2} with 4, 8 or 16 bits per sample. */
final class SampleSizes {
    private static final int TABLE = 12;

    private final BoxReader reader;
    private final Box box;
    private final int bits;
    private final long constant;
    private final long count;
    private long next;

    private SampleSizes(BoxReader reader, Box box, int bits, long constant) throws IOException {
        this.reader = reader;
        this.box = box;
        this.bits = bits;
        this.constant = constant;
        this.count = reader.u32(box, 8);
        if (constant == 0 && (count * bits + 7) / 8 > box.size() - TABLE) {
            throw new InvalidMp4Exception("the table of sample sizes is too short");
        }
    }

    static SampleSizes of(BoxReader reader, Box stbl) throws IOException {
        Box stsz = reader.find(stbl, "stsz").orElse(null);
        if (stsz != null) {
            return new SampleSizes(reader, stsz, 32, reader.u32(stsz, 4));
        }
        Box stz2 = reader.get(stbl, "stz2");
        int bits = reader.u8(stz2, 7);
        if (bits != 4 && bits != 8 && bits != 16) {
            throw new InvalidMp4Exception("stz2 with fields of an unknown width");
        }
        return new SampleSizes(reader, stz2, bits, 0);
    }

    long count() {
        return count;
    }

    /** Returns the total size of the next {@code samples} samples in bytes. */
    long sum(long samples) throws IOException {
        if (constant > 0) {
            return constant * samples;
        }
        long sum = 0;
        for (long i = 0; i < samples; i++) {
            sum += size(next++);
        }
        return sum;
    }

    private long size(long index) throws IOException {
        return switch (bits) {
            case 4 -> reader.u8(box, TABLE + index / 2) >> (index % 2 == 0 ? 4 : 0) & 0xF;
            case 8 -> reader.u8(box, TABLE + index);
            case 16 -> reader.u16(box, TABLE + 2 * index);
            default -> reader.u32(box, TABLE + 4 * index);
        };
    }
}
