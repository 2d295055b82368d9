package io.vireo.media.mp4;

/** Accumulates duration and positions of the fragments of one track. Times are in units of the track's timescale. */
final class FragmentedTrack {
    private final long timescale;
    private long defaultDuration;
    private long defaultSize;
    private long bytes;
    /** When the first sample begins; negative if no fragment was found yet. */
    private long start;
    /** When the sample behind the last one taken in would begin. */
    private long next;

    private long end;
    private boolean outside;

    /** @param before how long the samples play that are not in fragments */
    FragmentedTrack(long timescale, long before) {
        this.timescale = timescale;
        this.start = before > 0 ? 0 : -1;
        this.next = before;
        this.end = before;
    }

    /** With what {@code trex} says of samples that say nothing themselves. */
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

    /** The next samples begin at this time. */
    void beginAt(long time) {
        if (time < 0) {
            throw new InvalidMp4Exception("a fragment before all times");
        }
        next = time;
    }

    /**
     * Takes a run of samples in.
     *
     * @param base where its offset counts from; negative if that is not known
     * @param limit where in the file its last sample must end
     */
    void add(TrackRun run, long base, long limit) {
        start = start < 0 ? next : Math.min(start, next);
        next += run.duration();
        bytes += run.bytes();
        if (next < 0) {
            throw new InvalidMp4Exception("the fragments last for ever");
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

    /** From the first sample to the end of the last, in milliseconds. */
    long millis() {
        return start < 0 ? 0 : PresentationDuration.millis(end - start, timescale);
    }
}
