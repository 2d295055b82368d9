package io.vireo.history;

import io.vireo.platform.Component;
import io.vireo.video.PersonalKeys;
import jakarta.inject.Inject;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/** Adds {@code position} and {@code done} to the videos of lists that a caller gets with a token. */
@Component
class HistoryKeys implements PersonalKeys {
    @Inject
    HistoryListRepository history;

    @Override
    public Map<String, Map<String, Object>> of(long channelId, Collection<String> hashes) {
        Map<String, WatchedPosition> positions = history.positions(channelId, hashes);
        Map<String, Map<String, Object>> keys = new HashMap<>();
        for (String hash : hashes) {
            keys.put(hash, of(positions.getOrDefault(hash, WatchedPosition.NONE)));
        }
        return keys;
    }

    static Map<String, Object> of(WatchedPosition position) {
        Map<String, Object> keys = new LinkedHashMap<>();
        keys.put("position", position.position());
        keys.put("done", position.done());
        return keys;
    }
}
