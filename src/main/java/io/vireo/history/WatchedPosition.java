package io.vireo.history;

/**
 * Where a channel stopped watching a video.
 *
 * @param position in seconds; 0 if it has not watched the video
 * @param done whether it has watched the video to its end, so that a player starts at the beginning
 */
public record WatchedPosition(double position, boolean done) {
    static final WatchedPosition NONE = new WatchedPosition(0, false);

    private static final double END_SHARE = 0.95;
    private static final long END_MILLIS = 15_000;
    private static final double MILLIS = 1000;

    static WatchedPosition of(long millis, boolean done) {
        return new WatchedPosition(millis / MILLIS, done);
    }

    /** Returns the position in a video of a known duration. */
    static WatchedPosition in(double position, long durationMillis) {
        long millis = Math.min(Math.round(position * MILLIS), durationMillis);
        // the last seconds of a short video are not its end
        boolean isDone = millis >= END_SHARE * durationMillis
                || (durationMillis > 2 * END_MILLIS && millis >= durationMillis - END_MILLIS);
        return of(millis, isDone);
    }

    int millis() {
        return (int) Math.min(Math.round(position * MILLIS), Integer.MAX_VALUE);
    }
}
