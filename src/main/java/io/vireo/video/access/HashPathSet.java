package io.vireo.video.access;

import io.vireo.video.access.AccessRepository.AccessChange;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.LongStream;

/** An immutable set of hash paths as sorted numbers: 8 bytes each. */
final class HashPathSet {
    static final HashPathSet EMPTY = new HashPathSet(new long[0]);

    private final long[] sorted;

    private HashPathSet(long[] sorted) {
        this.sorted = sorted;
    }

    boolean contains(String hash) {
        return Arrays.binarySearch(sorted, number(hash)) >= 0;
    }

    /** Returns a set with the videos that are not public any more, and without those that are public now. */
    HashPathSet with(List<AccessChange> changes) {
        if (changes.isEmpty()) {
            return this;
        }
        TreeMap<Long, Boolean> changed = new TreeMap<>();
        changes.forEach(change -> changed.put(number(change.hash()), change.isPublic()));
        LongStream unchanged = LongStream.of(sorted).filter(hash -> !changed.containsKey(hash));
        LongStream added =
                changed.entrySet().stream().filter(change -> !change.getValue()).mapToLong(change -> change.getKey());
        return new HashPathSet(LongStream.concat(unchanged, added).sorted().toArray());
    }

    /** Returns a hash path as a number to the base 37, where 0 is no character; different numbers for different hash paths. */
    private static long number(String hash) {
        long number = 0;
        for (int i = 0; i < hash.length(); i++) {
            number = number * 37 + Character.digit(hash.charAt(i), Character.MAX_RADIX) + 1;
        }
        return number;
    }
}
