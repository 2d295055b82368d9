package io.vireo.media.mp4;

/** Accumulates duration and positions of the fragments of one track. Times are in units of the track's timescale. */
final class FragmentedTrack {
    private final long timescale;
    private long defaultDuration;
    private long defaultSize;
    private long bytes;
    /** The time of the first sample; negative if no fragment has been added. */
    private long start;
    /** The time after the last sample of the last run. */
    private long next;

    private long end;
    private boolean outside;

    /**
     * Creates a track without fragments.
     *
     * @param before the duration of the samples outside of fragments
     */
    FragmentedTrack(long timescale, long before) {
        this.timescale = timescale;
        this.start = before > 0 ? 0 : -1;
        this.next = before;
        this.end = before;
    }

    /** Sets the values of {@code trex} for samples without values of their own. */
    void setDefaults(long duration, long size) {
        defaultDuration = duration;
        defaultSize = size;
    }

    long defaultDuration() {
        return defaultDuration;
    }

    long defaultSize() {
        return defaultSize;
    }

    /**
     * Sets the time of the next samples.
     *
     * @throws InvalidMp4Exception if it is negative
     */
    void beginAt(long time) {
        if (time < 0) {
            throw new InvalidMp4Exception("a fragment has a negative decode time");
        }
        next = time;
    }

    /**
     * Adds a run of samples.
     *
     * @param base the file position that the offset of the run is relative to; negative if unknown
     * @param limit the file position that the samples must not exceed
     * @throws InvalidMp4Exception if the total duration overflows
     */
    void add(TrackRun run, long base, long limit) {
        start = start < 0 ? next : Math.min(start, next);
        next += run.duration();
        bytes += run.bytes();
        if (next < 0) {
            throw new InvalidMp4Exception("the duration of the fragments overflows");
        }
        end = Math.max(end, next);
        if (base >= 0 && run.hasOffset()) {
            long first = base + run.offset();
            outside |= first < 0 || first > limit || run.bytes() > limit - first;
        }
    }

    boolean hasBytes() {
        return bytes > 0;
    }

    boolean isOutside() {
        return outside;
    }

    /** Returns the time from the first sample to the end of the last one in milliseconds. */
    long millis() {
        return start < 0 ? 0 : PresentationDuration.millis(end - start, timescale);
    }
}
