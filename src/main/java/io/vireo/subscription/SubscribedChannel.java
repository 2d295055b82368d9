package io.vireo.subscription;

import io.vireo.video.UniversalBody;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A channel to which another one is subscribed.
 *
 * @param since when it subscribed, ISO 8601 in UTC
 */
record SubscribedChannel(UniversalBody channel, boolean bell, String since) {
    /** Returns the entry of the list: the universal body with the further keys {@code bell} and {@code since}. */
    UniversalBody entry() {
        Map<String, Object> further = new LinkedHashMap<>();
        further.put("bell", bell);
        further.put("since", since);
        return channel.with(further);
    }
}
