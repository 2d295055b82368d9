package io.vireo.tally;

import java.time.Duration;

/**
 * The heat of a video: the logarithm to the base 2 of a sum of weighted events whose weights halve each day. An event of weight w at time
 * t, in days since 1970, has the heat log2(w) + t, and the sum of two is their larger one plus log2(1 + 2^-difference). So the order of
 * videos does not change as time passes, and only a video to which something happens is written.
 */
public final class Heat {
    /** The heat without any event. */
    public static final double NONE = 0;

    private static final double HALF_LIFE_MILLIS = Duration.ofDays(1).toMillis();

    /** A rest that is smaller than this part of what is subtracted is a rounding error. */
    private static final double SMALLEST_REST = 1e-6;

    private Heat() {}

    /**
     * Returns the heat after an event.
     *
     * @param weight negative to take back an event, as if it had happened now
     * @param millis the time of the event since 1970
     */
    static double plus(double heat, long weight, long millis) {
        if (weight == 0) {
            return heat;
        }
        double event = log2(Math.abs(weight)) + millis / HALF_LIFE_MILLIS;
        if (weight > 0) {
            return heat == NONE ? event : Math.max(heat, event) + log2(1 + Math.pow(2, -Math.abs(heat - event)));
        }
        double rest = 1 - Math.pow(2, event - heat);
        return rest < SMALLEST_REST ? NONE : heat + log2(rest);
    }

    /** Returns the logarithm to the base 2 of the sum at a time; a very small number without any event. */
    public static double at(double heat, long millis) {
        return heat - millis / HALF_LIFE_MILLIS;
    }

    private static double log2(double value) {
        return Math.log(value) / Math.log(2);
    }
}
