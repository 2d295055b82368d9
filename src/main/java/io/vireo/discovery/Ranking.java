package io.vireo.discovery;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedList;
import java.util.List;
import java.util.Map;

/** The order of a ranking, best first, in which no channel takes all places, and the positions of its cursors. */
final class Ranking {
    /** In this number of successive places a channel has only some. */
    static final int WINDOW = 20;

    private Ranking() {}

    /**
     * Orders candidates by their score, but moves videos back of which a channel has enough in the places before, as long as there are
     * others.
     *
     * @param candidates best first
     * @param max the maximum number of videos of a channel in {@value #WINDOW} successive places
     */
    static List<Ranked> spread(List<Candidate> candidates, int max) {
        List<Candidate> left = new LinkedList<>(candidates);
        Deque<Long> window = new ArrayDeque<>();
        Map<Long, Integer> places = new HashMap<>();
        List<Ranked> ranking = new ArrayList<>();
        double score = Double.POSITIVE_INFINITY;
        while (!left.isEmpty()) {
            if (window.size() == WINDOW) {
                places.merge(window.removeFirst(), -1, Integer::sum);
            }
            Candidate next = takeNext(left, places, max);
            window.addLast(next.channelId());
            places.merge(next.channelId(), 1, Integer::sum);
            score = Math.min(score, next.score());
            ranking.add(new Ranked(next.id(), score));
        }
        return ranking;
    }

    private static Candidate takeNext(List<Candidate> left, Map<Long, Integer> places, int max) {
        for (Iterator<Candidate> candidates = left.iterator(); candidates.hasNext(); ) {
            Candidate candidate = candidates.next();
            if (places.getOrDefault(candidate.channelId(), 0) < max) {
                candidates.remove();
                return candidate;
            }
        }
        return left.remove(0);
    }

    /**
     * Returns the index to continue at: after the video of the cursor, or if it is not in the ranking any more, at the first one with a
     * lower score.
     *
     * @param after the keys of a cursor, see {@link #keys}; empty for the beginning
     */
    static int begin(List<Ranked> ranking, List<String> after) {
        if (after.isEmpty()) {
            return 0;
        }
        double score = Double.parseDouble(after.get(0));
        long id = Long.parseLong(after.get(1));
        int below = ranking.size();
        for (int i = 0; i < ranking.size(); i++) {
            if (ranking.get(i).id() == id) {
                return i + 1;
            }
            if (ranking.get(i).score() < score) {
                below = Math.min(below, i);
            }
        }
        return below;
    }

    /** Returns the keys of the cursor after a video. */
    static List<String> keys(Ranked last) {
        return List.of(Double.toString(last.score()), Long.toString(last.id()));
    }
}
