package io.vireo.discovery;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A part of a list of videos.
 *
 * @param entries universal bodies
 * @param next the cursor of the next part; null if there is none
 */
public record DiscoveredVideos(
        List<Map<String, Object>> entries, @Nullable String next) {}
