package io.vireo.media.remux;

/** Bounds the samples of all tracks of a file by its size, because a small file may declare many or overlapping samples. */
final class SampleLimits {
    private static final long MAX_SAMPLES = 20_000_000;
    private static final long FREE_SAMPLES = 10_000;
    private static final int MIN_BYTES_PER_SAMPLE = 8;

    private long samplesLeft;
    private long bytesLeft;

    /** @param length the size of the file in bytes */
    SampleLimits(long length) {
        samplesLeft = Math.min(MAX_SAMPLES, FREE_SAMPLES + length / MIN_BYTES_PER_SAMPLE);
        bytesLeft = length;
    }

    /** @param size the bytes of a sample that are in the file */
    void take(long size) {
        samplesLeft--;
        bytesLeft -= size;
        if (samplesLeft < 0 || bytesLeft < 0) {
            throw new InvalidInputException(samplesLeft < 0 ? "too many samples" : "overlapping samples");
        }
    }
}
