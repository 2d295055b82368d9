package io.vireo.discovery;

import io.vireo.video.UniversalBody;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A part of a list of videos.
 *
 * @param next the cursor of the next part; null if there is none
 */
public record DiscoveredVideos(
        List<UniversalBody> entries, @Nullable String next) {}
