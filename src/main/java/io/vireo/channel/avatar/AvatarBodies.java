package io.vireo.channel.avatar;

import io.vireo.http.connector.RequestBodyPaths;
import io.vireo.platform.Component;

/** The images that {@link AvatarResource} reads without blocking. */
@Component
class AvatarBodies implements RequestBodyPaths {
    @Override
    public boolean isStreamed(String path) {
        return path.equals("/channel/picture");
    }
}
