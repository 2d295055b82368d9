package io.vireo.media.frame;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Divides a video into equal slots and selects a keyframe for each: the last one before the middle of the slot. Keyframes are named by
 * their ordinal numbers in presentation order.
 */
final class StoryboardPlan {
    static final int MAX_SLOTS = 100;
    static final int MIN_PICTURES = 4;

    /** The duration of the shortest video with a storyboard. */
    private static final long MIN_MILLIS = 10_000;

    /** The shortest slot of a video with many keyframes. */
    private static final long SLOT_MILLIS = 5_000;

    /** A picture of a storyboard: a keyframe, and from when on it is shown. */
    record Shown(int keyframe, long startMillis) {}

    private final long durationMillis;
    private final int[] keyframes;

    private StoryboardPlan(long durationMillis, int[] keyframes) {
        this.durationMillis = durationMillis;
        this.keyframes = keyframes;
    }

    /**
     * Returns the plan for a video; without slots if it is too short or has too few keyframes.
     *
     * @param times the presentation times of the keyframes in milliseconds, ascending
     * @param durationMillis the duration of the video
     */
    static StoryboardPlan of(long[] times, long durationMillis) {
        boolean possible = durationMillis >= MIN_MILLIS && times.length >= MIN_PICTURES;
        long slots = Math.min(Math.min(MAX_SLOTS, times.length), Math.max(MIN_PICTURES, durationMillis / SLOT_MILLIS));
        int[] keyframes = new int[possible ? (int) slots : 0];
        int keyframe = 0;
        for (int slot = 0; slot < keyframes.length; slot++) {
            double middle = (slot + 0.5) * durationMillis / keyframes.length;
            while (keyframe + 1 < times.length && times[keyframe + 1] <= middle) {
                keyframe++;
            }
            keyframes[slot] = keyframe;
        }
        return new StoryboardPlan(durationMillis, keyframes);
    }

    /**
     * Returns the keyframes in the order in which they are decoded: the first of them are spread over the whole video, because the time may
     * be used up after any of them.
     */
    List<Integer> decodingOrder() {
        Set<Integer> order = new LinkedHashSet<>();
        int bits = Integer.SIZE - Integer.numberOfLeadingZeros(Math.max(1, keyframes.length - 1));
        for (int i = 0; i < 1 << bits; i++) {
            int slot = Integer.reverse(i) >>> Integer.SIZE - bits;
            if (slot < keyframes.length) {
                order.add(keyframes[slot]);
            }
        }
        return List.copyOf(order);
    }

    /**
     * Returns the pictures in presentation order; the first begins at 0. A slot without its picture shows that of the nearest slot.
     *
     * @param decoded the keyframes that were decoded
     */
    List<Shown> shown(Set<Integer> decoded) {
        List<Shown> shown = new ArrayList<>();
        for (int slot = 0; slot < keyframes.length; slot++) {
            int nearest = nearest(slot, decoded);
            if (nearest >= 0 && (shown.isEmpty() || shown.get(shown.size() - 1).keyframe() != nearest)) {
                shown.add(new Shown(nearest, slot * durationMillis / keyframes.length));
            }
        }
        return shown;
    }

    private int nearest(int slot, Set<Integer> decoded) {
        for (int distance = 0; distance < keyframes.length; distance++) {
            for (int other : new int[] {slot - distance, slot + distance}) {
                if (other >= 0 && other < keyframes.length && decoded.contains(keyframes[other])) {
                    return keyframes[other];
                }
            }
        }
        return -1;
    }
}
