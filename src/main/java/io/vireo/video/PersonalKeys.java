package io.vireo.video;

import java.util.Collection;
import java.util.Map;

/**
 * Adds keys to the videos of lists that a caller gets with a token. A feature contributes an {@code @ApplicationScoped} bean, {@link
 * PersonalEntries} asks all beans of the type.
 */
public interface PersonalKeys {
    /**
     * Returns further keys of videos, by their hash paths, with one query.
     *
     * @param channelId the channel of the caller
     */
    Map<String, Map<String, Object>> of(long channelId, Collection<String> hashes);
}
