package io.vireo.web;

import io.vireo.http.connector.RequestBodyPaths;
import io.vireo.platform.Component;
import java.util.Set;

/** The forms of the pages, which are read as a whole like JSON bodies. */
@Component
class WebFormBodies implements RequestBodyPaths {
    private static final Set<String> PATHS = Set.of(
            "/signin",
            "/signup",
            "/signout",
            "/settings",
            "/preferences",
            "/moderation",
            "/history",
            "/liked",
            "/later",
            "/playlists",
            "/feed",
            "/inbox");

    private static final Set<String> PREFIXES =
            Set.of("/edit/", "/report/", "/comments/", "/rate/", "/subscribe/", "/save/", "/block/", "/playlist/");

    @Override
    public boolean isBuffered(String path) {
        return PATHS.contains(path) || PREFIXES.stream().anyMatch(path::startsWith);
    }
}
